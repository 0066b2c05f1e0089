import { Facts } from '@console/parts/Facts'
import { useStreet } from '@console/parts/street'
import { useNow } from '@console/parts/useNow'
import { type Sum, sayMonth, sayValue } from '@shared/rules/points/settlement'
import { sayFen, sayNumber } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { Standing, type Statement } from './columns'

const sayCount = ({ vouchers, points }: Sum) => `${sayNumber(vouchers)} 份 · ${sayNumber(points)} 分`

/** What the month comes to, and whether it stands for good. */
export function Sheet({ statement }: { statement: Statement }) {
  const { month, merchantName, own, correction, total, pointFen, closedAt, closedByLabel } = statement
  const nowMs = useNow()
  const street = useStreet()
  return (
    <section className="panel" aria-label="合计">
      <h2 className="only-print">
        {merchantName} · {sayMonth(month)}结算单
        <span className="small"> {street.data?.name}</span>
      </h2>
      <div className="row wrap">
        <p className="big number" id="month-total">
          {sayValue(total.valueFen)} 元
        </p>
        <Standing statement={statement} />
      </div>
      <Facts
        facts={{
          本月核销: <span className="number">{sayCount(own)}</span>,
          上月更正:
            correction.vouchers === 0 ? undefined : (
              <span className="number">
                {sayCount(correction)} · {sayValue(correction.valueFen)} 元
              </span>
            ),
          每分折合: pointFen > 0 ? `${sayFen(pointFen)} 元` : '街道还没有定，在 结算和审批 里设',
          结清: closedAt === undefined ? undefined : `${closedByLabel} · ${sayMoment(closedAt, nowMs)}`,
        }}
      />
    </section>
  )
}
