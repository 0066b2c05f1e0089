import { backoffMs } from '../api/backoff'
import { lineNow, noteAnswer, noteNetwork, noteSilence, onBackOnline } from './online'

beforeEach(() => noteAnswer())

test('a network without an answer is not the same as no network', () => {
  noteSilence()
  expect(lineNow()).toBe('silent')
  noteNetwork(false)
  noteSilence()
  expect(lineNow()).toBe('gone')
})

test('whoever waits is called when the network returns, and when the server answers again', () => {
  const back = jest.fn()
  const leave = onBackOnline(back)
  noteNetwork(false)
  noteNetwork(true)
  expect(back).toHaveBeenCalledTimes(1)
  noteSilence()
  noteAnswer()
  noteAnswer()
  expect(back).toHaveBeenCalledTimes(2)
  leave()
  noteSilence()
  noteAnswer()
  expect(back).toHaveBeenCalledTimes(2)
})

test('an answer proves a network, whatever the phone believes', () => {
  noteNetwork(false)
  noteAnswer()
  expect(lineNow()).toBe('there')
})

test('waiting doubles up to its cap, and chance spreads the phones', () => {
  expect([1, 2, 3, 4, 9].map((failures) => backoffMs(failures, 1_000, 6_000, 1))).toEqual([
    1_000, 2_000, 4_000, 6_000, 6_000,
  ])
  expect(backoffMs(3, 1_000, 6_000, 0)).toBe(2_000)
  expect(backoffMs(5_000, 1_000, 6_000, 0.5)).toBe(4_500)
})
