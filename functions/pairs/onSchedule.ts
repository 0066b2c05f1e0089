import { log } from '@functions/platform/log'
import { remindAll } from './reminding'

/** Every morning; it says something in the last week of a month alone. */
export async function handler(): Promise<{ told: number }> {
  const outcome = await remindAll()
  if (outcome.told) log.info('contact persons reminded', outcome)
  return outcome
}
