import { createStore, useStore } from './store'

const online = createStore(true)

/** Starts watching the network; called once at app start. */
export function watchNetwork(): void {
  online.set(navigator.onLine)
  window.addEventListener('online', () => online.set(true))
  window.addEventListener('offline', () => online.set(false))
}

/** Is there a network, as far as the browser knows? */
export const useOnline = () => useStore(online)

/** Calls back whenever the network returns. */
export function onBackOnline(listener: () => void): () => void {
  return online.subscribe(() => {
    if (online.get()) listener()
  })
}
