const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** Prints one line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** The message of whatever was thrown. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Runs one step of the start and prints it with its seconds: a line when it is done, or one that says why it failed.
 * Rethrows what the step threw.
 */
export async function step<T>(name: string, run: () => Promise<T> | T): Promise<T> {
  const started = Date.now()
  if (process.stdout.isTTY) process.stdout.write(`… ${name}`)
  const line = (mark: string) => `${process.stdout.isTTY ? '\r\x1b[2K' : ''}${mark} ${name} ${seconds(started)}`
  try {
    const result = await run()
    say(line('✓'))
    return result
  } catch (error) {
    say(line('✗'))
    throw error
  }
}
