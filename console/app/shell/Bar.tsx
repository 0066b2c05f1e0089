import { DesktopOutlined, LogoutOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import { useStreet } from '@console/parts/street'
import { ROLES } from '@shared/rules/people/roles'
import { maskName } from '@shared/rules/text/masks'
import { App, Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { sendHeld } from '../held/held'
import { asProblem } from '../problem'
import { session, useWorking } from '../session/current'
import { CHOICES, type Choice, useThemeAround } from '../theme/theme'

/** Seldom opened: not part of the first page. */
const Desks = lazy(() => import('./Desks').then((file) => ({ default: file.Desks })))

const ICONS = { system: <DesktopOutlined />, light: <SunOutlined />, dark: <MoonOutlined /> }
const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const satisfies Record<Choice, Choice>

/** The street, who works here and at which other PCs, the look, and the way out. */
export function Bar() {
  const { me } = useWorking()
  const street = useStreet()
  const { choice, choose } = useThemeAround()
  const [isListing, setListing] = useState(false)
  const role = me.grants.some((grant) => grant.role === 'admin') ? ROLES.admin : ROLES.gridWorker
  return (
    <header className="shell-bar">
      <Link to="/today" className="shell-name">
        <span className="shell-mark" aria-hidden="true">
          暖
        </span>
        <span className="clip">{street.data?.name ?? '暖新'}</span>
      </Link>
      <div className="grow" />
      <Button id="who" type="text" className="shell-who" title="登录过的电脑" onClick={() => setListing(true)}>
        <span className="clip">
          {role} {me.name ? maskName(me.name) : ''}
        </span>
      </Button>
      <Button
        type="text"
        icon={ICONS[choice]}
        aria-label={`外观：${CHOICES[choice]}，点一下换成${CHOICES[NEXT[choice]]}`}
        title={`外观：${CHOICES[choice]}`}
        onClick={() => choose(NEXT[choice])}
      />
      <SignOut />
      {isListing ? (
        <Suspense fallback={null}>
          <Desks onClose={() => setListing(false)} />
        </Suspense>
      ) : null}
    </header>
  )
}

function SignOut() {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const leave = async () => {
    setBusy(true)
    // Whoever signs in next begins at the beginning.
    await navigate('/today')
    await sendHeld()
    await session.end().catch((error: unknown) => {
      message.warning(`${asProblem(error).message}。这台电脑上可能还没有退出，请在手机“在电脑上登录”里再退一次`, 10)
    })
  }
  return (
    <Button id="sign-out" type="text" icon={<LogoutOutlined />} loading={busy} onClick={leave}>
      退出
    </Button>
  )
}
