import { plain, table } from '@functions/platform/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

/**
 * who              question                                   key
 * whoever sets up  is this one-time code good, was it used    SETUPCODE#<token> / CODE
 */
export const SetupCode = new Entity({
  name: 'setupCode',
  table,
  ...plain,
  schema: item({
    token: string().key(),
    streetId: string(),
    until: number(),
    /** Who used it, and by which write. */
    usedBy: string().optional(),
    usedId: string().optional(),
    expiresAt: number(),
  }),
  computeKey: ({ token }) => ({ pk: `SETUPCODE#${token}`, sk: 'CODE' }),
})
