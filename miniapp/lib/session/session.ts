import type { Outputs } from '@shared/contract/contract'
import { api } from '../api/api'
import { asApiError, offline } from '../api/apiError'
import { authorise } from '../api/transport'
import { now } from '../clock'
import { forgetPersonalCopies, rememberFirst } from '../offline/copies'
import { lineNow } from '../offline/online'
import { forget, recall, remember } from '../offline/storage'
import { newId } from '../phone/ids'
import { forgetAlarm } from '../reports/alarm'
import { discardDraft } from '../reports/reportDraft'
import { createStore, useStore } from '../store'
import { forgetLogin, loginCode, loginStreet } from './login'

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
  if (session) rememberFirst(KEY, session)
  else forget(KEY)
}

/** The signed-in person, or undefined. */
export const useSession = () => useStore(store)
/** The same outside a component. */
export const session = () => store.get()
/** Calls back when somebody signs in or out, or when what is known of them changes. */
export const onSession = store.subscribe

/** This phone's own random id: outlives signing out, says nothing of the phone. */
function deviceId(): string {
  const known = recall<string>('device')
  if (known) return known
  const made = newId()
  remember('device', made)
  return made
}

async function open(how: 'ask' | 'silent'): Promise<boolean> {
  const code = await loginCode(how).catch((error) => {
    // WeChat does not say that it was only the network.
    throw lineNow() === 'there' ? error : offline()
  })
  if (!code) return false
  const { token, expiresAt, me } = await api.identity.signIn({ streetId: loginStreet(), code, device: deviceId() })
  const before = store.get()
  if (before && before.me.memberId !== me.memberId) forgetPersonalCopies()
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

/**
 * Gets the token of rights that have just changed: they are inside it. False when it cannot be had now; then the next answer
 * that says who one is, or the next 401, gets it.
 */
export const renewRights = (): Promise<boolean> => renew().catch(() => false)

/**
 * Forgets the person on this phone: token, copies of answers, what they were writing, and in the browser also the chosen
 * person. Reports already in the outbox stay there until they sign in again.
 */
export function signOut(): void {
  keep(undefined)
  forgetPersonalCopies()
  discardDraft()
  forgetAlarm()
  forgetLogin()
}

/**
 * Takes over what an answer said of the person. A right that is new comes with the token that has it: before, whatever it
 * opens would be refused.
 */
export function noticeMe(me: Me): void {
  const before = store.get()
  if (!before) return
  const had = new Set(before.me.grants.map((grant) => JSON.stringify(grant)))
  const grants = me.grants.filter((grant) => had.has(JSON.stringify(grant)))
  const changed = before.me.status !== me.status || JSON.stringify(before.me.grants) !== JSON.stringify(me.grants)
  keep({ ...before, me: { ...me, grants } })
  if (changed) void renewRights()
}

authorise({
  token: async () => {
    const held = store.get()
    if (!held) return undefined
    // While a renewal is on its way its own request must not wait for itself.
    if (held.expiresAt - now() < EARLY_MS && !renewing) {
      const problem = await renew().then(() => undefined, asApiError)
      // Without a network the request has no chance either: no need to wait for that too. The sign-in stays.
      if (problem?.code === 'OFFLINE') throw problem
    }
    return store.get()?.token
  },
  renew: async () => {
    if (!store.get()) return false
    // The caller shows the 401 it had.
    return renew().catch(() => false)
  },
})
