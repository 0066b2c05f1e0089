let stop: (() => Promise<void>) | undefined

/** Keeps what stops the database until the last test file is done. */
export function holdStop(stopping: () => Promise<void>): void {
  stop = stopping
}

/** Stops the database. */
export async function stopAll(): Promise<void> {
  await stop?.()
}
