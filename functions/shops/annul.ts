import { labelOf } from '@functions/identity/labels'
import { Reversed } from '@functions/ledger/entities'
import { entriesBetween } from '@functions/ledger/history'
import { append, change, type Movement, stillTrusted } from '@functions/ledger/movement'
import { type RedemptionItem, receiptOf, redemptionFrom } from '@functions/meals/confirm'
import { Redemption, Voucher } from '@functions/meals/entities'
import { release } from '@functions/meals/giveBack'
import { putBack } from '@functions/meals/stock'
import { uncountUse } from '@functions/meals/uses'
import { notLive, type VoucherItem, voucherFrom, voucherOfCode } from '@functions/meals/vouchers'
import { now } from '@functions/platform/clock'
import { fingerprint, newId } from '@functions/platform/ids'
import { problem } from '@functions/platform/problem'
import type { Actor } from '@functions/platform/token'
import { type Step, step, transact, untilAnswered } from '@functions/platform/transact'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { dayOf, monthAfter, sayMoment } from '@shared/rules/day'
import { monthOf } from '@shared/rules/settlement'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { decodeTime, encodeTime } from 'ulid'
import { shopRunBy } from './access'
import { Annulled, Settlement } from './entities'

type Receipt = Outputs['shops']['annul']

/** The entry that posted the points was written with the record, by the same server's clock. Milliseconds. */
const POSTED_WITHIN_MS = 60_000

/**
 * Takes a redemption back that was a mistake, once: the points are the member's again, the meal is back in the stock, and
 * neither the member's limits nor the shop's month count it any more. Its record stands beside the first one, under the
 * same day: in a closed month it is what the next month corrects, so that one must still be open.
 * Three reads or four, one transaction of 26 write units, 28 where the offer limits what one may ever have.
 * @throws NOT_FOUND, FORBIDDEN for a clerk, OWN_ACCOUNT, VOUCHER_ANNULLED with who and when, VOUCHER_NOT_LIVE,
 * ANNUL_TOO_LATE
 */
export async function annul(actor: Actor, input: Inputs['shops']['annul']): Promise<Receipt> {
  const { merchantId, redemptionId, id, reason } = input
  await shopRunBy(actor, merchantId)
  const { streetId } = actor
  const day = dayOf(decodeTime(redemptionId))
  const redeemed = await recordOf({ streetId, merchantId, day, id: redemptionId })
  const hash = fingerprint({ annul: redemptionId, reason, by: actor.memberId })
  const repeated = await recordOf({ streetId, merchantId, day, id })
  if (repeated) return first(repeated, hash)
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
        step(
          Redemption.build(PutTransaction)
            .item(record)
            .options({ condition: { attr: 'id', exists: false }, returnValuesOnConditionFalse: 'ALL_OLD' }),
          (old) => {
            if (!old) throw problem('IDEMPOTENCY_CONFLICT')
            return first(redemptionFrom(old), hash)
          },
        ),
        undone(voucher, record),
        ...(await returned(actor, voucher, redeemed, at)),
        step<never>(Settlement.build(ConditionCheck).key(next).condition({ attr: 'id', exists: false }), () => {
          throw problem('ANNUL_TOO_LATE')
        }),
        step<never>(
          Annulled.build(UpdateTransaction).item({ streetId, merchantId, month: monthOf(day), count: $add(1) }),
          () => {
            throw problem('BUSY')
          },
        ),
        stillTrusted(actor.memberId, actor.epoch),
      ],
      () => receiptOf(record),
    ),
  )
}

async function recordOf(key: { streetId: string; merchantId: string; day: string; id: string }) {
  const { Item } = await Redemption.build(GetItemCommand).key(key).options({ consistent: true }).send()
  return Item
}

/** What this write answered before. @throws IDEMPOTENCY_CONFLICT when the id was used for something else */
function first(record: RedemptionItem, hash: string): Receipt {
  if (record.hash !== hash) throw problem('IDEMPOTENCY_CONFLICT')
  return receiptOf(record)
}

function whyNot(voucher: VoucherItem) {
  const { state, annulledByLabel = '', annulledAt } = voucher
  if (state !== 'annulled' || annulledAt === undefined) return notLive(voucher)
  return problem('VOUCHER_ANNULLED', { by: annulledByLabel, at: sayMoment(annulledAt, now()) })
}

/** The voucher's very last move; it goes on saying when and by whom it had been redeemed. */
function undone({ streetId, code }: VoucherItem, record: RedemptionItem): Step<never> {
  const { at, clerkLabel, refuseReason, annuls = '' } = record
  const write = Voucher.build(UpdateTransaction)
    .item({ streetId, code, state: 'annulled', annulledAt: at, annulledByLabel: clerkLabel, refuseReason })
    .options({
      condition: {
        and: [
          { attr: 'state', eq: 'redeemed' },
          { attr: 'settledId', eq: annuls },
        ],
      },
      returnValuesOnConditionFalse: 'ALL_OLD',
    })
  return step(write, (old) => {
    throw old ? whyNot(voucherFrom(old)) : problem('NOT_FOUND')
  })
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
  const once = Reversed.build(PutTransaction)
    .item({ memberId, entryId: posted.id, by: unpost.id })
    .options({ condition: { attr: 'entryId', exists: false } })
  const broken = (): never => {
    throw new Error(`voucher ${voucher.voucherId} does not fit its owner's account`)
  }
  return [
    ...movements.map((movement) => append<never>(movement, broken)),
    change<never>({ memberId, movements }, broken),
    step<never>(once, broken),
    putBack(voucher),
    ...uncountUse(voucher),
  ]
}

async function postedBy(memberId: string, { code, at }: RedemptionItem) {
  const key = (moment: number) => `LEDGER#${encodeTime(moment, 10)}`
  const around = await entriesBetween(memberId, key(at - POSTED_WITHIN_MS), key(at + POSTED_WITHIN_MS))
  return around.find(({ reason, ref }) => reason === 'mealPost' && ref === code)
}
