import type { StoredPhoto } from '@functions/media/keys'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { type PhotoUse, photoUses } from '../likenessEntities'

export type Use = FormattedItem<typeof PhotoUse>

/** More than any phone sends one photo with. */
const MOST_USES = 50

/** Reports that show a photo, as far as their records came by; a phone sends it with one, whoever tries more is looked at so far. */
export const usesOf = ({ streetId, name }: StoredPhoto): Promise<Use[]> => photoUses(streetId, name).first(MOST_USES)
