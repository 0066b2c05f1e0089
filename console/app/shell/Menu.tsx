import { DOORS, type Door } from '@shared/rules/office/doors'
import { sayWaiting } from '@shared/rules/office/messages'
import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import { useHome } from '../../parts/home'
import type { Home, Screen } from '../screen'
import { screensFor } from '../screens'
import { useWorking } from '../session/current'

const HEADINGS: readonly (Door | undefined)[] = [undefined, ...(Object.keys(DOORS) as Door[])]

/** The screens of this person's roles behind the phone's four doors, with what waits there. */
export function Menu({ onHelp }: { onHelp: () => void }) {
  const { grants } = useWorking().me
  const { data: home } = useHome()
  const screens = screensFor(grants)
  const headings = HEADINGS.filter((door) => screens.some((screen) => screen.door === door))
  return (
    <nav className="shell-menu" aria-label="工作台">
      {headings.map((door) => (
        <section key={door ?? ''} aria-label={door && DOORS[door].label}>
          {door === undefined ? null : <h2 className="shell-group">{DOORS[door].label}</h2>}
          <ul>
            {screens
              .filter((screen) => screen.door === door)
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
  const link = useRef<HTMLAnchorElement>(null)
  const { pathname } = useLocation()
  // Where one is can be seen, however far down in the menu it stands.
  useEffect(() => {
    if (pathname.startsWith(to)) link.current?.scrollIntoView({ block: 'nearest' })
  }, [pathname, to])
  const { count = 0, late = false } = (home && waiting?.(home)) ?? {}
  return (
    <li>
      <NavLink to={to} className="shell-link" title={title} ref={link}>
        <Icon />
        <span>{title}</span>
        {count > 0 ? (
          <span className={`shell-count number ${late ? 'shell-count--late' : ''}`}>{sayWaiting(count)}</span>
        ) : null}
      </NavLink>
    </li>
  )
}
