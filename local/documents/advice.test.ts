import { PROBLEMS } from '@shared/contract/problems'
import { ADVICE } from './advice'
import { textOf, written } from './documents'

/** So many sentences advise what no test does yet; it only becomes less. */
const STILL_UNHELD = 26

const ofKind = <K extends (typeof ADVICE)[number]['kind']>(kind: K) =>
  ADVICE.filter((row): row is Extract<(typeof ADVICE)[number], { kind: K }> => row.kind === kind)
const ASKS = /请|可以/

test('every sentence of problems has its row, in their order', () => {
  expect(ADVICE.map(({ code }) => code)).toEqual(Object.keys(PROBLEMS))
})

test('every test that follows a sentence is there, under that very name, and meets its code', () => {
  const rows = ofKind('followed')
  expect(rows.length).toBeGreaterThan(30)
  const lost = rows.filter(({ file, test, code }) => {
    if (!written.includes(file)) return true
    const text = textOf(file)
    const named = ["'", '"', '`'].some((mark) => text.includes(`${mark}${test}${mark}`))
    return !named || !text.includes(`'${code}'`)
  })
  expect(lost).toEqual([])
})

test('what only says what is asks for nothing, and what is done elsewhere says where', () => {
  expect(ofKind('fact').filter(({ code }) => ASKS.test(PROBLEMS[code].message))).toEqual([])
  expect(ofKind('beyond').filter(({ code, where }) => where === '' || !ASKS.test(PROBLEMS[code].message))).toEqual([])
})

test('no sentence is added whose advice nobody follows', () => {
  expect(ofKind('unheld')).toHaveLength(STILL_UNHELD)
})
