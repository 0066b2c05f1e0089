import type { Effect } from '@functions/platform/effect'
import { log } from '@functions/platform/log'
import type { Change } from '@functions/platform/records'

/** Names of those effects that did not happen; the others did. */
export async function failing(effects: readonly Effect[], change: Change): Promise<string[]> {
  const names: string[] = []
  for (const { name, kinds, run } of effects) {
    if (!kinds.includes(change.kind)) continue
    try {
      await run(change)
    } catch (error) {
      log.error('an effect failed', { effect: name, ...change.key, error: asError(error) })
      names.push(name)
    }
  }
  return names
}

export const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))
