import { placeAt } from '@functions/platform/store/ids'
import { string } from 'dynamodb-toolbox/schema/string'

/**
 * A list that proves something (who looked, who gave points, who took a table) is in the order of the server's moments,
 * in the index `byOwner`: a record's own key is the id its client made, which says when only as its client likes.
 */
export const listedFields = () => ({ ownerPk: string().optional(), ownerSk: string().optional() })

/** Where a record stands in such a list. */
export const listedIn = (list: string, at: number, id: string) => ({ ownerPk: list, ownerSk: placeAt(at, id) })
