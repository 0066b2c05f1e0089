import { rolesToHandOver } from '@functions/identity/leaving'
import { headOf } from '@functions/identity/me'
import { accountView } from '@functions/ledger/accounts'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { commit, transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime, getNow, putNew, removeIf, updateIf } from '@functions/platform/store/writes'
import { newestOf } from '@functions/reports/history'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { DELETION_DAYS } from '@shared/rules/people/privacy'
import { REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import { Deletion, type DeletionItem, nextLook, Receipt } from './entities'

type View = Outputs['privacy']['deletion']

/** Reports looked at for those that are still worked on. */
const REPORTS = 50
const DAY_MS = 86_400_000

/** What goes with the caller's account, and whether its deletion was asked for. Two reads and two queries at once. */
export async function deletionOf({ memberId }: Actor): Promise<View> {
  const [order, { profile, account }, reports] = await Promise.all([
    getNow(Deletion, { memberId }),
    headOf(memberId),
    newestOf(memberId, REPORTS),
  ])
  const vouchers = Object.values(account.tasks).filter(({ kind, until }) => kind === 'voucher' && until > now())
  return {
    ...(order ? waiting(order) : { state: 'none' as const }),
    points: accountView(account).balance,
    vouchers: vouchers.length,
    openReports: reports.filter(({ status }) => REPORT_STATUSES[status].open).length,
    roles: rolesToHandOver(profile),
  }
}

const waiting = ({ receiptId, orderedAt, dueAt }: DeletionItem) =>
  ({ state: 'waiting', receiptId, orderedAt, dueAt }) as const

/**
 * Notes that the caller's account is to be deleted when the days are over in which they may change their mind. Whatever asks
 * a second time gets the first order. 8 write units. @throws ROLES_FIRST, IDEMPOTENCY_CONFLICT
 */
export async function orderDeletion(actor: Actor, { id, because }: Inputs['privacy']['orderDeletion']): Promise<View> {
  const { memberId, streetId } = actor
  const hash = actFingerprint(actor, { because })
  const repeated = await guarded(
    () => rolesGone(memberId),
    async () => firstOf(await getNow(Receipt, { receiptId: id }), hash),
  )
  if (repeated) return deletionOf(actor)
  const orderedAt = now()
  const dueAt = orderedAt + DELETION_DAYS * DAY_MS
  const given = { streetId, receiptId: id, orderedAt, dueAt, state: 'waiting' as const }
  await commit<void>(
    [
      firstTime(Receipt, { ...given, hash }, () => undefined),
      putNew(
        Deletion,
        { ...given, memberId, version: 1, tries: 0, ...nextLook(streetId, dueAt, memberId) },
        () => undefined,
      ),
      stillTrusted(actor),
    ],
    () => undefined,
  )
  return deletionOf(actor)
}

async function rolesGone(memberId: string): Promise<void> {
  const { profile } = await headOf(memberId)
  const roles = rolesToHandOver(profile)
  if (roles.length > 0) throw problem('ROLES_FIRST', { roles: roles.join('、') })
}

/** Keeps the account after all; again, or where that is not what was asked for, it changes nothing. 8 write units. */
export async function cancelDeletion(actor: Actor, { receiptId }: Inputs['privacy']['cancelDeletion']): Promise<View> {
  const { memberId } = actor
  await untilAnswered<void>(async () => {
    const order = await getNow(Deletion, { memberId })
    if (order?.receiptId !== receiptId) return undefined
    const { version } = order
    const asRead = {
      and: [{ attr: 'version', eq: version } as const, { attr: 'state', eq: 'waiting' } as const],
    }
    return transact<void>(
      [
        stillTrusted(actor),
        removeIf(Deletion, { memberId }, asRead),
        updateIf(Receipt, { receiptId, state: 'cancelled', endedAt: now() }, { attr: 'state', eq: 'waiting' }),
      ],
      () => undefined,
    )
  })
  return deletionOf(actor)
}

/** What became of a deletion, by its number. 1 read unit. @throws NOT_FOUND */
export async function receiptOf(receiptId: string): Promise<Outputs['privacy']['receipt']> {
  const receipt = await getNow(Receipt, { receiptId })
  if (!receipt) throw problem('NOT_FOUND')
  const { state, orderedAt, dueAt, endedAt } = receipt
  return { receiptId, state, orderedAt, dueAt, endedAt }
}
