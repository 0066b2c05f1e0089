import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { sayMonth } from '@shared/rules/points/settlement'
import { Link, useNavigate } from 'react-router'
import { SUMS } from './columns'

/** A shop's months, newest first. */
export function Months({ merchantId }: { merchantId: string }) {
  const navigate = useNavigate()
  const list = usePages(['settlements', 'months', merchantId], (cursor) => api.shops.months({ merchantId, cursor }))
  return (
    <div className="page">
      <header className="page-head">
        <h1>{list.items[0]?.merchantName ?? '商家'}</h1>
        <Link to="/settlement">回商家结算</Link>
      </header>
      <section className="panel">
        <CursorTable
          list={list}
          columns={[
            {
              title: '月份',
              render: (_, { month }) => (
                <Link className="plain-link" to={`/settlement/${merchantId}/${month}`}>
                  {sayMonth(month)}
                </Link>
              ),
            },
            ...SUMS,
          ]}
          rowKey="month"
          label="各月"
          empty="还没有核销过，核销了就有月份"
          onChoose={({ month }) => navigate(`/settlement/${merchantId}/${month}`)}
        />
      </section>
    </div>
  )
}
