import type { Step } from '@functions/platform/store/transact'
import { asSeen, getNow, putIf } from '@functions/platform/store/writes'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
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
