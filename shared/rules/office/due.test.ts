import { buttonOf, DUE_KINDS, type DueKind, dueOrder, sayDue } from './due'

const NOW = Date.parse('2031-11-19T03:30:00.000Z')
const HOUR = 3_600_000

test.each([
  [{ dueOn: '2031-11-19', missed: 0 }, 'soon', '今天内'],
  [{ dueOn: '2031-11-18', missed: 1 }, 'late', '超时 1 天'],
  [{ dueOn: '2031-10-31', missed: 3 }, 'late', '缺 3 次'],
  [{ dueOn: '2031-11-19', dueAt: NOW + 3 * HOUR, missed: 0 }, 'plain', '还剩 3 小时'],
  [{ dueOn: '2031-11-19', dueAt: NOW + HOUR, missed: 0 }, 'soon', '还剩 1 小时'],
  [{ dueOn: '2031-11-19', dueAt: NOW + 3 * HOUR, urgent: true, missed: 0 }, 'soon', '还剩 3 小时'],
  [{ dueOn: '2031-11-19', dueAt: NOW - HOUR, missed: 0 }, 'late', '超时 1 小时'],
] as const)('%j reads as %s: %s', (item, tone, text) => {
  expect(sayDue(item, NOW)).toEqual({ tone, text })
})

test('the first due stands first; of one moment the order is the same each time', () => {
  const places = [
    { at: 2, kind: 'duty', id: 'a' },
    { at: 1, kind: 'report', id: 'b' },
    { at: 1, kind: 'report', id: 'a' },
    { at: 1, kind: 'duty', id: 'z' },
  ]
  expect([...places].sort(dueOrder).map(({ kind, id }) => kind + id)).toEqual(['dutyz', 'reporta', 'reportb', 'dutya'])
  expect(dueOrder(places[0] ?? NEVER, places[0] ?? NEVER)).toBe(0)
})
const NEVER = { at: 0, kind: '', id: '' }

test('every kind has its words and its places, and a button says something', () => {
  for (const kind of Object.keys(DUE_KINDS) as DueKind[]) {
    const { label, unit, desk } = DUE_KINDS[kind]
    expect([label.length > 0, unit.length, desk.startsWith('/')]).toEqual([true, 1, true])
    expect(buttonOf(kind)).not.toBe('')
  }
})
