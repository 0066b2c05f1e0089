import type { Outputs } from '@shared/contract/contract'
import { api } from './api'
import { now } from './clock'
import { forgetLogin, loginCode } from './login'
import { forget, recall, remember } from './storage'
import { createStore, useStore } from './store'
import { authorise } from './transport'

export type Me = Outputs['identity']['me']

export interface Session {
  token: string
  /** Epoch milliseconds by the server's clock. */
  expiresAt: number
  me: Me
}

const KEY = 'session'
/** Renewed this long before it ends, so that no request meets an expired token. Milliseconds. */
const EARLY_MS = 60_000

const store = createStore<Session | undefined>(recall<Session>(KEY))

function keep(session: Session | undefined): void {
  store.set(session)
  if (session) remember(KEY, session)
  else forget(KEY)
}

/** The signed-in person, or undefined. */
export const useSession = () => useStore(store)
/** The same outside a component. */
export const session = () => store.get()

async function open(how: 'ask' | 'silent'): Promise<boolean> {
  const code = await loginCode(how)
  if (!code) return false
  const { token, expiresAt, me } = await api.identity.signIn({ streetId: STREET_ID, code })
  const before = store.get()
  if (before && before.me.memberId !== me.memberId) forget('cache:')
  keep({ token, expiresAt, me })
  return true
}

/** Signs in with WeChat. False when the person changed their mind. Throws ApiError. */
export const signIn = () => open('ask')

let renewing: Promise<boolean> | undefined

/** Gets a fresh token without asking anybody; several callers at once share one try. Throws ApiError. */
export function renew(): Promise<boolean> {
  renewing ??= open('silent').finally(() => {
    renewing = undefined
  })
  return renewing
}

/** Forgets the person on this phone: token, copies of answers, and in the browser also the chosen person. */
export function signOut(): void {
  keep(undefined)
  forget('cache:')
  forgetLogin()
}

/** Takes over what an answer said of the person, and fetches new rights when they changed. */
export function noticeMe(me: Me): void {
  const before = store.get()
  if (!before) return
  const changed = before.me.status !== me.status || JSON.stringify(before.me.grants) !== JSON.stringify(me.grants)
  keep({ ...before, me })
  // The rights are inside the token: a confirmed 报到 needs a new one. If it fails now, the next 401 tries again.
  if (changed) renew().catch(() => undefined)
}

authorise({
  token: async () => {
    const held = store.get()
    if (!held) return undefined
    // While a renewal is on its way its own request must not wait for itself.
    if (held.expiresAt - now() < EARLY_MS && !renewing) await renew().catch(() => false)
    return store.get()?.token
  },
  renew: async () => {
    if (!store.get()) return false
    const done = await renew().catch(() => false)
    return done
  },
})
