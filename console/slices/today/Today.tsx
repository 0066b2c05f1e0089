import { now } from '@console/app/clock'
import { useWorking } from '@console/app/session/current'
import { Loaded } from '@console/parts/States'
import { sayWaiting } from '@shared/rules/office/messages'
import { holds } from '@shared/rules/people/roles'
import { greetingAt, sayMoment } from '@shared/rules/time/day'
import { Link } from 'react-router'
import { LateTeams } from '../overdue/LateTeams'
import { DueTable } from './DueTable'
import { useDue } from './useDue'
import { tilesOf } from './waiting'
import './today.css'

/** The day in numbers and in one list: what is urgent, late, due, and what waits for a decision. */
export function Today() {
  const list = useDue()
  const { me } = useWorking()
  const today = list.data?.today
  return (
    <div className="page">
      <header className="page-head">
        <h1>今天</h1>
        {today ? (
          <span className="small">
            {greetingAt(now())} · {sayMoment(today.serverTime, now())} 的数字
          </span>
        ) : null}
      </header>
      <Loaded query={{ ...list, data: today }} rows={5}>
        {(found) => (
          <ul className="tiles">
            {tilesOf(found).map(({ id, title, note, unit, tone, to, count }) => (
              <li key={id}>
                <Link id={`today-${id}`} className={`tile tile--${count === 0 ? 'none' : tone}`} to={to}>
                  <span className="tile-title">{title}</span>
                  <span className="tile-number number">
                    {count === 0 ? '0' : sayWaiting(count)} <small>{unit}</small>
                  </span>
                  <span className="small">{count === 0 ? '没有' : note}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {today ? (
        <section className="panel" id="due">
          <h2 className="panel-title">今天要办</h2>
          <DueTable list={list} />
        </section>
      ) : null}
      {holds(me.grants, 'admin') ? (
        <section className="panel">
          <h2 className="panel-title">
            各社区超时最久的工单 <Link to="/overdue">全部</Link>
          </h2>
          <LateTeams most={3} />
        </section>
      ) : null}
    </div>
  )
}
