import { pageLink } from '@shared/pages'
import { LOGIN_SECONDS, LOGIN_STATES } from '@shared/rules/people/desk'
import { Alert, Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { now } from '../clock'
import { Ring } from './Ring'
import { type SigningIn, useSignIn } from './useSignIn'

const WHY = { expired: '登录已过期，扫码后回到刚才的页面。', ended: '已退出。' } as const

const OVER = { refused: LOGIN_STATES.refused, dead: LOGIN_STATES.dead, expired: '这个码过期了' } as const

/** Where the demo phone approves, for a machine on which everything runs; nobody else is shown it. */
const demoLink = (scene: string) =>
  location.hostname === 'localhost' ? `/${pageLink('grid/desk', { scene })}` : undefined

/** Signing in by scanning: the code, the number that the phone asks for, and how it stands. */
export function SignIn({ why }: { why?: keyof typeof WHY | undefined }) {
  const { state, begin } = useSignIn()
  useEffect(() => {
    document.title = '登录 · 暖新工作台'
  }, [])
  return (
    <main className="signin">
      <div className="signin-card">
        <h1>暖新工作台</h1>
        <p className="second">{why ? WHY[why] : '给街道和社区的同事用，手机扫码登录。'}</p>
        <Standing state={state} onAgain={begin} />
        <div className="signin-foot small">
          <span>扫完在手机上看清楚是不是这台电脑；别人发来的码不要扫。</span>
          {state.is === 'asking' ? <DemoPhone scene={state.login.scene} /> : null}
        </div>
      </div>
    </main>
  )
}

function DemoPhone({ scene }: { scene: string }) {
  const link = demoLink(scene)
  if (!link) return null
  return (
    <a id="signin-demo" href={link} target="nuanxin-phone" rel="noopener">
      演示：用另一个窗口里的手机扫
    </a>
  )
}

function Standing({ state, onAgain }: { state: SigningIn; onAgain: () => void }) {
  if (state.is === 'beginning') return <Skeleton active paragraph={{ rows: 5 }} className="signin-body" />
  if (state.is === 'failed') {
    return (
      <Alert
        className="signin-body"
        type="error"
        showIcon
        title={state.problem.message}
        action={<Button onClick={onAgain}>再试一次</Button>}
      />
    )
  }
  const isOver = state.is === 'over'
  const { contentType, imageBase64, expiresAt } = state.login
  return (
    <div className="signin-body">
      <div className={`signin-code ${isOver ? 'signin-code--over' : ''}`}>
        {isOver ? null : <Countdown until={expiresAt} />}
        <img id="signin-code" alt="登录用的小程序码" src={`data:${contentType};base64,${imageBase64}`} />
        {isOver ? (
          <div className="signin-again" role="status">
            <strong>{OVER[state.why]}</strong>
            <Button id="signin-again" type="primary" onClick={onAgain}>
              换一个码
            </Button>
          </div>
        ) : null}
      </div>
      <div>
        <ol className="signin-steps">
          <li>用微信扫左边的码</li>
          <li>看清是这台电脑，点“是我”</li>
          <li>
            <strong>手机上选这个数字</strong>
          </li>
        </ol>
        <div id="signin-digits" className="signin-digits number" aria-live="polite">
          {isOver ? '––' : state.digits}
        </div>
        <div id="signin-state" className="second" role="status">
          {isOver ? '换一个码再扫' : state.problem ? state.problem.message : words(state.seenBy)}
        </div>
      </div>
    </div>
  )
}

const words = (seenBy: string | undefined) =>
  seenBy === undefined ? '等你扫码…' : `${seenBy} 已扫码，请在手机上选上面的数字`

function Countdown({ until }: { until: number }) {
  const [left, setLeft] = useState(() => until - now())
  useEffect(() => {
    const timer = setInterval(() => setLeft(until - now()), 250)
    return () => clearInterval(timer)
  }, [until])
  return (
    <Ring share={Math.max(0, left) / (LOGIN_SECONDS * 1000)} label={`还有 ${Math.max(0, Math.ceil(left / 1000))} 秒`} />
  )
}
