import { now } from '@console/app/clock'
import { useWorking } from '@console/app/session/current'
import { useHome } from '@console/parts/home'
import { Loaded } from '@console/parts/States'
import { sayWaiting } from '@shared/rules/office/messages'
import { holds } from '@shared/rules/people/roles'
import { greetingAt, sayMoment } from '@shared/rules/time/day'
import { Link } from 'react-router'
import { LateTeams } from '../overdue/LateTeams'
import { Pressing } from './Pressing'
import { waitingFor } from './waiting'
import './today.css'

/** What waits today, the worst first; each number leads to the list it counts. */
export function Today() {
  const home = useHome()
  const { me } = useWorking()
  const isOffice = holds(me.grants, 'admin')
  return (
    <div className="page">
      <header className="page-head">
        <h1>今天</h1>
        {home.data ? (
          <span className="small">
            {greetingAt(now())} · {sayMoment(home.data.serverTime, now())} 的数字
          </span>
        ) : null}
      </header>
      <Loaded query={home} rows={5}>
        {(found) => (
          <ul className="tiles">
            {waitingFor(found).map(({ of, title, note, unit, tone, to, count }) => (
              <li key={of}>
                <Link id={`today-${of}`} className={`tile tile--${count === 0 ? 'none' : tone}`} to={to}>
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
      {isOffice ? (
        <section className="panel">
          <h2 className="panel-title">
            超时最久的 <Link to="/overdue">全部</Link>
          </h2>
          <LateTeams most={3} />
        </section>
      ) : (
        <Pressing />
      )}
    </div>
  )
}
