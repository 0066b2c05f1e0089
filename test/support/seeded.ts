import { OpenId } from '@functions/identity/entities'
import { grantsOf, headOf } from '@functions/identity/me'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { openidOf } from '../../local/cloud/openid'
import { createTable } from '../../local/cloud/table'
import { type SeedOptions, seed } from '../../local/seed/index'
import type { Person } from './api'

/**
 * Loads the demo data into a table of its own, which everything in this test file works on from here. It has no stream:
 * what follows from the records is counted anew from them where a test needs it.
 */
export async function aSeededTable(tableName: string, options: SeedOptions) {
  process.env.TABLE_NAME = tableName
  await createTable({ tableName, stream: false })
  return seed(options)
}

/** A demo person with what the server knows of them; undefined when it does not know them. */
export async function demo(key: string, streetId: string = 'qishan'): Promise<Person | undefined> {
  const index = await tokenOf('openid', openidOf(key))
  const { Item } = await OpenId.build(GetItemCommand).key({ streetId, index }).send()
  if (!Item) return undefined
  const { profile, account } = await headOf(Item.memberId)
  return { memberId: Item.memberId, streetId, grants: grantsOf(profile), epoch: account.epoch }
}

type Page<T> = { body: { items: T[]; cursor?: string | undefined } }

/** Everything on all pages of a list. */
export async function all<T>(page: (query: { limit: number; cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const { body }: Page<T> = await page({ limit: 50, ...(cursor === undefined ? {} : { cursor }) })
    items.push(...body.items)
    cursor = body.cursor
  } while (cursor !== undefined)
  return items
}

/** Options of a scan that reads the whole table as it is now. */
export const whole = { consistent: true, maxPages: Number.POSITIVE_INFINITY }
