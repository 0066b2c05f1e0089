import { shiftDate } from '../../../local/clock/shift.cjs'
import type { Spot } from './host/find'
import type { Build, DeviceState, Native } from './types'

/** How a test reaches the host: in a browser with real touches, or in jsdom without layout. */
export interface Driver {
  /** Loads the host into a fresh window and launches the app, on a phone whose clock is so many milliseconds ahead. */
  launch(build: Build, state: DeviceState, url: string, shift: number): Promise<void>
  /** Sets that clock anew. */
  shiftTo(shift: number): Promise<void>
  /** Runs one of the host's methods. */
  call<T>(method: HostMethod, ...given: unknown[]): Promise<T>
  /**
   * Waits in the window itself, for a second at most, until a method answers what is wanted; tells whether it did.
   * Undefined where asking again and again costs nothing.
   */
  soon?: (method: HostMethod, given: unknown[], wanted: Wanted) => Promise<boolean>
  /** Has the page in front come to rest: it waits for nothing, and nothing happened while some frames were drawn? */
  rests(): Promise<boolean>
  /** A finger on the screen. Undefined where there is no layout: then the host taps. */
  touch?: (spot: Spot) => Promise<void>
  /** A finger that is put down on a spot, moved by so many points and lifted. Undefined where there is no layout. */
  drag?: (spot: Spot, by: { x: number; y: number }) => Promise<void>
  /** Types into what has the focus. Undefined where there is no keyboard: then the host types. */
  keys?: (text: string) => Promise<void>
  /** The screen as PNG. Undefined where nothing is drawn. */
  picture?: () => Promise<Buffer>
  /** Runs code in the page in front: a function that takes its document and window. */
  inPage<T>(source: string): Promise<T>
  /** Sets size and colours of the screen. */
  emulate(state: DeviceState): Promise<void>
  close(): Promise<void>
}

/** An answer that is waited for. */
export type Wanted = { is: unknown }

/** How often the window is looked at. Milliseconds. */
export const LOOK_EVERY_MS = 25
/** Frames in which whatever an answer or a tap leads to has begun. */
const REST_FRAMES = 3
/** And how long without a word in between. Milliseconds. */
const SOON_MS = 1000

export const isWanted = (answer: unknown, { is }: Wanted): boolean => answer === is

/** Methods of the host, and its readable members. */
export type HostMethod = keyof import('./host/host').Host

export interface DriverOptions {
  native: Native
  /** The app asked to be started anew. */
  onRestart: () => void
}

/** A target as it crosses into the window: a pattern is no JSON. */
export const sent = (target: unknown): unknown =>
  target instanceof RegExp ? { source: target.source, flags: target.flags } : target

/**
 * The glue inside the window: turns sent targets back and answers with plain data. Everything crosses as one text: the
 * browser's driver looks at each part of anything else.
 */
export const GLUE = `
window.nuanxinShift = 0;
(${shiftDate})(window, () => window.nuanxinShift);
window.nuanxinShiftTo = (shift) => { window.nuanxinShift = shift; };
window.nuanxinStart = (given) => {
  const { build, state, url, shift } = JSON.parse(given);
  window.nuanxinShiftTo(shift);
  const native = Object.fromEntries(['request', 'upload', 'compress', 'loginCode', 'phoneCode'].map((name) =>
    [name, (...given) => window.nuanxinNative(name, JSON.stringify(given)).then(JSON.parse)]));
  const host = NuanxinHost.createHost({ build, state, native, restart: () => window.nuanxinNative('restart', '[]') });
  window.nuanxinHost = host;
  host.start(url);
};
window.nuanxinCall = (method, given) => {
  // One that could not be made has noted nothing; why, the launch said.
  if (!window.nuanxinHost && method === 'faults') return '[]';
  const back = given.map((each) => each && each.source !== undefined && each.flags !== undefined ? new RegExp(each.source, each.flags) : each);
  const member = window.nuanxinHost[method];
  const answer = typeof member === 'function' ? member(...back) : member;
  return JSON.stringify(answer);
};
window.nuanxinSoon = async (method, given, wanted) => {
  for (const end = Date.now() + ${SOON_MS}; ; ) {
    const text = window.nuanxinCall(method, given);
    if ((${isWanted})(text === undefined ? undefined : JSON.parse(text), wanted)) return true;
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, ${LOOK_EVERY_MS}));
  }
};
window.nuanxinRests = async () => {
  const before = window.nuanxinHost.activity();
  for (let frames = 0; frames < ${REST_FRAMES}; frames++)
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return before !== undefined && window.nuanxinHost.activity() === before;
};
window.nuanxinInPage = (source) => {
  const { document, window: view } = window.nuanxinHost.front();
  return JSON.stringify((0, eval)('(' + source + ')')(document, view));
};
`

/** What the app is started with, as it crosses into the window. */
export const startOf = (build: Build, state: DeviceState, url: string, shift: number): string =>
  JSON.stringify({ build, state, url, shift })

/** What the glue answered. */
export const received = (answer: unknown) => (typeof answer === 'string' ? JSON.parse(answer) : undefined)

/** Answers a call out of the window. */
export async function answerNative({ native, onRestart }: DriverOptions, name: string, given: string): Promise<string> {
  if (name === 'restart') {
    onRestart()
    return 'null'
  }
  const method: unknown = Reflect.get(native, name)
  if (typeof method !== 'function') throw new Error(`no ${name} outside of the phone`)
  return JSON.stringify((await method(...JSON.parse(given))) ?? null)
}
