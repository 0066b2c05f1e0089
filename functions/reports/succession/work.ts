import { takenUp } from '@functions/platform/store/unfinished'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { Succession, type SuccessionItem } from './entities'

/** Takes up again what stands still of what passes to a successor, or ends it after the last try. */
async function resume({ streetId, id, version, tries }: SuccessionItem): Promise<'resumed' | 'ended'> {
  const { isOver, next } = takenUp({ streetId, id, version, tries })
  await Succession.build(UpdateItemCommand)
    .item({ streetId, id, ...next, ...(isOver ? ({ state: 'failed' } as const) : {}) })
    .options({ condition: { attr: 'version', eq: version } })
    .send()
  return isOver ? 'ended' : 'resumed'
}

/** What stands still among the unfinished where open work passes to somebody, and how it is taken up again. */
export const successionWork = { entity: Succession, nameOf: ({ id }: SuccessionItem) => id, resume }
