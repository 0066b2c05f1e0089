import { sayWaiting } from '@shared/rules/office/messages'
import { NavLink } from 'react-router'
import { useHome } from '../../parts/home'
import type { Home, Screen } from '../screen'
import { screensFor } from '../screens'
import { useWorking } from '../session/current'

/** The screens of this person's roles, with what waits behind them. */
export function Menu({ onHelp }: { onHelp: () => void }) {
  const { grants } = useWorking().me
  const { data: home } = useHome()
  const screens = screensFor(grants)
  const groups = [...new Set(screens.map(({ group }) => group))]
  return (
    <nav className="shell-menu" aria-label="工作台">
      {groups.map((group) => (
        <section key={group ?? ''} aria-label={group}>
          {group === undefined ? null : <h2 className="shell-group">{group}</h2>}
          <ul>
            {screens
              .filter((screen) => screen.group === group)
              .map((screen) => (
                <Entry key={screen.to} screen={screen} home={home} />
              ))}
          </ul>
        </section>
      ))}
      <div className="shell-hint small">
        <button type="button" className="plain" onClick={onHelp}>
          <kbd>?</kbd> 看按键
        </button>
      </div>
    </nav>
  )
}

function Entry({ screen, home }: { screen: Screen; home: Home | undefined }) {
  const { to, title, icon: Icon, waiting } = screen
  const { count = 0, late = false } = (home && waiting?.(home)) ?? {}
  return (
    <li>
      <NavLink to={to} className="shell-link">
        <Icon />
        <span>{title}</span>
        {count > 0 ? (
          <span className={`shell-count number ${late ? 'shell-count--late' : ''}`}>{sayWaiting(count)}</span>
        ) : null}
      </NavLink>
    </li>
  )
}
