import { textOf, written } from './documents'

const CASES = 'docs/cases.md'
const MOST_LINES = 130
const rows = textOf(CASES)
  .split('\n')
  .filter((line) => /^\| (FT-|attack |open311 |looks )/.test(line))
  .map((line) => line.slice(2, -2).split(' | '))

/** `file`: `name`, `name`; `file`: `name`. */
const PROOF = /`([^`]+\.test\.tsx?)`((?:[:,] `[^`]+`)+)/g
const proofsIn = (cell: string) =>
  [...cell.matchAll(PROOF)].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => ({ file, name })),
  )

const to = (most: number, from = 1) => Array.from({ length: most - from + 1 }, (_, index) => from + index)

test('every case has its row, with its kind and what holds it, or says that nothing does', () => {
  expect(textOf(CASES).split('\n').length).toBeLessThanOrEqual(MOST_LINES)
  expect(rows.filter((cells) => cells.length !== 4 || cells.some((cell) => cell.trim() === ''))).toEqual([])
  expect(rows.filter(([, , , held = '']) => proofsIn(held).length === 0 && !held.includes('Not held:'))).toEqual([])
  const wanted = [
    ...[1, 2, 4, 7, 8, 9, 11, 13, 16, 17, 18, 19, 21, 22, 27, 28].map((n) => `FT-${String(n).padStart(2, '0')}`),
    ...to(23, 0).map((n) => `attack ${n}`),
    ...to(13).map((n) => `open311 ${n}`),
  ]
  expect(wanted.filter((each) => !rows.some(([name = '']) => name.startsWith(`${each} `)))).toEqual([])
})

test('every test that a case names is there, under that very name', () => {
  const proofs = rows.flatMap(([, , , held = '']) => proofsIn(held))
  expect(proofs.length).toBeGreaterThan(80)
  const lost = proofs.filter(({ file, name }) => !written.includes(file) || !namesIn(textOf(file), name))
  expect(lost).toEqual([])
})

/** As a test, a group of them or a row of its table is called; a quotation mark in it is escaped. */
const namesIn = (text: string, name: string): boolean =>
  ["'", '"', '`'].some((mark) => text.includes(`${mark}${name}${mark}`))
