import { startOf } from '@shared/rules/time/day'
import { ulidOf } from '@shared/ulid'
import fc from 'fast-check'
import { dayOfNumber, numberIn, sayNumber } from './reportNumber'

const AT = startOf('2026-11-29') + 3_600_000
const moments = fc.integer({ min: startOf('2020-01-01'), max: startOf('2099-12-31') })
const reports = fc
  .record({ bytes: fc.uint8Array({ minLength: 16, maxLength: 16 }), submittedAt: moments })
  .map(({ bytes, submittedAt }) => {
    let next = 0
    return { reportId: ulidOf(submittedAt, () => bytes[next++] ?? 0), submittedAt }
  })

it('is the day it came and four letters, none of which looks like another', () => {
  expect(sayNumber({ reportId: '01KB7J0XFW0000000000000000', submittedAt: AT })).toBe('1129-3333')
  fc.assert(fc.property(reports, (report) => /^\d{4}-[34679ACDEFGHJKMNPQRTWXY]{4}$/.test(sayNumber(report))))
})

/** How a number is heard, typed and pasted. */
const ways: readonly ((number: string) => string)[] = [
  (number) => number.toLowerCase(),
  (number) => number.replace('-', ''),
  (number) => number.replace('-', ' '),
  (number) => ` ${[...number].join(' ')} `,
  (number) => [...number].map((each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)).join(''),
  (number) => [...number].map((each) => '〇一二三四五六七八九'[Number(each)] ?? each).join(''),
  (number) => [...number].map((each) => '零幺贰叁肆伍陆柒捌玖'[Number(each)] ?? each).join(''),
  (number) => `编号 ${number}`,
  (number) => `工单编号：${number}。`,
  (number) => number.replaceAll('A', 'А').replaceAll('K', 'К'),
]

it('is known again however it is written', () => {
  fc.assert(
    fc.property(reports, fc.constantFrom(...ways), (report, written) => {
      const number = sayNumber(report)
      expect(numberIn(written(number))).toEqual({ number })
    }),
  )
})

it('the whole id is taken as well, however it is written', () => {
  fc.assert(
    fc.property(reports, fc.constantFrom(...ways), ({ reportId }, written) => {
      expect(numberIn(written(reportId))).toEqual({ reportId })
    }),
  )
})

it('words, addresses and telephone numbers are no numbers', () => {
  for (const text of ['', '井盖', '测试路 2 号', '13800001234', '1329-K7Q3', '1132-K7Q3', '1129-K7Q', '1129-K7Q33'])
    expect(numberIn(text)).toBeUndefined()
  for (const letter of '0O1IL2Z5S8BUV') expect(numberIn(`1129-K7Q${letter}`)).toBeUndefined()
})

it('leads back to the day it came for a whole year, and to none in the future', () => {
  fc.assert(
    fc.property(reports, fc.integer({ min: 0, max: 364 }), (report, days) => {
      const day = dayOfNumber(sayNumber(report), report.submittedAt + days * 86_400_000)
      expect(day && startOf(day) <= report.submittedAt && report.submittedAt < startOf(day) + 86_400_000).toBe(true)
    }),
  )
  expect(dayOfNumber('0229-K7Q3', startOf('2027-03-01'))).toBe('2024-02-29')
  expect(dayOfNumber('0230-K7Q3', AT)).toBeUndefined()
  expect(dayOfNumber('1130-K7Q3', AT)).toBe('2025-11-30')
})

it('of a day’s reports as many share a number as chance has it', () => {
  // 5,000 ids share one of 279,841 numbers about 44 times; 150 would be a rule that throws letters away.
  let seed = 1
  const byte = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return (seed >> 8) & 255
  }
  const numbers = Array.from({ length: 5000 }, () => sayNumber({ reportId: ulidOf(AT, byte), submittedAt: AT }))
  const shared = numbers.length - new Set(numbers).size
  expect(shared).toBeGreaterThan(10)
  expect(shared).toBeLessThan(90)
})
