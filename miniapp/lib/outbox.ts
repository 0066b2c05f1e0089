import type { Inputs } from '@shared/contract/contract'
import { type ApiError, asApiError, isPassing } from './apiError'
import type { LocalPhoto } from './photos'
import { createStore, type Store } from './store'

/** `waiting` for a network or its turn; `sending` now; `sent`; `needsYou`: only the person can help it on. */
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'needsYou'

export interface OutboxPhoto {
  /** ULID of the photo, the same on every try. */
  id: string
  photo: LocalPhoto
  uploaded: boolean
}

/** A report on its way. Its ULID is made once: however often it is sent, the server keeps one. */
export interface OutboxItem {
  report: Omit<Inputs['reports']['create'], 'photoIds'>
  /** Whose it is: another person on this phone must not send it. */
  memberId: string
  categoryName: string
  createdAt: number
  photos: OutboxPhoto[]
  state: OutboxState
  /** Why it is not sent yet, in the server's words. */
  problem?: string
}

/** Everything the outbox touches outside itself. */
export interface Outside {
  load: () => OutboxItem[]
  /** False when it could not be kept, e.g. the phone's storage is full. */
  save: (items: readonly OutboxItem[]) => boolean
  upload: (photoId: string, photo: LocalPhoto) => Promise<void>
  create: (input: Inputs['reports']['create']) => Promise<unknown>
  /** Lets go of a photo's file. */
  drop: (photo: LocalPhoto) => void
  /** Who is signed in. */
  memberId: () => string | undefined
}

export interface Outbox {
  items: Store<readonly OutboxItem[]>
  /** Keeps a report, then sends it. False when this phone could not keep it: it is only safe while the app is open. */
  add: (item: Omit<OutboxItem, 'state'>) => boolean
  /** Sends whatever waits and belongs to the signed-in person. Never throws; several calls at once are one. */
  resume: () => Promise<void>
  /** After the person helped: tries one again. */
  retry: (id: string) => Promise<void>
  /** Forgets one, sent or given up. */
  remove: (id: string) => void
}

/** Errors that pass by themselves or with a new sign-in; anything else is for the person. */
const waitsOut = (error: ApiError) =>
  isPassing(error) || error.status === 401 || error.status === 429 || error.status === 500

/** An outbox over that outside. What was `sending` when the app died is `waiting` again. */
export function createOutbox(outside: Outside): Outbox {
  const items = createStore<readonly OutboxItem[]>(
    outside.load().map((item) => (item.state === 'sending' ? { ...item, state: 'waiting' as const } : item)),
  )
  let running: Promise<void> | undefined

  const find = (id: string) => items.get().find((item) => item.report.id === id)

  function put(next: readonly OutboxItem[]): boolean {
    items.set(next)
    return outside.save(next.filter((item) => item.state !== 'sent'))
  }

  function change(id: string, with_: (item: OutboxItem) => OutboxItem): void {
    put(items.get().map((item) => (item.report.id === id ? with_(item) : item)))
  }

  function settle(id: string, state: OutboxState, problem?: string): void {
    change(id, ({ problem: _, ...item }) => ({ ...item, state, ...(problem ? { problem } : {}) }))
  }

  async function deliver(id: string): Promise<void> {
    for (const { id: photoId, photo, uploaded } of find(id)?.photos ?? []) {
      if (uploaded) continue
      await outside.upload(photoId, photo)
      change(id, (item) => ({
        ...item,
        photos: item.photos.map((each) => (each.id === photoId ? { ...each, uploaded: true } : each)),
      }))
    }
    const item = find(id)
    if (item) await outside.create({ ...item.report, photoIds: item.photos.map((each) => each.id) })
  }

  /** Sends one. True when it makes sense to go on with the next. */
  async function sendOne(id: string): Promise<boolean> {
    settle(id, 'sending')
    for (let again = true; ; again = false) {
      try {
        await deliver(id)
        for (const { photo } of find(id)?.photos ?? []) outside.drop(photo)
        settle(id, 'sent')
        return true
      } catch (thrown) {
        const error = asApiError(thrown)
        // Uploads live for a while only: a report that waited long sends its photos once more.
        if (again && (error.code === 'NOT_YOUR_PHOTO' || error.code === 'UPLOAD_REFUSED')) {
          change(id, (item) => ({ ...item, photos: item.photos.map((photo) => ({ ...photo, uploaded: false })) }))
          continue
        }
        settle(id, waitsOut(error) ? 'waiting' : 'needsYou', error.message)
        return !waitsOut(error)
      }
    }
  }

  async function work(): Promise<void> {
    for (;;) {
      const me = outside.memberId()
      const next = items.get().find((item) => item.state === 'waiting' && item.memberId === me)
      if (!next || !(await sendOne(next.report.id))) return
    }
  }

  function resume(): Promise<void> {
    running ??= work().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    items,
    resume,
    add: (item) => {
      const kept = put([...items.get(), { ...item, state: 'waiting' }])
      // One that waits for a network must not keep a new one from being tried: resume() is one for all.
      resume()
      return kept
    },
    retry: async (id) => {
      if (find(id)?.state === 'needsYou') settle(id, 'waiting')
      await resume()
    },
    remove: (id) => {
      const item = find(id)
      if (!item || item.state === 'sending') return
      if (item.state !== 'sent') for (const { photo } of item.photos) outside.drop(photo)
      put(items.get().filter((each) => each.report.id !== id))
    },
  }
}
