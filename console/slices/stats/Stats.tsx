import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { BarsPicture } from '@console/parts/chart/BarsPicture'
import type { Bars } from '@console/parts/chart/bars'
import { MonthField } from '@console/parts/dates'
import { Empty, Loaded } from '@console/parts/States'
import type { Outputs } from '@shared/contract/contract'
import { monthBefore, monthOf, sayMonth } from '@shared/rules/points/settlement'
import { isQuiet, restOf, sayChange, tilesOf } from '@shared/rules/reports/reportNumbers'
import { dayOf } from '@shared/rules/time/day'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { Lines, StandingNow } from './tables'
import './stats.css'

type Stats = Outputs['insights']['reportStats']

const FIRST_MONTH = '2020-01'
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/

const useMonth = (month: string) =>
  useQuery({
    queryKey: ['insights', 'reportStats', month],
    queryFn: () => api.insights.reportStats({ month }),
    placeholderData: keepPreviousData,
  })

/** What was done with reports in a month beside the month before; where they stand now; what most people wait for. */
export function Stats() {
  const [address, setAddress] = useSearchParams()
  const thisMonth = monthOf(dayOf(now()))
  const asked = address.get('month') ?? ''
  const month = MONTH.test(asked) && asked >= FIRST_MONTH && asked <= thisMonth ? asked : thisMonth
  const stats = useMonth(month)
  const before = useMonth(monthBefore(month))
  // A comparison with a month that is not there yet, or with itself, would say something wrong.
  const compared = before.data?.month === monthBefore(month) && !before.isPlaceholderData ? before.data : undefined
  return (
    <div className="page">
      <header className="page-head">
        <h1>随手拍统计</h1>
        <MonthField
          id="stats-month"
          label="月份"
          value={month}
          first={FIRST_MONTH}
          last={thisMonth}
          onChange={(chosen) => setAddress(chosen ? { month: chosen } : {}, { replace: true })}
        />
        <span className="small">按每一步发生的月份统计；时间是中位数，为估算值。</span>
      </header>
      <Loaded query={stats} rows={10}>
        {(found) => (
          <>
            {isQuiet(found) ? (
              <section className="panel">
                <Empty text={`${sayMonth(found.month)}没有随手拍，换个月份看看`} />
              </section>
            ) : (
              <Month stats={found} before={compared} isUnderWay={month === thisMonth} />
            )}
            <section className="panel">
              <h2 className="panel-title">
                现在在哪一步 <span className="small">不管是哪个月报的</span>
              </h2>
              <StandingNow now={found.now} />
            </section>
            <Joined top={found.top} />
          </>
        )}
      </Loaded>
    </div>
  )
}

/** What came in beside what was closed, line by line. */
const barsOf = (lines: Stats['categories']): Bars => ({
  names: lines.map(({ name }) => name),
  series: [
    { name: '收到', colour: 'fresh', values: lines.map(({ submitted }) => submitted) },
    { name: '办结', colour: 'good', values: lines.map(({ confirmed, closedAlone }) => confirmed + closedAlone) },
  ],
})

interface MonthProps {
  stats: Stats
  before: Stats | undefined
  /** A month that goes on is not measured against a whole one. */
  isUnderWay: boolean
}

function Month({ stats, before, isUnderWay }: MonthProps) {
  const rest = restOf(stats.total)
  const past = before && tilesOf(before.total)
  const closed = ({ confirmed, closedAlone }: Stats['total']) => confirmed + closedAlone
  const changes: Readonly<Record<string, string | undefined>> =
    before && !isUnderWay
      ? {
          submitted: sayChange(stats.total.submitted, before.total.submitted),
          closed: sayChange(closed(stats.total), closed(before.total)),
        }
      : {}
  return (
    <>
      <dl className="stats-tiles">
        {tilesOf(stats.total).map(({ id, name, value }, at) => (
          <div key={id} id={`stats-${id}`}>
            <dt>{name}</dt>
            <dd className="number">{value}</dd>
            <dd className="small number">
              {past ? `上个月 ${past[at]?.value ?? '—'}` : ''} {changes[id] ?? ''}
            </dd>
          </div>
        ))}
      </dl>
      {rest ? <p className="second number">{rest}</p> : null}
      <section className="panel">
        <h2 className="panel-title">按类别</h2>
        <BarsPicture label="各类别收到和办结的件数" bars={barsOf(stats.categories)} />
        <Lines of="类别" lines={stats.categories} before={before?.categories} />
      </section>
      <section className="panel">
        <h2 className="panel-title">按社区</h2>
        <BarsPicture label="各社区收到和办结的件数" bars={barsOf(stats.communities)} />
        <Lines of="社区" lines={stats.communities} before={before?.communities} />
      </section>
    </>
  )
}

/** What most people wait for now, whatever the month. */
function Joined({ top }: Pick<Stats, 'top'>) {
  if (top.length === 0) return null
  return (
    <section className="panel">
      <h2 className="panel-title">现在最多人 +1</h2>
      <ul className="stats-top">
        {top.map(({ reportId, categoryName, summary, address, pluses }) => (
          <li key={reportId} className="row">
            <strong className="number">+{pluses}</strong>
            <Link to={`/reports/${reportId}`} className="plain-link">
              {categoryName} · {address || '位置在地图上'}
            </Link>
            <span className="second clip grow">{summary}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
