import type { Inputs } from '@shared/contract/contract'
import { api } from '../api/api'
import { asApiError, isPassing } from '../api/apiError'
import { session } from '../session/session'
import { createStore, useStore } from '../store'
import { rememberFirst } from './copies'
import { onBackOnline } from './online'
import { recall } from './storage'

/** Something done by a term that waits on this phone for a network; its id stays, so that it is one entry. */
export interface KeptServed {
  input: Inputs['terms']['log']
  /** Whose it is: nobody else who signs in here sends it. */
  memberId: string
  /** Why the server did not take it. */
  problem?: string
}

const KEY = 'outbox:served'
/** So many may wait on a phone. */
export const MAX_KEPT = 50

const kept = createStore<readonly KeptServed[]>(recall<KeptServed[]>(KEY) ?? [])

function put(next: readonly KeptServed[]): boolean {
  kept.set(next)
  return rememberFirst(KEY, next)
}

/** What waits of the signed-in person. */
export const useKeptServed = (): readonly KeptServed[] => {
  const me = session()?.me.memberId
  return useStore(kept).filter(({ memberId }) => memberId === me)
}

/** Keeps one before it is sent. False when the phone has no room. */
export function keepServed(input: Inputs['terms']['log']): boolean {
  const memberId = session()?.me.memberId
  if (memberId === undefined || kept.get().length >= MAX_KEPT) return false
  return put([...kept.get().filter((each) => each.input.id !== input.id), { input, memberId }])
}

/** Forgets one that was refused. */
export const dropServed = (id: string): boolean => put(kept.get().filter(({ input }) => input.id !== id))

let sending: Promise<void> | undefined

/** Sends what waits, oldest first, until there is no network. Several calls at once are one. */
export function sendServed(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = undefined
  })
  return sending
}

async function sendAll(): Promise<void> {
  for (const each of kept.get()) {
    if (each.memberId !== session()?.me.memberId || each.problem !== undefined) continue
    try {
      await api.terms.log(each.input)
      dropServed(each.input.id)
    } catch (thrown) {
      const error = asApiError(thrown)
      // Worth another try unchanged: it waits, and what comes after it too.
      if (isPassing(error) || error.status === 401 || error.status === 429 || error.status === 500) return
      put(kept.get().map((one) => (one.input.id === each.input.id ? { ...one, problem: error.message } : one)))
    }
  }
}

/** Sends whenever the server can be reached again. Called once at app start. */
export const keepSendingServed = () => onBackOnline(() => sendServed())
