/** Digits as Chinese writes them, in words and on cheques, and 幺 as it is said on the telephone. */
export const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  ...digitsOfRow('〇一二三四五六七八九'),
  ...digitsOfRow('零壹贰叁肆伍陆柒捌玖'),
  ...{ 幺: '1', 貳: '2', 參: '3', 陸: '6' },
}

/** A Chinese digit as one of ours; any other character as it is. */
export const arabic = (character: string): string => CHINESE_DIGITS[character] ?? character

/** What was typed as a number or a day: width and Chinese digits make no difference. */
export const typedText = (text: string): string => [...text.normalize('NFKC')].map(arabic).join('').trim()

/** The digits of what was typed or pasted into a field that takes digits alone: １２３４－五六 → 123456. */
export const typedDigits = (text: string): string => typedText(text).replace(/\D/g, '')

function digitsOfRow(row: string): Record<string, string> {
  return Object.fromEntries([...row].map((letter, value) => [letter, String(value)]))
}
