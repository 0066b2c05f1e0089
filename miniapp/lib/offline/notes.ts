import type { Inputs } from '@shared/contract/contract'
import { api } from '../api/api'
import { now } from '../clock'
import { session } from '../session/session'
import { useStore } from '../store'
import { rememberFirst } from './copies'
import { createOutbox } from './outbox'
import { itemsIn, type OutboxItem } from './outboxItem'
import { recall } from './storage'

const KEY = 'outbox:notes'

/** Writes that may wait on a phone without a network: what is noted on foot, in stairwells and cellars. */
const WRITES = { 'worklog.add': api.worklog.add }
type Route = keyof typeof WRITES

/** One of them with what is sent, under its id. */
export type Note = { [R in Route]: { id: string; route: R; input: Omit<Inputs['worklog']['add'], 'id'> } }[Route]

const noPhotos = (): void => undefined

/** The notes on their way from this phone: sent as reports are, each once. */
export const notes = createOutbox<Note>({
  load: () => itemsIn<Note>(recall<unknown>(KEY)),
  save: (items) => rememberFirst(KEY, items),
  upload: () => Promise.resolve(),
  create: ({ id, route, input }) => WRITES[route]({ ...input, id }),
  drop: noPhotos,
  memberId: () => session()?.me.memberId,
  now,
  random: Math.random,
  later: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
})

/** What became of a note: `sent`, `kept` on the phone until there is a network, or refused in words for the person. */
type Noted = 'sent' | 'kept' | { problem: string }

/** Keeps a note, then sends it; `label` says in a list what it is. One that is refused is not kept: its form is still open. */
export async function noted(memberId: string, label: string, note: Note): Promise<Noted> {
  const item = { report: note, memberId, categoryName: label, urgent: false, createdAt: now(), photos: [] }
  if (notes.add(item) === 'full') return { problem: '手机上等着发的太多了，先到有网的地方发出去' }
  await notes.resume()
  const found = notes.items.get().find(({ report }) => report.id === note.id)
  if (found?.state === 'sent') notes.remove(note.id)
  if (found?.state !== 'needsYou') return found?.state === 'waiting' ? 'kept' : 'sent'
  notes.remove(note.id)
  return { problem: found.problem ?? '没有记上，请再试一次' }
}

/** The signed-in person's notes of a route that are not there yet, oldest first. */
export function useNotes(memberId: string | undefined, route: Route): readonly OutboxItem<Note>[] {
  return useStore(notes.items).filter(
    ({ state, report, ...item }) => state !== 'sent' && item.memberId === memberId && report.route === route,
  )
}
