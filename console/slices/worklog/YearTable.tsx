import { Table } from '@console/parts/Table'
import { sayNumber } from '@shared/rules/text/words'
import type { TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { type Figure, linesOf, monthsOf, type YearLine } from './year'

interface Props {
  communityId: string
  /** The community's name. */
  name: string
  year: number
  categories: readonly Figure[]
}

/** What was done in a year, by category and month; every number leads to its entries. */
export function YearTable({ communityId, name, year, categories }: Props) {
  const addressOf = (categoryId: string, month?: string) => ({
    search: new URLSearchParams({
      ...{ team: communityId, year: String(year), of: categoryId },
      ...(month === undefined ? {} : { month }),
    }).toString(),
  })
  const columns: TableColumnsType<YearLine> = [
    {
      title: '类别',
      fixed: 'left',
      width: 150,
      render: (_, { categoryId, name: category, active }) => (
        <>
          <Link className="plain-link" to={addressOf(categoryId)} replace title="看所有的明细">
            {category}
          </Link>{' '}
          {active ? null : <span className="mark mark--plain">停用</span>}
        </>
      ),
    },
    ...monthsOf(year).map((month) => ({
      title: `${Number(month.slice(5))}月`,
      key: month,
      align: 'right' as const,
      className: 'number',
      render: (_: unknown, { categoryId, unit, cells }: YearLine) => {
        const sum = cells.get(month)
        return sum ? (
          <Link className="worklog-cell" to={addressOf(categoryId, month)} replace id={`cell-${categoryId}-${month}`}>
            <Amount {...sum} unit={unit} />
          </Link>
        ) : null
      },
    })),
    {
      title: '全年',
      align: 'right',
      width: 104,
      className: 'number worklog-sum',
      render: (_, { entries, quantity, unit }) => <Amount entries={entries} quantity={quantity} unit={unit} />,
    },
  ]
  return (
    <section className="panel worklog-sheet" aria-labelledby="worklog-done">
      <h2 className="panel-title" id="worklog-done">
        {name} {year} 年做了
        <span className="small">点一个数看明细。刚记的，几秒后算进来。</span>
      </h2>
      <Table<YearLine>
        aria-label={`${name} ${year} 年，按类别和月份`}
        columns={columns}
        dataSource={linesOf(categories)}
        rowKey="categoryId"
        size="small"
        scroll={{ x: 960 }}
      />
    </section>
  )
}

function Amount({ entries, quantity, unit }: { entries: number; quantity: number; unit: string }) {
  return (
    <>
      <span className="worklog-amount">
        {sayNumber(quantity)} <span className="worklog-unit">{unit}</span>
      </span>
      <span className="small">{sayNumber(entries)} 条</span>
    </>
  )
}
