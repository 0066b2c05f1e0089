import { sayUnread, sayWaiting } from './messages'

test.each([
  [0, ''],
  [1, '1'],
  [99, '99'],
  [100, '99+'],
])('%i unread messages are shown as %s', (unread, said) => {
  expect(sayUnread(unread)).toBe(said)
})

test.each([
  [0, ''],
  [1, '1'],
  [20, '20'],
  [21, '20+'],
])('%i that wait for staff are shown as %s', (waiting, said) => {
  expect(sayWaiting(waiting)).toBe(said)
})
