import { sayUnread } from './messages'

test.each([
  [0, ''],
  [1, '1'],
  [99, '99'],
  [100, '99+'],
])('%i unread messages are shown as %s', (unread, said) => {
  expect(sayUnread(unread)).toBe(said)
})
