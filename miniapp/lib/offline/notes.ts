import type { Inputs } from '@shared/contract/contract'
import { api } from '../api/api'
import { now } from '../clock'
import { session } from '../session/session'
import { useStore } from '../store'
import { rememberFirst } from './copies'
import { type Added, createOutbox } from './outbox'
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

/** Keeps a note and sends it as soon as there is a network; `label` says in a list what it is. */
export const noted = (memberId: string, label: string, note: Note): Added =>
  notes.add({ report: note, memberId, categoryName: label, urgent: false, createdAt: now(), photos: [] })

/** The signed-in person's notes of a route on their way, oldest first. */
export function useNotes(memberId: string | undefined, route: Route): readonly OutboxItem<Note>[] {
  return useStore(notes.items).filter((item) => item.memberId === memberId && item.report.route === route)
}
