import { sayWaiting } from '@shared/rules/messages'
import { NavLink } from 'react-router'
import { useHome } from '../../parts/home'
import { screensFor } from '../screens'
import { useWorking } from '../session/current'

/** The screens of this person's roles, with what waits behind them. */
export function Menu({ onHelp }: { onHelp: () => void }) {
  const { grants } = useWorking().me
  const { data: home } = useHome()
  return (
    <nav className="shell-menu" aria-label="工作台">
      <ul>
        {screensFor(grants).map(({ to, title, icon: Icon, waiting }) => {
          const { count = 0, late = false } = (home && waiting?.(home)) ?? {}
          return (
            <li key={to}>
              <NavLink to={to} className="shell-link">
                <Icon />
                <span>{title}</span>
                {count > 0 ? (
                  <span className={`shell-count number ${late ? 'shell-count--late' : ''}`}>{sayWaiting(count)}</span>
                ) : null}
              </NavLink>
            </li>
          )
        })}
      </ul>
      <div className="shell-hint small">
        <button type="button" className="plain" onClick={onHelp}>
          <kbd>?</kbd> 看按键
        </button>
      </div>
    </nav>
  )
}
