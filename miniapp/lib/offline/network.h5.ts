import { noteNetwork } from './online'

/** Starts watching the network; called once at app start. */
export function watchNetwork(): void {
  noteNetwork(navigator.onLine)
  window.addEventListener('online', () => noteNetwork(true))
  window.addEventListener('offline', () => noteNetwork(false))
}
