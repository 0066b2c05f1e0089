let lock: WakeLockSentinel | undefined

/** As in awake.ts, with the browser's wake lock where it has one. */
export function keepAwake(on: boolean): void {
  if (!on) {
    lock?.release().catch(() => undefined) // the browser let go of it before
    lock = undefined
    return
  }
  navigator.wakeLock?.request('screen').then(
    (held) => {
      lock = held
    },
    () => undefined, // it goes dark, a touch lights it again
  )
}
