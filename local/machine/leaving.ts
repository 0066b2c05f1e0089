import { say, wordsOf } from './console'

/** How a system ends. */
export interface Leaving {
  /** Something was started that has to be stopped; the newest is stopped first. */
  stopWith: (stop: () => Promise<void> | void) => void
  /** Ends everything once and leaves. A second call leaves at once: the guards then end the children. */
  leave: (code: number) => void
  isLeaving: () => boolean
}

/** Watches for the end: signals, or a parent that is gone. */
export function leaving(): Leaving {
  const running: (() => Promise<void> | void)[] = []
  let stopping: Promise<void> | undefined

  async function stopAll(): Promise<void> {
    for (const stop of running.reverse()) await stop()
  }
  function leave(code: number): void {
    if (stopping !== undefined) process.exit(code)
    stopping = stopAll()
      .catch((error: unknown) => say(`✗ ${wordsOf(error)}`))
      .then(() => process.exit(code))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave(0))
  // A parent that was killed sends nothing; its children are only handed to another one.
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && leave(0), 1000).unref()
  return { stopWith: (stop) => running.push(stop), leave, isLeaving: () => stopping !== undefined }
}
