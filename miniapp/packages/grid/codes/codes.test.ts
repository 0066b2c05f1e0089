import { codeAt } from './codes'

const START = 1_800_000_000_000
const CODES = {
  stepSeconds: 30,
  codes: ['111111', '222222', '333333'].map((code, index) => ({ code, from: START + index * 30_000 })),
}

test('the code of a moment, with the seconds it still stands', () => {
  expect(codeAt(CODES, START)).toEqual({ code: '111111', secondsLeft: 30, share: 1, lastsMs: 90_000 })
  expect(codeAt(CODES, START + 29_001)).toMatchObject({ code: '111111', secondsLeft: 1 })
  expect(codeAt(CODES, START + 30_000)).toMatchObject({ code: '222222', secondsLeft: 30, lastsMs: 60_000 })
})

test('no code is shown before the first or after the last', () => {
  expect(codeAt(CODES, START - 1)).toBeUndefined()
  expect(codeAt(CODES, START + 90_000)).toBeUndefined()
  expect(codeAt({ stepSeconds: 30, codes: [] }, START)).toBeUndefined()
})
