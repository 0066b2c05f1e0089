import { Account, Entry } from '@functions/ledger/entities'
import { table } from '@functions/platform/store/table'
import type { CheckinState } from '@shared/rules/points/checkin'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

/** The account as it stands; with `force`, after setting what a test needs to start from. */
export async function accountOf(memberId: string, force?: { checkin?: CheckinState; epoch?: number }) {
  if (force) {
    await Account.build(UpdateItemCommand)
      .item({
        memberId,
        ...(force.checkin ? { checkin: $set(force.checkin) } : {}),
        ...(force.epoch ? { epoch: force.epoch } : {}),
      })
      .send()
  }
  const { Item } = await Account.build(GetItemCommand).key({ memberId }).options({ consistent: true }).send()
  if (!Item) throw new Error(`no account ${memberId}`)
  return Item
}

/** All entries of a member, oldest first. */
export async function entriesOf(memberId: string) {
  const { Items } = await table
    .build(QueryCommand)
    .query({ partition: `MEMBER#${memberId}`, range: { beginsWith: 'LEDGER#' } })
    .entities(Entry)
    .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
    .send()
  return Items ?? []
}

/** What the entries add up to. */
export async function sumOfEntries(memberId: string): Promise<{ balance: number; held: number }> {
  const entries = await entriesOf(memberId)
  return {
    balance: entries.reduce((sum, { balanceDelta }) => sum + balanceDelta, 0),
    held: entries.reduce((sum, { heldDelta }) => sum + heldDelta, 0),
  }
}
