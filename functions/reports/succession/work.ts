import { now } from '@functions/platform/clock'
import { MOST_TRIES, unfinishedIn } from '@functions/platform/store/unfinished'
import { $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { Succession, type SuccessionItem } from './entities'

/** Takes up again what stands still of what passes to a successor, or ends it after the last try. */
async function resume({ streetId, id, version, tries = 0 }: SuccessionItem): Promise<'resumed' | 'ended'> {
  const isOver = tries >= MOST_TRIES
  const movedAt = now()
  const left = { queuePk: $remove(), queueSk: $remove(), state: 'failed' } as const
  await Succession.build(UpdateItemCommand)
    .item({
      ...{ streetId, id, version: version + 1, movedAt, tries: tries + 1 },
      ...(isOver ? left : unfinishedIn(streetId, movedAt, id)),
    })
    .options({ condition: { attr: 'version', eq: version } })
    .send()
  return isOver ? 'ended' : 'resumed'
}

/** What stands still among the unfinished where open work passes to somebody, and how it is taken up again. */
export const successionWork = { entity: Succession, nameOf: ({ id }: SuccessionItem) => id, resume }
