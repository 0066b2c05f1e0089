import { createStore, useStore } from '../store'

/** How many choices of photos are being made ready: shrunk, and kept on the phone. */
const coming = createStore(0)

/** Makes chosen photos ready. Until they are in the form nothing may be sent: it would go without them. */
export async function whileComing(makeReady: () => Promise<void>): Promise<void> {
  coming.set(coming.get() + 1)
  try {
    await makeReady()
  } finally {
    coming.set(coming.get() - 1)
  }
}

/** Why a button that sends has to wait for photos; undefined when it need not. */
export function usePhotosComing(): string | undefined {
  return useStore(coming) > 0 ? '照片马上就好' : undefined
}
