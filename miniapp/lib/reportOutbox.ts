import Taro from '@tarojs/taro'
import { api } from './api'
import { onBackOnline } from './network'
import { createOutbox, type OutboxItem } from './outbox'
import { dropPhoto } from './photos'
import { session } from './session'
import { recall, remember } from './storage'
import { useStore } from './store'
import { uploadPhoto } from './uploadPhoto'

const KEY = 'outbox:reports'
/** While something waits, it is tried again this often. Milliseconds. */
const AGAIN_MS = 20_000

/** The reports on their way from this phone. */
export const outbox = createOutbox({
  load: () => recall<OutboxItem[]>(KEY) ?? [],
  save: (items) => remember(KEY, items),
  upload: (id, photo) => uploadPhoto(id, photo),
  create: (input) => api.reports.create(input),
  drop: ({ path }) => dropPhoto(path),
  memberId: () => session()?.me.memberId,
})

/** The signed-in person's reports on their way, oldest first. */
export function useOutbox(memberId: string | undefined): readonly OutboxItem[] {
  return useStore(outbox.items).filter((item) => item.memberId === memberId)
}

/** Keeps sending: now, when the app is shown, when the network is back, and every while. Called once at app start. */
export function keepSending(): void {
  outbox.resume()
  onBackOnline(() => outbox.resume())
  Taro.onAppShow(() => outbox.resume())
  setInterval(() => {
    if (outbox.items.get().some(({ state }) => state === 'waiting')) outbox.resume()
  }, AGAIN_MS)
}

/** How many reports went out since the app was opened: changes when a list of reports is out of date. */
export function useOutboxSent(): number {
  return useStore(outbox.items).filter(({ state }) => state === 'sent').length
}
