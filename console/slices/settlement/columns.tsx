import type { Outputs } from '@shared/contract/contract'
import { sayValue, standingOf } from '@shared/rules/points/settlement'
import { sayNumber } from '@shared/rules/text/words'
import type { TableColumnsType } from 'antd'

export type Statement = Outputs['shops']['settlements']['items'][number]

const TONES = { 已结清: 'good', 待结清: 'warn', 进行中: 'plain' } as const

export function Standing({ statement }: { statement: Pick<Statement, 'state' | 'over'> }) {
  const standing = standingOf(statement)
  return <span className={`mark mark--${TONES[standing]}`}>{standing}</span>
}

/** What a statement comes to, beside what it is of. */
export const SUMS: TableColumnsType<Statement> = [
  {
    ...{ title: '份数', width: 120, align: 'right', className: 'number' },
    render: (_, { total }) => sayNumber(total.vouchers),
  },
  {
    ...{ title: '积分', width: 140, align: 'right', className: 'number' },
    render: (_, { total }) => sayNumber(total.points),
  },
  {
    ...{ title: '应结（元）', width: 160, align: 'right', className: 'number' },
    render: (_, { total }) => sayValue(total.valueFen),
  },
  { title: '状态', width: 110, render: (_, statement) => <Standing statement={statement} /> },
]
