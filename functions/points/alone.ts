import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import type { Step } from '@functions/platform/store/transact'
import { getNow, updateIf } from '@functions/platform/store/writes'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { MovedAlone } from './officeEntities'

/**
 * What one administrator moves alone adds up: over a Shanghai day no more than one act alone may be. The step that
 * counts this one, or undefined when a second person has to decide. 1 RU; 2 WU.
 */
export async function movedAlone(
  { streetId, memberId }: Actor,
  amount: number,
  most: number,
): Promise<Step<never> | undefined> {
  const day = dayOf(now())
  const key = { streetId, memberId, day }
  const item = await getNow(MovedAlone, key)
  if ((item?.points ?? 0) + amount > most) return undefined
  return updateIf(
    MovedAlone,
    { ...key, points: $add(amount), expiresAt: startOf(addDays(day, 3)) / 1000 },
    {
      or: [
        { attr: 'points', exists: false },
        { attr: 'points', lte: most - amount },
      ],
    },
  )
}
