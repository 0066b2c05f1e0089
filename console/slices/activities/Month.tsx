import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Paged } from '@console/parts/States'
import { useNow } from '@console/parts/useNow'
import { useWhole } from '@console/parts/useWhole'
import { clockOf, dayOf, minuteOf, monthAfter } from '@shared/rules/time/day'
import { Button } from 'antd'
import { Link } from 'react-router'
import { monthBefore, weeksOf } from './month'
import { type Row, useMonth } from './useActivities'

interface Props {
  month: string
  community: string | undefined
  onMonth: (month: string) => void
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** A month as a sheet on the wall: what begins on each day. */
export function Month({ month, community, onMonth }: Props) {
  const list = useMonth(month, community)
  useWhole(list, { until: 'end' })
  const today = dayOf(useNow())
  const on = (day: string) => list.items.filter(({ starts }) => dayOf(starts) === day)
  return (
    <>
      <div className="row month-head">
        <Button size="small" icon={<LeftOutlined />} aria-label="上个月" onClick={() => onMonth(monthBefore(month))} />
        <h2 id="month-title" className="number">
          {month.slice(0, 4)}年{Number(month.slice(5))}月
        </h2>
        <Button size="small" icon={<RightOutlined />} aria-label="下个月" onClick={() => onMonth(monthAfter(month))} />
        <span className="small">{list.data && !list.hasNextPage ? `共 ${list.items.length} 场` : ''}</span>
      </div>
      {list.error || list.isPending ? <Paged list={list}>{() => null}</Paged> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow window scrolls it by keys. */}
      <section className="month-box" aria-labelledby="month-title" tabIndex={0}>
        <table className="month-table">
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
                  <td
                    key={day}
                    className={day.startsWith(month) ? '' : 'month-beside'}
                    aria-current={day === today && 'date'}
                  >
                    <span className="month-day number">{Number(day.slice(8))}</span>
                    {on(day).map((row) => (
                      <Entry key={row.activityId} row={row} />
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function Entry({ row: { activityId, title, starts, cancelled, state } }: { row: Row }) {
  return (
    <Link className={`month-entry ${cancelled ? 'month-entry--off' : ''}`} to={`/activities/${activityId}`}>
      <span className="number">{clockOf(minuteOf(starts))}</span> {title}
      {cancelled ? '（取消）' : state === 'draft' ? '（草稿）' : ''}
    </Link>
  )
}
