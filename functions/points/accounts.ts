import { problem } from '@functions/platform/problem'
import type { Outputs } from '@shared/contract/contract'
import { bucketsOf, REASONS } from '@shared/rules/points'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { Account } from './entities'
import type { AccountItem, EntryItem } from './ledger'

/** The member's account, strongly consistent: it shows what was earned a moment ago. One read. @throws UNAUTHORIZED */
export async function accountOf(memberId: string): Promise<AccountItem> {
  const { Item } = await Account.build(GetItemCommand).key({ memberId }).options({ consistent: true }).send()
  if (!Item) throw problem('UNAUTHORIZED')
  return Item
}

/** An account as its member sees it. */
export function accountView({ balance, held, available, earned, spent }: AccountItem): Outputs['points']['account'] {
  const expiring = bucketsOf(earned, spent).map(({ year, remaining, lastDay }) => ({
    year,
    points: remaining,
    lastDay,
  }))
  return { balance, held, available, expiring }
}

/** An entry as its member sees it. */
export function entryView(entry: EntryItem): Outputs['points']['ledger']['items'][number] {
  const { id, at, reason, kind, amount, balanceDelta, heldDelta, subject } = entry
  return { id, at, reason, label: REASONS[reason].label, kind, amount, balanceDelta, heldDelta, subject }
}
