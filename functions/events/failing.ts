import type { Effect } from '@functions/platform/events/effect'
import type { Change } from '@functions/platform/events/records'
import { asError, log } from '@functions/platform/log'

/** What was brought up to date already, by effect and subject. */
export type Done = Map<string, Promise<void>>

/** Names of those effects that did not happen; the others did. */
export async function failing(effects: readonly Effect[], change: Change, done: Done = new Map()): Promise<string[]> {
  const names: string[] = []
  for (const effect of effects) {
    if (!effect.kinds.includes(change.kind)) continue
    try {
      await happens(effect, change, done)
    } catch (error) {
      log.error('an effect failed', { effect: effect.name, ...change.key, error: asError(error) })
      names.push(effect.name)
    }
  }
  return names
}

function happens({ name, run, subject }: Effect, change: Change, done: Done): Promise<void> {
  const about = subject?.(change)
  if (about === undefined) return run(change)
  const key = `${name}#${about}`
  const known = done.get(key) ?? run(change)
  done.set(key, known)
  return known
}
