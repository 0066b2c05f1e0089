import type { Inputs } from '@shared/contract/contract'
import { api } from '../api/api'
import { asApiError, isPassing } from '../api/apiError'
import { session } from '../session/session'
import { createStore, useStore } from '../store'
import { rememberFirst } from './copies'
import { onBackOnline } from './online'
import { recall } from './storage'

/** One tap of the survey that waits on this phone for a network; its id and moment stay, so that it settles as it was meant. */
export interface KeptMark {
  input: Inputs['survey']['mark']
  /** Whose it is: nobody else who signs in here sends it. */
  memberId: string
  /** Why the server did not take it. */
  problem?: string
}

const KEY = 'outbox:marks'
/** So many may wait on a phone: an afternoon at outlets without a network. */
const MAX_KEPT = 300

const kept = createStore<readonly KeptMark[]>(recall<KeptMark[]>(KEY) ?? [])

function put(next: readonly KeptMark[]): boolean {
  kept.set(next)
  return rememberFirst(KEY, next)
}

/** What waits of the signed-in person. */
export const useKeptMarks = (): readonly KeptMark[] => {
  const me = session()?.me.memberId
  return useStore(kept).filter(({ memberId }) => memberId === me)
}

/** Keeps one before it is sent. False when the phone has no room. */
export function keepMark(input: KeptMark['input']): boolean {
  const memberId = session()?.me.memberId
  if (memberId === undefined || kept.get().length >= MAX_KEPT) return false
  return put([...kept.get(), { input, memberId }])
}

/** Forgets one that arrived, or was refused. */
export const dropMark = (id: string): boolean => put(kept.get().filter(({ input }) => input.id !== id))

let sending: Promise<void> | undefined

/** Sends what waits, oldest first, until there is no network. Several calls at once are one. */
export function sendMarks(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = undefined
  })
  return sending
}

async function sendAll(): Promise<void> {
  for (let next = firstOf(); next; next = firstOf()) {
    const { id } = next.input
    try {
      await api.survey.mark(next.input)
      dropMark(id)
    } catch (thrown) {
      const error = asApiError(thrown)
      // Worth another try unchanged: it waits, and what comes after it too.
      if (isPassing(error) || error.status === 401 || error.status === 429 || error.status === 500) return
      put(kept.get().map((one) => (one.input.id === id ? { ...one, problem: error.message } : one)))
    }
  }
}

const firstOf = () =>
  kept.get().find(({ memberId, problem }) => memberId === session()?.me.memberId && problem === undefined)

/** Sends whenever the server can be reached again. Called once by the pages that keep marks. */
export const keepSendingMarks = () => onBackOnline(() => sendMarks())
