import { api } from '@console/app/client'
import { Loaded } from '@console/parts/States'
import { Table } from '@console/parts/Table'
import type { Outputs } from '@shared/contract/contract'
import { barsOf, METRIC_KEYS, METRICS, type Metric, weeksOf } from '@shared/rules/office/metrics'
import { sayChange } from '@shared/rules/reports/reportNumbers'
import { sayNumber } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { useQuery } from '@tanstack/react-query'
import type { TableColumnsType } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { DayBars } from './DayBars'
import './street.css'

type Today = Outputs['insights']['today']
type Community = Today['communities'][number]

const isMetric = (text: string | null): text is Metric => text !== null && Object.hasOwn(METRICS, text)

/** The street's numbers: today, since the beginning, day by day and by community. */
export function Street() {
  const today = useQuery({
    queryKey: ['insights', 'today'],
    queryFn: () => api.insights.today({}),
    refetchInterval: 60_000,
  })
  return (
    <div className="page">
      <header className="page-head">
        <h1>街道今日</h1>
        {today.data ? (
          <span className="small">{sayMoment(today.data.serverTime, today.data.serverTime)} 的数字</span>
        ) : null}
      </header>
      <Loaded query={today} rows={8}>
        {(found) => <Numbers today={found} />}
      </Loaded>
    </div>
  )
}

function Numbers({ today }: { today: Today }) {
  const [address, setAddress] = useSearchParams()
  const asked = address.get('of')
  const metric = isMetric(asked) ? asked : 'checkins'
  const choose = (next: Metric) => setAddress({ of: next }, { replace: true })
  const bars = barsOf(today.days, metric)
  // The two weeks before today are one day more than what comes with it.
  const past = useQuery({ queryKey: ['insights', 'days'], queryFn: () => api.insights.days({ limit: 15 }) })
  const weeks = past.data && weeksOf(past.data.items, metric, today.day)
  return (
    <>
      <fieldset className="metrics">
        <legend className="hidden-words">看哪一项</legend>
        {METRIC_KEYS.map((each) => (
          <button
            key={each}
            type="button"
            id={`metric-${each}`}
            className="metric"
            aria-pressed={each === metric}
            onClick={() => choose(each)}
          >
            <span>{METRICS[each]}</span>
            <strong className="number">{sayNumber(today.today[each])}</strong>
            <span className="small number">累计 {sayNumber(today.total[each])}</span>
          </button>
        ))}
      </fieldset>
      <div className="street-columns">
        <section className="panel">
          <h2 className="panel-title">
            {METRICS[metric]} <span className="small">最近 {bars.length} 天</span>
            {weeks ? (
              <span id="street-weeks" className="small number">
                昨天为止 7 天 {sayNumber(weeks.last)}，再前 7 天 {sayNumber(weeks.before)}{' '}
                {sayChange(weeks.last, weeks.before) ?? ''}
              </span>
            ) : null}
          </h2>
          <DayBars bars={bars} name={METRICS[metric]} today={today.day} />
        </section>
        <section className="panel">
          <h2 className="panel-title">街道里有</h2>
          <Facts facts={today.facts} />
        </section>
      </div>
      <section className="panel">
        <h2 className="panel-title">各社区</h2>
        <Communities communities={today.communities} metric={metric} />
      </section>
    </>
  )
}

const FACTS = { stations: '驿站', sharedShelves: '共享格子铺', merchants: '暖新商家', offers: '在售套餐' } as const

function Facts({ facts }: { facts: Today['facts'] }) {
  return (
    <dl className="street-facts">
      {(Object.keys(FACTS) as (keyof typeof FACTS)[]).map((fact) => (
        <div key={fact}>
          <dt className="small">{FACTS[fact]}</dt>
          <dd className="number">{sayNumber(facts[fact])}</dd>
        </div>
      ))}
      {facts.survey ? <Surveyed survey={facts.survey} /> : null}
    </dl>
  )
}

const SURVEYED = { outlets: '网点', couriers: '快递员', drivers: '司机' } as const

/** What the last closed round of the survey found; it leads to the people it counts. */
function Surveyed({ survey }: { survey: NonNullable<Today['facts']['survey']> }) {
  return (Object.keys(SURVEYED) as (keyof typeof SURVEYED)[]).map((fact) => (
    <div key={fact}>
      <dt className="small">
        {SURVEYED[fact]}
        （第 {survey.round} 轮摸底）
      </dt>
      <dd className="number">
        <Link to={`/survey?round=${survey.round}`}>{sayNumber(survey[fact])}</Link>
      </dd>
    </div>
  ))
}

/** Every community with today's counts; the chosen one's total beside. */
function Communities({ communities, metric }: { communities: readonly Community[]; metric: Metric }) {
  const columns: TableColumnsType<Community> = [
    { title: '社区', dataIndex: 'name', fixed: 'left', width: 150 },
    ...METRIC_KEYS.map((each) => ({
      title: METRICS[each],
      align: 'right' as const,
      width: 104,
      className: each === metric ? 'number chosen' : 'number',
      sorter: (a: Community, b: Community) => a.today[each] - b.today[each],
      render: (_: unknown, { today }: Community) =>
        today[each] === 0 ? <span className="second">0</span> : sayNumber(today[each]),
    })),
    {
      title: `累计${METRICS[metric]}`,
      align: 'right',
      width: 130,
      className: 'number',
      defaultSortOrder: 'descend',
      sorter: (a, b) => a.total[metric] - b.total[metric],
      render: (_, { total }) => sayNumber(total[metric]),
    },
  ]
  return (
    <Table<Community>
      aria-label="各社区今天的数字"
      columns={columns}
      dataSource={[...communities]}
      rowKey="communityId"
      size="small"
      scroll={{ x: 1320 }}
    />
  )
}
