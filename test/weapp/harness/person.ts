import type { Browser } from 'playwright-core'
import type { Wire } from './native'
import type { DeviceState, PageMeasure } from './types'

/** `#id`, a text as it stands on the screen (whole or in part), or a pattern. */
export type Target = string | RegExp

/** The mini-program on a phone, as the person holding it sees it. Every method waits until it can be done. */
export interface App {
  /** Opens a page by its path, as a shared card or a scanned code does. */
  open(path: string): Promise<void>
  tap(target: Target): Promise<void>
  /** Puts a finger on the middle of the target, moves it by so many points and lifts it. Chromium only. */
  drag(target: Target, by: { x: number; y: number }): Promise<void>
  /** Replaces what stands in a field. */
  type(target: Target, text: string): Promise<void>
  /** Waits until the target is to be seen. */
  sees(target: Target): Promise<void>
  /** Waits until the target is no longer to be seen. */
  misses(target: Target): Promise<void>
  /** Is it to be seen at this moment? */
  isSeen(target: Target): Promise<boolean>
  /** Waits until at least so many elements of the page in front match a CSS selector. */
  shows(selector: string, count?: number): Promise<void>
  /** Waits for the target and returns its text, of a field its value. */
  reads(target: Target): Promise<string>
  /** Waits until the target says so. A text that is read once may be the one before. */
  says(target: Target, words: string | RegExp): Promise<void>
  /** Waits until a page with this path is in front. */
  arrives(path: string): Promise<void>
  /** The phone's way back. */
  back(): Promise<void>
  pullDown(): Promise<void>
  scrollToEnd(): Promise<void>
  /** Changes the phone or what the person will answer: network, place, theme, letter size, next scan … */
  set(changes: Partial<DeviceState>): Promise<void>
  /** The phone's clock follows the system's, which was set or advanced. */
  followClock(): Promise<void>
  /** What is on the phone now. */
  state(): Promise<DeviceState>
  /** The person leaves for another app and comes back. */
  background(): Promise<void>
  foreground(): Promise<void>
  /** WeChat kills the app; what is on the phone stays. */
  kill(): Promise<void>
  /** Starts it after a kill, on a phone that may have changed meanwhile. */
  start(path?: string, changes?: Partial<DeviceState>): Promise<void>
  /** Names of interfaces called since the start. */
  calls(): Promise<string[]>
  /** The network between this phone and the server. */
  wire: Wire
  /** The screen as PNG, optionally written to a file. Chromium only. */
  picture(file?: string): Promise<Buffer>
  /** Runs a function with the document and window of the page in front. It is sent as text: it sees nothing else. */
  inPage<T>(look: (document: Document, window: Window) => T): Promise<T>
  /** The same with the text of a function, as the audit's collector is. */
  collect<T>(source: string): Promise<T>
  /** Every page the app declares. */
  routes(): Promise<string[]>
  /** Waits until the page in front has come to rest: no request runs, its pictures are there, nothing is drawn anew. */
  settles(): Promise<void>
  /** What the page in front has cost until now; its first screen ends here. */
  cost(): Promise<PageMeasure>
  measures(): Promise<PageMeasure[]>
  /** Breaches of the platform's rules and errors of the app so far. */
  faults(): Promise<string[]>
  /** Ends it. Throws with every fault. */
  close(): Promise<void>
}

export interface AppOptions {
  /** Where the system runs. */
  url: string
  /** Runs in this browser; in jsdom without one. */
  browser?: Browser
  /** Folder of the build. Default: WEAPP_DIST, or dist/weapp. */
  dist?: string
  /** Page it is launched at. */
  path?: string
  device?: Partial<DeviceState>
  /** How long the person waits for something to appear. Milliseconds. */
  patience?: number
  /** By how much the phone's clock is ahead of this machine's, milliseconds. Asked at each start; else the system is. */
  shift?: () => Promise<number>
}
