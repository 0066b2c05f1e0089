import { reversedBy } from '@functions/ledger/corrections'
import { entriesBetween } from '@functions/ledger/history'
import { type Movement, recordMove, updateAccount } from '@functions/ledger/movement'
import { type RedemptionItem, receiptOf } from '@functions/meals/confirm'
import { Redemption, Voucher } from '@functions/meals/entities'
import { release } from '@functions/meals/giveBack'
import { putBack } from '@functions/meals/stock'
import { uncountUse } from '@functions/meals/uses'
import { notLive, type VoucherItem, voucherOfCode } from '@functions/meals/vouchers'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { fingerprint, newId } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf } from '@functions/platform/store/repeat'
import { type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { checkIf, firstTime, getNow, update, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf, monthAfter, sayMoment } from '@shared/rules/time/day'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { decodeTime, encodeTime } from 'ulid'
import { shopRunBy } from './access'
import { Annulled, Settlement } from './entities'

type Receipt = Outputs['shops']['annul']

/** The entry that posted the points was written with the record, by the same server's clock. Milliseconds. */
const POSTED_WITHIN_MS = 60_000

/**
 * Takes a mistaken redemption back, once: points, meal and limits return, and the shop's month no longer counts it. Its
 * record lies beside the first, under the same day; in a closed month it is the next month's correction, so that one
 * must be open. Three reads or four, one transaction of 26 write units, 28 where the offer limits what one may ever
 * have.
 * @throws NOT_FOUND, FORBIDDEN for a clerk, OWN_ACCOUNT, VOUCHER_ANNULLED with who and when, VOUCHER_NOT_LIVE,
 * ANNUL_TOO_LATE
 */
export async function annul(actor: Actor, input: Inputs['shops']['annul']): Promise<Receipt> {
  const { merchantId, redemptionId, id, reason } = input
  await shopRunBy(actor, merchantId)
  const { streetId } = actor
  const day = dayOf(decodeTime(redemptionId))
  const redeemed = await getNow(Redemption, { streetId, merchantId, day, id: redemptionId })
  const hash = fingerprint({ annul: redemptionId, reason, by: actor.memberId })
  const first = firstOf(await getNow(Redemption, { streetId, merchantId, day, id }), hash)
  if (first) return receiptOf(first)
  const voucher = redeemed && (await voucherOfCode(streetId, redeemed.code))
  if (!redeemed || !voucher) throw problem('NOT_FOUND')
  if (voucher.memberId === actor.memberId) throw problem('OWN_ACCOUNT')
  if (voucher.state !== 'redeemed' || voucher.settledId !== redemptionId) throw whyNot(voucher)
  const at = now()
  const record: RedemptionItem = {
    ...redeemed,
    ...{ id, hash, at, outcome: 'annulled', annuls: redemptionId, refuseReason: reason, by: actor.memberId },
    clerkLabel: await labelOf(actor, '店主'),
  }
  const next = { streetId, merchantId, month: monthAfter(monthOf(day)) }
  return untilAnswered(async () =>
    transact<Receipt>(
      [
        firstTime(Redemption, record, receiptOf),
        undone(voucher, record),
        ...(await returned(actor, voucher, redeemed, at)),
        checkIf(Settlement, next, { attr: 'id', exists: false }, () => {
          throw problem('ANNUL_TOO_LATE')
        }),
        update(Annulled, { streetId, merchantId, month: monthOf(day), count: $add(1) }),
        stillTrusted(actor),
      ],
      () => receiptOf(record),
    ),
  )
}

function whyNot(voucher: VoucherItem) {
  const { state, annulledByLabel = '', annulledAt } = voucher
  if (state !== 'annulled' || annulledAt === undefined) return notLive(voucher)
  return problem('VOUCHER_ANNULLED', { by: annulledByLabel, at: sayMoment(annulledAt, now()) })
}

/** The voucher's very last move; it goes on saying when and by whom it had been redeemed. */
function undone({ streetId, code }: VoucherItem, record: RedemptionItem): Step<never> {
  const { at, clerkLabel, refuseReason, annuls = '' } = record
  return updateIf(
    Voucher,
    { streetId, code, state: 'annulled', annulledAt: at, annulledByLabel: clerkLabel, refuseReason },
    {
      and: [
        { attr: 'state', eq: 'redeemed' },
        { attr: 'settledId', eq: annuls },
      ],
    },
    (old) => {
      throw old ? whyNot(old) : problem('NOT_FOUND')
    },
  )
}

/** Points, stock and limits as if the meal had been given back in time. One read for the entry that is taken back. */
async function returned(
  actor: Actor,
  voucher: VoucherItem,
  redeemed: RedemptionItem,
  at: number,
): Promise<Step<never>[]> {
  const { memberId, code } = voucher
  const posted = await postedBy(memberId, redeemed)
  if (!posted) throw new Error(`voucher ${voucher.voucherId} was redeemed without a post`)
  const [unpostId = '', releaseId = ''] = [newId(), newId()].sort()
  const back = release(voucher, { id: releaseId, by: actor.memberId, at })
  const unpost: Movement = { ...back, id: unpostId, reason: 'mealUnpost', ref: code, reverses: posted.id }
  const movements = [unpost, back]
  const broken = (): never => {
    throw new Error(`voucher ${voucher.voucherId} does not fit its owner's account`)
  }
  return [
    ...movements.map((movement) => recordMove<never>(movement, broken)),
    updateAccount<never>({ memberId, movements }, broken),
    reversedBy(unpost, posted.id, broken),
    putBack(voucher),
    ...uncountUse(voucher),
  ]
}

async function postedBy(memberId: string, { code, at }: RedemptionItem) {
  const key = (moment: number) => `LEDGER#${encodeTime(moment, 10)}`
  const around = await entriesBetween(memberId, key(at - POSTED_WITHIN_MS), key(at + POSTED_WITHIN_MS))
  return around.find(({ reason, ref }) => reason === 'mealPost' && ref === code)
}
