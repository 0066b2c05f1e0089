const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** Prints one line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** The message of whatever was thrown. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Runs one step of the start and prints it with its seconds when it is done. Rethrows what the step threw: whoever
 * catches it says in one line why.
 */
export async function step<T>(name: string, run: () => Promise<T> | T): Promise<T> {
  const started = Date.now()
  if (process.stdout.isTTY) process.stdout.write(`… ${name}`)
  const line = process.stdout.isTTY ? '\r\x1b[2K' : ''
  try {
    const result = await run()
    say(`${line}✓ ${name} ${seconds(started)}`)
    return result
  } catch (error) {
    process.stdout.write(line)
    throw new Error(`${name}: ${wordsOf(error)}`, { cause: error })
  }
}
