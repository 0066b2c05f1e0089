import Taro from '@tarojs/taro'
import { api } from '../api/api'
import { now } from '../clock'
import { rememberFirst } from '../offline/copies'
import { notes } from '../offline/notes'
import { onBackOnline } from '../offline/online'
import { createOutbox } from '../offline/outbox'
import { itemsIn, type OutboxItem } from '../offline/outboxItem'
import { recall } from '../offline/storage'
import { dropPhoto, sweepPhotos } from '../photos/photos'
import { uploadPhoto } from '../photos/uploadPhoto'
import { onSession, session } from '../session/session'
import { useStore } from '../store'
import { draftOnPhone, forgetDraft } from './reportDraft'

const KEY = 'outbox:reports'

/** The reports on their way from this phone. */
export const outbox = createOutbox({
  load: () => itemsIn(recall<unknown>(KEY)),
  save: (items) => rememberFirst(KEY, items),
  upload: uploadPhoto,
  create: (report, photoIds) => api.reports.create({ ...report, photoIds }),
  drop: dropPhoto,
  memberId: () => session()?.me.memberId,
  now,
  random: Math.random,
  later: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
})

/** The signed-in person's reports on their way, oldest first. */
export function useOutbox(memberId: string | undefined): readonly OutboxItem[] {
  return useStore(outbox.items).filter((item) => item.memberId === memberId)
}

/** Keeps sending: now, when the app is shown, when the server can be reached again, after a sign-in. Called once at app start. */
export function keepSending(): void {
  sweepLeftOvers()
  for (const each of [outbox, notes]) {
    each.resume()
    onBackOnline(() => each.wake())
    onSession(() => each.wake())
    Taro.onAppShow(() => each.wake())
  }
}

/** What a kill left: a form whose report is already on its way, photos of reports that were sent or given up. */
function sweepLeftOvers(): void {
  const items = outbox.items.get()
  const draft = draftOnPhone()
  const sent = items.some(({ report }) => report.id === draft?.id)
  if (sent) forgetDraft()
  const needed = [...items, ...(draft && !sent ? [draft] : [])].flatMap(({ photos }) => photos)
  sweepPhotos(needed.map(({ photo }) => photo))
}

/** How many reports went out since the app was opened: changes when a list of reports is out of date. */
export function useOutboxSent(): number {
  return useStore(outbox.items).filter(({ state }) => state === 'sent').length
}
