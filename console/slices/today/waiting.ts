import type { Outputs } from '@shared/contract/contract'
import { DUE_KINDS } from '@shared/rules/office/due'

export type Today = Outputs['today']['home']

interface Tile {
  id: string
  title: string
  /** What there is to do. */
  note: string
  unit: string
  tone: 'bad' | 'warn'
  count: number
  /** The list it counts: a screen, or what is due below. */
  to: string
}

/** The day in numbers, what is worst first; a number of the list that its link leads to. */
export const tilesOf = ({ urgent, late, due, waiting }: Today): Tile[] => [
  {
    ...{ id: 'urgent', title: '紧急', note: '还没办完的紧急上报', unit: '件' },
    ...{ tone: 'bad', count: urgent, to: '/overdue?list=urgent' },
  },
  {
    ...{ id: 'late', title: '已超时', note: '在下面最前面', unit: '件' },
    ...{ tone: 'bad', count: late, to: '#due' },
  },
  {
    ...{ id: 'due', title: '今天要办', note: '到今晚为止，含超时', unit: '件' },
    ...{ tone: 'warn', count: due, to: '#due' },
  },
  ...waiting.map(({ kind, count }) => {
    const { label, unit, desk } = DUE_KINDS[kind]
    return { id: kind, title: label, note: '等你确认', unit, tone: 'warn' as const, count, to: desk }
  }),
]
