import { seenLetters, typedForm } from './oneForm'

/** Of so few characters of a phone number none is shown: what is left could be tried out. */
const LEAST_DIGITS = 8

/** 王小明 → 王**, 张三 → 张*, 欧阳测试员 → 欧***员: never more than half of what can be read: blanks, points and what nobody sees hide nothing. */
export function maskName(name: string): string {
  const letters = seenLetters(name)
  if (letters.length <= 1) return '*'
  return masked(letters, 1, letters.length >= 4 ? 1 : 0)
}

/**
 * 13812345678 → 138******78, +852 9123 4567 → +852******67: never more than half of the digits, the region among those
 * that are shown. What follows the number (an extension, words) is left out; fewer than 8 digits are hidden whole.
 */
export function maskPhone(phone: string): string {
  const [, plus = '', number = ''] = /^[^+\d]*(\+?)([\d\p{P}\p{S}]*)/u.exec(typedForm(phone)) ?? []
  const digits = [...number.replace(/\D/g, '')]
  if (digits.length < LEAST_DIGITS) return '****'
  const shown = Math.floor(digits.length / 2)
  const head = Math.min(3, Math.ceil(shown / 2))
  return plus + masked(digits, head, Math.min(4, shown - head))
}

const masked = (letters: readonly string[], head: number, tail: number): string =>
  [...letters.slice(0, head), '*'.repeat(letters.length - head - tail), ...(tail > 0 ? letters.slice(-tail) : [])].join(
    '',
  )
