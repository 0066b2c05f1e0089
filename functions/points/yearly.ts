import { confirmedMembers } from '@functions/identity/members'
import { type Expiry, expire } from '@functions/ledger/expiry'
import { now } from '@functions/platform/clock'
import { asError, log } from '@functions/platform/log'
import { getNow } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import { yearOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { ExpiryRun, ExpiryWaiting, expiryWaitingIn } from './yearlyEntities'

/** Members taken at once. */
const PAGE = 25

type Run = FormattedItem<typeof ExpiryRun>
type Member = { memberId: string; communityId: string }

export interface YearlyExpiry {
  /** Accounts from which points were taken out, and how many points. */
  accounts: number
  points: number
  failed: number
  /** False when time ran out: the next run goes on where this one stopped. */
  complete: boolean
}

/**
 * Takes out-of-date points out of every account of a street: once a year through its members, with a mark after each
 * page, and in every run from those whose points were held then. Safe to repeat and to interrupt. Until then holds are
 * refused such points.
 * @param hasTime asked before every page; false ends the run.
 */
export async function expireStreet(streetId: string, hasTime: () => boolean): Promise<YearlyExpiry> {
  const sum: YearlyExpiry = { accounts: 0, points: 0, failed: 0, complete: true }
  const whole = await expireMembers(streetId, hasTime, sum)
  const rest = await expireWaiting(streetId, hasTime, sum)
  return { ...sum, complete: whole && rest }
}

/** The year's way through all members, from the mark on. Returns whether it came to its end. */
async function expireMembers(streetId: string, hasTime: () => boolean, sum: YearlyExpiry): Promise<boolean> {
  const year = yearOf(now())
  const mark = await getNow(ExpiryRun, { streetId, year })
  if (mark?.complete) return true
  const communities = (await streetOf(streetId)).communities.map(({ communityId }) => communityId).sort()
  const run: Run = mark ?? { streetId, year, complete: false, accounts: 0, points: 0 }
  for (const communityId of communities.filter((each) => each >= (run.communityId ?? ''))) {
    let from = communityId === run.communityId && run.from ? keyIn(run.from) : undefined
    do {
      if (!hasTime()) return false
      const { items, next } = await confirmedMembers(streetId, communityId, { limit: PAGE, from })
      const before = { ...sum }
      await expireAll(
        streetId,
        items.map(({ memberId }) => ({ memberId, communityId })),
        sum,
      )
      run.accounts += sum.accounts - before.accounts
      run.points += sum.points - before.points
      from = next
      const { from: _, ...rest } = run
      await ExpiryRun.build(PutItemCommand)
        .item({ ...rest, communityId, ...(next ? { from: JSON.stringify(next) } : {}) })
        .send()
    } while (from)
  }
  const { from: _, ...rest } = run
  await ExpiryRun.build(PutItemCommand)
    .item({ ...rest, complete: true })
    .send()
  return true
}

const keyIn = (text: string): Record<string, unknown> => JSON.parse(text)

/** Those whose vouchers kept points back. A voucher ends with its day, so that this list is soon empty. */
async function expireWaiting(streetId: string, hasTime: () => boolean, sum: YearlyExpiry): Promise<boolean> {
  for await (const members of expiryWaitingIn(streetId).pages(PAGE)) {
    if (!hasTime()) return false
    await expireAll(streetId, members, sum)
  }
  return true
}

async function expireAll(streetId: string, members: readonly Member[], sum: YearlyExpiry): Promise<void> {
  for (const outcome of await Promise.all(members.map((member) => expireOne(streetId, member)))) {
    if (!outcome) sum.failed++
    if (!outcome?.expired) continue
    sum.accounts++
    sum.points += outcome.expired
  }
}

/** One account; whoever has points under a voucher, or could not be done, is put down for the next run. */
async function expireOne(streetId: string, { memberId, communityId }: Member): Promise<Expiry | undefined> {
  const outcome = await expire({ memberId, communityId }).catch((cause: unknown) => {
    log.error('points could not be expired', {
      memberId,
      error: asError(cause),
    })
    return undefined
  })
  if (!outcome || outcome.waiting > 0)
    await ExpiryWaiting.build(PutItemCommand).item({ streetId, memberId, communityId }).send()
  else await ExpiryWaiting.build(DeleteItemCommand).key({ streetId, memberId }).send()
  return outcome
}
