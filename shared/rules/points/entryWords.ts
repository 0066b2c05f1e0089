import type { EntryKind } from './points'

/** How each kind of entry is written: what it did to what can be spent. A post spends what was held before. */
export const ENTRY_SIGNS = {
  earn: { sign: '+', tone: 'good', says: '' },
  hold: { sign: '−', tone: 'warn', says: '先放在券里' },
  post: { sign: '', tone: 'second', says: '券里的积分用掉了' },
  release: { sign: '+', tone: 'good', says: '券里的积分退回了' },
  unpost: { sign: '', tone: 'second', says: '用掉的积分回到券里' },
  expire: { sign: '−', tone: 'second', says: '到期没有用掉' },
  restore: { sign: '+', tone: 'good', says: '到期的积分已补回' },
  reverse: { sign: '−', tone: 'warn', says: '街道更正' },
} as const satisfies Record<EntryKind, { sign: string; tone: string; says: string }>

interface Entry {
  id: string
  kind: EntryKind
  amount: number
  reverses?: string | undefined
}

/** What an administrator may do with an entry by hand; a voucher's entries go with the voucher. */
export function correctableAs(
  { id, kind, amount }: Entry,
  entries: readonly Entry[],
): '扣回' | '补回' | 'done' | undefined {
  if (entries.some(({ reverses }) => reverses === id)) return 'done'
  if (amount === 0) return undefined
  return kind === 'earn' ? '扣回' : kind === 'reverse' ? '补回' : undefined
}
