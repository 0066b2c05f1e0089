import { placeAt } from '@functions/platform/store/ids'
import { string } from 'dynamodb-toolbox/schema/string'

/**
 * A list that proves something is ordered by the server's moments, in the index `byOwner`: a record's key is its
 * client's id, whose time the client may make up.
 */
export const listedFields = () => ({ ownerPk: string().optional(), ownerSk: string().optional() })

/** Where a record stands in such a list. */
export const listedIn = (list: string, at: number, id: string) => ({ ownerPk: list, ownerSk: placeAt(at, id) })
