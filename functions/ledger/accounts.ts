import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import type { Outputs } from '@shared/contract/contract'
import { NO_CHECKINS } from '@shared/rules/checkin'
import { yearOf } from '@shared/rules/day'
import { bucketsOf, dueIn } from '@shared/rules/points'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { Account } from './entities'
import type { AccountItem } from './movement'

/** The account of somebody who has just come: nothing earned, nothing held. */
export const emptyAccount = (memberId: string, streetId: string) => ({
  memberId,
  streetId,
  epoch: 1,
  balance: 0,
  held: 0,
  available: 0,
  earned: {},
  spent: 0,
  checkin: { ...NO_CHECKINS },
  tasks: {},
})

/** The member's account, strongly consistent: it shows what was earned a moment ago. One read. @throws UNAUTHORIZED */
export async function accountOf(memberId: string): Promise<AccountItem> {
  const { Item } = await Account.build(GetItemCommand).key({ memberId }).options({ consistent: true }).send()
  if (!Item) throw problem('UNAUTHORIZED')
  return Item
}

/** An account as its member sees it. What is out of date no longer counts, whether its entry is written yet or not. */
export function accountView(account: AccountItem): Outputs['points']['account'] {
  const { held, earned, spent } = account
  const due = dueIn(yearOf(now()), account)
  const expiring = bucketsOf(earned, spent + due).map(({ year, remaining, lastDay }) => ({
    year,
    points: remaining,
    lastDay,
  }))
  return { balance: account.balance - due, held, available: account.available - due, expiring }
}
