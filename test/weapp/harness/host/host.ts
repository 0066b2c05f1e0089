import type { DeviceState, PageMeasure } from '../types'
import type { Hands } from './hands'

/** A running mini-program, as a test drives it from outside. */
export interface Host extends Hands {
  /** Launches the app at that page. Throws when app.js or the page throws. */
  start(url: string, scene?: number): void
  /** Opens a page as a shared card or scanned code does while the app runs. */
  enter(url: string): void
  /** The person leaves the app, or comes back. */
  background(): void
  foreground(): void
  /** Changes the phone; the app hears of a changed network, theme or letter size. */
  change(changes: Partial<DeviceState>): void
  state: DeviceState
  /** Breaches of the platform's rules and errors of the app so far. */
  faults: string[]
  /** Names of all interfaces called so far. */
  calls: string[]
  /** Pulls the page down as far as it goes. */
  pullDown(): void
  scrollToEnd(): void
  route(): string
  text(): string
  /** Says that the page in front shows what it was opened for: its first screen ends here. */
  shown(): void
  measures(): PageMeasure[]
  /** What the page in front has cost. */
  cost(): PageMeasure
  /** How much has happened on the page in front; undefined while it waits for an answer, a picture or a toast to go. */
  activity(): number | undefined
  front(): { document: Document; window: Window }
}
