import { ApiError, asApiError } from '../api/apiError'
import type { LocalPhoto } from '../photos/photos'
import { createStore, type Store } from '../store'
import { judge, LONGEST_WAIT_MS, type NewReport, type OutboxItem, SAME_WORDS, type Sendable } from './outboxItem'

type Words = NewReport['report']

/** Everything an outbox touches outside itself. */
export interface Outside<R extends Sendable = Words> {
  /** What was kept; nothing of it is `sending`. */
  load: () => OutboxItem<R>[]
  /** False when it could not be kept, e.g. the phone's storage is full. */
  save: (items: readonly OutboxItem<R>[]) => boolean
  upload: (photoId: string, photo: LocalPhoto, onProgress: (percent: number) => void) => Promise<void>
  create: (report: R, photoIds: string[]) => Promise<unknown>
  /** So many may wait; `MAX_WAITING` when it is not said. */
  most?: number
  /** Lets go of a photo's file. */
  drop: (photo: LocalPhoto) => void
  /** Who is signed in. */
  memberId: () => string | undefined
  now: () => number
  /** 0…1. */
  random: () => number
  /** Calls back after so many milliseconds; the returned function prevents it. */
  later: (ms: number, then: () => void) => () => void
}

/** `kept` on the phone; `open`: only safe while the app is open, the phone's storage is full; `full`: not taken. */
export type Added = 'kept' | 'open' | 'full'

export interface Outbox<R extends Sendable = Words> {
  items: Store<readonly OutboxItem<R>[]>
  /** Of the photo that is being sent, 0…100. */
  percent: Store<number>
  /** Keeps a report, then sends it. */
  add: (report: NewReport<R>) => Added
  /** Sends what is due and belongs to the signed-in person. Never throws; several calls at once are one. */
  resume: () => Promise<void>
  /** The same when a network, or the person, is back: waiting for a network is over, what the server asked for is not. */
  wake: () => Promise<void>
  /** The person wants this one tried now, whatever it waits for. */
  retry: (id: string) => Promise<void>
  /** Forgets one, sent or given up, and its photos' files. One on its way goes when that try fails; what has arrived stays. */
  remove: (id: string) => void
  /** Takes one out to be changed; its photos' files stay. Undefined when it is being sent or was. */
  take: (id: string) => OutboxItem<R> | undefined
}

/** So many reports may wait on a phone; the server takes as many in a day. */
export const MAX_WAITING = 20
/** A photo's form is signed for minutes: an upload refused for its age is tried with a new one, once. */
const FORMS = 2

/** An outbox over that outside: each report is sent once, whatever fails and wherever the app is killed. */
export function createOutbox<R extends Sendable = Words>(outside: Outside<R>): Outbox<R> {
  const items = createStore<readonly OutboxItem<R>[]>(outside.load())
  const percent = createStore(0)
  const line = { failures: 0, until: 0, asked: false }
  let running: Promise<void> | undefined
  let again = false
  let cancel: (() => void) | undefined
  /** Given up while a try was on its way: gone when that try comes to nothing. */
  const unwanted = new Set<string>()

  const find = (id: string) => items.get().find((item) => item.report.id === id)

  function put(next: readonly OutboxItem<R>[]): boolean {
    items.set(next)
    return outside.save(next.filter((item) => item.state !== 'sent'))
  }

  function change(id: string, fields: Partial<OutboxItem<R>>): void {
    put(items.get().map((item) => (item.report.id === id ? { ...item, ...fields } : item)))
  }

  /** Milliseconds until that moment. A clock that was set back must not make it long. */
  function until(moment: number): number {
    const left = moment - outside.now()
    return left > LONGEST_WAIT_MS ? 0 : Math.max(0, left)
  }

  const waiting = () => {
    const me = outside.memberId()
    return items.get().filter((item) => item.state === 'waiting' && item.memberId === me)
  }

  async function upload(id: string, photoId: string, photo: LocalPhoto): Promise<void> {
    percent.set(0)
    for (let form = 1; ; form++) {
      try {
        await outside.upload(photoId, photo, (done) => percent.set(Math.floor(done / 10) * 10))
        break
      } catch (thrown) {
        const { code, status } = asApiError(thrown)
        if (form >= FORMS || code !== 'UPLOAD_REFUSED' || status >= 500) throw thrown
      }
    }
    const photos = find(id)?.photos ?? []
    change(id, { photos: photos.map((each) => (each.id === photoId ? { ...each, uploaded: true } : each)) })
  }

  async function deliver(item: OutboxItem<R>): Promise<void> {
    const { id } = item.report
    for (const photo of item.photos) if (!photo.uploaded) await upload(id, photo.id, photo.photo)
    // Somebody else may have signed in while the photos went: it is not theirs.
    if (outside.memberId() !== item.memberId) throw new ApiError('UNAUTHORIZED', '登录后再发送', 401)
    if (unwanted.has(id)) throw new ApiError('GIVEN_UP', '不发了', 400)
    change(id, { submitted: true })
    await outside.create(
      item.report,
      item.photos.map((photo) => photo.id),
    )
  }

  async function sendOne(item: OutboxItem<R>): Promise<void> {
    const { id } = item.report
    const { problem: _, ...rest } = item
    put(items.get().map((each) => (each === item ? { ...rest, state: 'sending' } : each)))
    try {
      await deliver(item)
    } catch (thrown) {
      refused(id, thrown)
      return
    }
    line.failures = 0
    unwanted.delete(id)
    // First forgotten, then dropped: killed in between, a file is left over, never a report without its photos.
    change(id, { state: 'sent' })
    for (const { photo } of item.photos) outside.drop(photo)
  }

  /** Takes one away, with the photos that nobody needs any more. */
  function forget({ report: { id }, state, photos }: OutboxItem<R>): void {
    put(items.get().filter((each) => each.report.id !== id))
    if (state !== 'sent') for (const { photo } of photos) outside.drop(photo)
  }

  function refused(id: string, thrown: unknown): void {
    const item = find(id)
    if (unwanted.delete(id) && item) {
      forget(item)
      return
    }
    const error = asApiError(thrown)
    const tries = (item?.tries ?? 0) + 1
    const { message: problem } = error
    const verdict = judge(error, Math.max(tries, line.failures + 1), outside.now(), outside.random())
    if (verdict.wait === 'person') {
      change(id, { state: 'needsYou', tries: 0, problem, code: error.code })
    } else if (verdict.wait === 'item') {
      change(id, { state: 'waiting', tries, notBefore: outside.now() + verdict.ms, problem })
    } else {
      line.failures += 1
      line.until = outside.now() + verdict.ms
      line.asked = verdict.asked
      change(id, { state: 'waiting', problem })
    }
  }

  async function work(): Promise<void> {
    while (until(line.until) === 0) {
      const due = waiting().filter(({ notBefore }) => until(notBefore) === 0)
      const next = due.find(({ urgent }) => urgent) ?? due[0]
      if (!next) break
      await sendOne(next)
    }
  }

  /** Comes back by itself when something waits. */
  function plan(): void {
    cancel?.()
    const waits = waiting().map(({ notBefore }) => Math.max(until(notBefore), until(line.until)))
    cancel = waits.length > 0 ? outside.later(Math.max(1_000, Math.min(...waits)), () => resume()) : undefined
  }

  function resume(): Promise<void> {
    // The run that is on may have looked already: it looks once more.
    if (running) again = true
    running ??= work().then(() => {
      running = undefined
      if (again) {
        again = false
        return resume()
      }
      plan()
    })
    return running
  }

  function forgetLine(): void {
    line.failures = 0
    line.until = 0
  }

  return {
    items,
    percent,
    resume,
    add: (report) => {
      if (find(report.report.id)) return 'kept'
      if (items.get().filter((item) => item.state !== 'sent').length >= (outside.most ?? MAX_WAITING)) return 'full'
      const item: OutboxItem<R> = { ...report, state: 'waiting', submitted: false, tries: 0, notBefore: 0 }
      const kept = put([...items.get(), item])
      forgetLine()
      resume()
      return kept ? 'kept' : 'open'
    },
    wake: () => {
      if (!line.asked) forgetLine()
      return resume()
    },
    retry: (id) => {
      const item = find(id)
      if (item?.state === 'needsYou' || item?.state === 'waiting') {
        const known = item.code === SAME_WORDS ? { report: { ...item.report, sameAgain: true } } : {}
        change(id, { state: 'waiting', notBefore: 0, tries: 0, ...known })
      }
      forgetLine()
      return resume()
    },
    remove: (id) => {
      const item = find(id)
      if (item?.state === 'sending') unwanted.add(id)
      else if (item) forget(item)
    },
    take: (id) => {
      const item = find(id)
      if (item?.state !== 'needsYou') return undefined
      put(items.get().filter((each) => each.report.id !== id))
      return item
    },
  }
}
