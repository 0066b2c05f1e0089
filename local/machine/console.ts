/** Prints one line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** The message of whatever was thrown. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What is going on at this moment, on one line that is drawn anew. */
const under = new Set<string>()
const clear = () => (process.stdout.isTTY ? '\r\x1b[2K' : '')
const draw = () => {
  if (process.stdout.isTTY) process.stdout.write(`${clear()}${under.size === 0 ? '' : `… ${[...under].join(' · ')}`}`)
}

/**
 * Runs one step of the start, beside others or not, and prints it with its seconds when it is done. Rethrows what the step
 * threw: whoever catches it says in one line why.
 */
export async function step<T>(name: string, run: () => Promise<T> | T): Promise<T> {
  const started = process.hrtime.bigint()
  under.add(name)
  draw()
  try {
    const result = await run()
    under.delete(name)
    say(`${clear()}✓ ${name} ${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(1)} s`)
    return result
  } catch (error) {
    under.delete(name)
    throw new Error(`${name}: ${wordsOf(error)}`, { cause: error })
  } finally {
    draw()
  }
}
