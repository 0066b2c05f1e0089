import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import type { Step } from '@functions/platform/store/transact'
import { getNow, put, updateIf } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { NO_CHECKINS } from '@shared/rules/points/checkin'
import { bucketsOf, dueIn } from '@shared/rules/points/points'
import { yearOf } from '@shared/rules/time/day'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
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

/** Opens the account of somebody who has just come; 2 write units. */
export const openAccount = (memberId: string, streetId: string): Step<never> =>
  put(Account, emptyAccount(memberId, streetId))

/**
 * Ends a member's older tokens, and notes the version of their roles where it changed; 2 write units.
 * @param epoch of one's own token, which must still count.
 * @throws UNAUTHORIZED
 */
export function endTokens(memberId: string, { epoch, rolesVersion, signedOutAt }: Tokens): Step<never> {
  const still =
    epoch === undefined ? ({ attr: 'epoch', exists: true } as const) : ({ attr: 'epoch', eq: epoch } as const)
  return updateIf(Account, { memberId, epoch: $add(1), rolesVersion, signedOutAt }, still, noLonger)
}

/** The account follows the profile's roles, as long as its member's token counts; 2 write units. @throws UNAUTHORIZED */
export const followRoles = (
  memberId: string,
  { epoch, rolesVersion }: { epoch: number; rolesVersion: number },
): Step<never> => updateIf(Account, { memberId, rolesVersion }, { attr: 'epoch', eq: epoch }, noLonger)

interface Tokens {
  epoch?: number | undefined
  rolesVersion?: number
  /** When the member signed out everywhere, sessions at PCs included. */
  signedOutAt?: number
}

function noLonger(): never {
  throw problem('UNAUTHORIZED')
}

/** The member's account, strongly consistent: it shows what was earned a moment ago. One read. @throws UNAUTHORIZED */
export async function accountOf(memberId: string): Promise<AccountItem> {
  const item = await getNow(Account, { memberId })
  if (!item) throw problem('UNAUTHORIZED')
  return item
}

/** The account's part of a batch that is read together with something else. */
export const accountRequest = (memberId: string) => Account.build(BatchGetRequest).key({ memberId })

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
