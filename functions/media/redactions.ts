import { now } from '@functions/platform/clock'
import type { Step } from '@functions/platform/store/transact'
import { MOST_TRIES, unfinishedIn } from '@functions/platform/store/unfinished'
import { asSeen, getNow, putIf } from '@functions/platform/store/writes'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { Redaction } from './entities'
import type { StoredPhoto } from './keys'

export type RedactionItem = FormattedItem<typeof Redaction>

/** The black boxes of a photo, strongly consistent; undefined when there never was one. 1 read unit. */
export async function redactionOf({ streetId, name }: StoredPhoto): Promise<RedactionItem | undefined> {
  return getNow(Redaction, { streetId, name })
}

/** Puts the boxes of a photo, where nobody set any since they were seen. 2 write units a KB, 2 in the list of what is not done. */
export const putRedaction = (after: RedactionItem, seen: RedactionItem | undefined): Step<never> =>
  putIf(Redaction, after, asSeen('version', seen?.version))

/** Takes a picture up again that does not show its boxes, or ends that after the last try. One write of 2 units and 2 in the list. */
async function resume({ streetId, name, version, tries = 0 }: RedactionItem): Promise<'resumed' | 'ended'> {
  const isOver = tries >= MOST_TRIES
  const left = { queuePk: $remove(), queueSk: $remove() }
  await Redaction.build(UpdateItemCommand)
    .item({ streetId, name, tries: tries + 1, ...(isOver ? left : unfinishedIn(streetId, now(), name)) })
    .options({
      condition: {
        and: [
          { attr: 'version', eq: version },
          { attr: 'applied', lt: version },
        ],
      },
    })
    .send()
  return isOver ? 'ended' : 'resumed'
}

/** What stands still among the unfinished where a picture does not show its boxes, and how it is taken up again. */
export const redactionWork = { entity: Redaction, nameOf: ({ name }: RedactionItem) => name, resume }
