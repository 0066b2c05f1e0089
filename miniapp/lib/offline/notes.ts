import { useEffect, useRef } from 'react'
import { api } from '../api/api'
import { now } from '../clock'
import { session } from '../session/session'
import { useStore } from '../store'
import { rememberFirst } from './copies'
import { createOutbox } from './outbox'
import { itemsIn, type OutboxItem } from './outboxItem'
import { recall } from './storage'

const KEY = 'outbox:notes'

/** So many may wait on a phone: an afternoon at outlets without a network, a tap a person. */
const MOST = 300

/** Writes that may wait on a phone without a network: what is noted on foot, in stairwells and cellars. */
const WRITES = {
  'worklog.add': api.worklog.add,
  'survey.mark': api.survey.mark,
  'terms.log': api.terms.log,
  'study.finish': api.study.finish,
  'study.leave': api.study.leave,
  'activities.comeIn': api.activities.comeIn,
  'activities.goOut': api.activities.goOut,
  'activities.comeInBy': api.activities.comeInBy,
  'activities.goOutBy': api.activities.goOutBy,
  'activities.count': api.activities.count,
}
type Route = keyof typeof WRITES

/** One of them with what is sent, under its id. */
export interface Note<R extends Route = Route> {
  id: string
  route: R
  input: Omit<Parameters<(typeof WRITES)[R]>[0], 'id'>
}

const send = <R extends Route>({ id, route, input }: Note<R>) =>
  (WRITES[route] as (whole: object) => Promise<unknown>)({ ...input, id })

const noPhotos = (): void => undefined

/** The notes on their way from this phone: sent as reports are, each once. */
export const notes = createOutbox<Note>({
  load: () => itemsIn<Note>(recall<unknown>(KEY)),
  save: (items) => rememberFirst(KEY, items),
  upload: () => Promise.resolve(),
  create: send,
  most: MOST,
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
export function useNotes<R extends Route>(memberId: string | undefined, route: R): readonly OutboxItem<Note<R>>[] {
  const isOne = (item: OutboxItem<Note>): item is OutboxItem<Note<R>> =>
    item.state !== 'sent' && item.memberId === memberId && item.report.route === route
  return useStore(notes.items).filter(isOne)
}

/** Asks anew whenever fewer wait than before: one of them has arrived, at once or when there was a network again. */
export function useArrivals(waiting: readonly unknown[], reload: () => void): void {
  const count = waiting.length
  const before = useRef(count)
  useEffect(() => {
    if (count < before.current) reload()
    before.current = count
  }, [count, reload])
}
