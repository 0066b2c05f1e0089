import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { now } from '@console/app/clock'
import { Loaded } from '@console/parts/States'
import { ARTICLE_CATEGORIES } from '@shared/rules/articles/article'
import { CALENDAR_MOMENTS, weeksOf } from '@shared/rules/articles/calendar'
import { monthBefore, monthOf, sayMonth } from '@shared/rules/points/settlement'
import { type Day, dayOf, monthAfter, sayClock } from '@shared/rules/time/day'
import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { useCalendar } from './useArticles'

type Entry = NonNullable<ReturnType<typeof useCalendar>['data']>['items'][number]

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/

/** What appears when, and what goes: a month of the street's articles. */
export function Calendar() {
  const [address, setAddress] = useSearchParams()
  const asked = address.get('month') ?? ''
  const month = MONTH.test(asked) ? asked : monthOf(dayOf(now()))
  const query = useCalendar(month)
  const turn = (next: string) => setAddress({ month: next }, { replace: true })
  return (
    <div className="page">
      <header className="page-head">
        <h1>文章日历</h1>
        <Button aria-label="上个月" icon={<LeftOutlined />} onClick={() => turn(monthBefore(month))} />
        <strong className="number">{sayMonth(month)}</strong>
        <Button aria-label="下个月" icon={<RightOutlined />} onClick={() => turn(monthAfter(month))} />
        <span className="grow" />
        <Link to="/articles">回列表</Link>
      </header>
      <section className="panel">
        <Loaded query={query} rows={10}>
          {({ items }) => <Month month={month} items={items} />}
        </Loaded>
      </section>
    </div>
  )
}

function Month({ month, items }: { month: string; items: readonly Entry[] }) {
  const today = dayOf(now())
  return (
    <table className="article-calendar" aria-label={`${sayMonth(month)}的文章`}>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td key={day} aria-current={day === today ? 'date' : undefined}>
                {day.startsWith(month) ? <OneDay day={day} items={items.filter((each) => each.day === day)} /> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function OneDay({ day, items }: { day: Day; items: readonly Entry[] }) {
  return (
    <>
      <div className="small number">{Number(day.slice(8))}</div>
      {items.map(({ articleId, what, title, category, at }) => (
        <Link key={`${what}-${articleId}`} className="article-calendar-entry" to={`/articles/${articleId}`}>
          <span className={`mark ${what === 'appears' ? 'mark--good' : 'mark--plain'}`}>{CALENDAR_MOMENTS[what]}</span>{' '}
          {what === 'appears' ? <span className="number">{sayClock(at).slice(11, 16)} </span> : null}
          {title}
          <span className="small"> {ARTICLE_CATEGORIES[category].label}</span>
        </Link>
      ))}
    </>
  )
}
