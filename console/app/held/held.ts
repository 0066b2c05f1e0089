/** So long a move can be taken back: it is sent only then. Milliseconds. */
export const HELD_MS = 10_000

export interface Held {
  /** What will be done, in words. */
  label: string
  /** When it is sent at the latest; epoch ms of this PC. */
  until: number
}

interface Waiting {
  held: Held
  timer: ReturnType<typeof setTimeout>
  send: () => Promise<void>
  undo: () => void
}

let waiting: Waiting | undefined
/** What is on its way; resolved when nothing is. */
let sending: Promise<void> = Promise.resolve()
const listeners = new Set<() => void>()

function becomes(next: Waiting | undefined): void {
  if (waiting) clearTimeout(waiting.timer)
  waiting = next
  for (const listener of listeners) listener()
}

/** The move that waits, for who draws it. */
export const heldNow = (): Held | undefined => waiting?.held
export function onHeld(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Keeps a move back for some seconds, in which it can be taken back as if it never was: nobody was told, nothing was paid.
 * One at a time: what waits already is sent first. `send` says itself what went wrong.
 */
export function hold(label: string, { send, undo }: Pick<Waiting, 'send' | 'undo'>): void {
  void sendHeld()
  const timer = setTimeout(() => void sendHeld(), HELD_MS)
  becomes({ held: { label, until: Date.now() + HELD_MS }, timer, send, undo })
}

/** Sends what waits, now; resolves when all that was kept back is answered. Each goes after the one before was answered. */
export function sendHeld(): Promise<void> {
  const current = waiting
  if (current) {
    becomes(undefined)
    // The move itself says what went wrong with it; the next one is sent all the same.
    sending = sending.then(current.send).catch(() => undefined)
  }
  return sending
}

/** The page is closed, by somebody who meant what they did; nothing runs in it after this, so nothing waits for an answer. */
function sendAtOnce(): void {
  const current = waiting
  becomes(undefined)
  void current?.send()
}

/** Takes back what waits. */
export function takeBack(): void {
  const current = waiting
  becomes(undefined)
  current?.undo()
}

globalThis.addEventListener?.('pagehide', sendAtOnce)
