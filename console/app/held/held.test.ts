import { HELD_MS, heldNow, hold, onHeld, sendHeld, takeBack } from './held'

beforeEach(() => jest.useFakeTimers())
afterEach(async () => {
  await sendHeld()
  jest.useRealTimers()
})

/** A move that notes what becomes of it. */
function aMove() {
  const did: string[] = []
  const send = jest.fn(async () => void did.push('sent'))
  const undo = jest.fn(() => void did.push('undone'))
  return { send, undo, did }
}

test('a move is sent when its seconds are over, once, and not before', async () => {
  const move = aMove()
  hold('受理', move)
  jest.advanceTimersByTime(HELD_MS - 1)
  expect([move.did, heldNow()?.label]).toEqual([[], '受理'])
  jest.advanceTimersByTime(1)
  jest.advanceTimersByTime(HELD_MS)
  await sendHeld()
  expect([move.did, heldNow()]).toEqual([['sent'], undefined])
})

test('taken back it is never sent, not even when the page is left', async () => {
  const move = aMove()
  hold('受理', move)
  takeBack()
  jest.advanceTimersByTime(2 * HELD_MS)
  await sendHeld()
  takeBack()
  expect(move.did).toEqual(['undone'])
})

test('the next move sends the one before: one at a time waits, and the last one alone is taken back', async () => {
  const [one, two] = [aMove(), aMove()]
  hold('受理', one)
  hold('我来处理', two)
  await Promise.resolve()
  expect([one.did, heldNow()?.label]).toEqual([['sent'], '我来处理'])
  takeBack()
  await sendHeld()
  expect([one.did, two.did]).toEqual([['sent'], ['undone']])
})

test('who asks for it to be sent waits for the answer, also when it failed', async () => {
  const { undo } = aMove()
  let answer: (error?: Error) => void = () => undefined
  const send = () =>
    new Promise<void>((resolve, reject) => {
      answer = (error) => (error ? reject(error) : resolve())
    })
  hold('受理', { send, undo })
  let isOver = false
  const over = sendHeld().then(() => {
    isOver = true
  })
  await Promise.resolve()
  await Promise.resolve()
  expect(isOver).toBe(false)
  answer(new Error('offline'))
  await over
  expect(isOver).toBe(true)
})

test('a move is sent after the one before was answered: on its way both at once, the second would be refused', async () => {
  const two = aMove()
  let answer: () => void = () => undefined
  const send = () =>
    new Promise<void>((resolve) => {
      answer = resolve
    })
  hold('受理', { send, undo: () => undefined })
  hold('我来处理', two)
  const over = sendHeld()
  await Promise.resolve()
  expect(two.did).toEqual([])
  answer()
  await over
  expect(two.did).toEqual(['sent'])
})

test('whoever draws it is told of every change', () => {
  const listener = jest.fn()
  const leave = onHeld(listener)
  hold('受理', aMove())
  takeBack()
  expect(listener).toHaveBeenCalledTimes(2)
  leave()
  hold('受理', aMove())
  expect(listener).toHaveBeenCalledTimes(2)
})
