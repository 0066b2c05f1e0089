import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { CursorTable } from '@console/parts/CursorTable'
import { MonthField } from '@console/parts/dates'
import { usePages } from '@console/parts/pages'
import { useWhole } from '@console/parts/useWhole'
import { monthBefore, monthOf, sayMonth, sayValue } from '@shared/rules/points/settlement'
import { sayNumber } from '@shared/rules/text/words'
import { dayOf } from '@shared/rules/time/day'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { SUMS } from './columns'
import { togetherOf } from './sums'

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/

/** All shops with what each is owed for a month, the last one to begin with, and what that comes to. */
export function Board() {
  const [address, setAddress] = useSearchParams()
  const navigate = useNavigate()
  const thisMonth = monthOf(dayOf(now()))
  const asked = address.get('month') ?? ''
  const month = MONTH.test(asked) && asked <= thisMonth ? asked : monthBefore(thisMonth)
  const list = usePages(['settlements', month], (cursor) => api.shops.settlements({ month, cursor, limit: 50 }))
  // The sum is of all shops, so that all are asked for: hundreds at the most.
  const { isWhole } = useWhole(list, { until: 'end' })
  const { total, waiting } = togetherOf(list.items)
  return (
    <div className="page">
      <header className="page-head">
        <h1>商家结算</h1>
        <MonthField
          id="settlement-month"
          label="月份"
          value={month}
          last={thisMonth}
          onChange={(chosen) => setAddress(chosen ? { month: chosen } : {}, { replace: true })}
        />
        {isWhole && list.items.length > 0 ? (
          <span id="settlement-total" className="second number">
            {sayMonth(month)}合计 {sayNumber(total.vouchers)} 份，{sayNumber(total.points)} 分，应结{' '}
            <strong>{sayValue(total.valueFen)} 元</strong>
            {waiting > 0 ? `；${waiting} 家待结清` : ''}
          </span>
        ) : null}
      </header>
      <section className="panel">
        <CursorTable
          list={list}
          columns={[
            {
              title: '商家',
              render: (_, { merchantId, merchantName }) => (
                <Link className="plain-link" to={`/settlement/${merchantId}/${month}`}>
                  {merchantName}
                </Link>
              ),
            },
            ...SUMS,
          ]}
          rowKey="merchantId"
          label={`${sayMonth(month)}的商家结算`}
          empty="街道里还没有商家"
          onChoose={({ merchantId }) => navigate(`/settlement/${merchantId}/${month}`)}
        />
      </section>
    </div>
  )
}
