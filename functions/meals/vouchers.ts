import { now } from '@functions/platform/clock'
import { blindIndex, sealAlike, unseal } from '@functions/platform/personal'
import { type Problem, problem } from '@functions/platform/problem'
import { secrets } from '@functions/platform/secrets'
import type { Actor } from '@functions/platform/token'
import { type AGAIN, type OldItem, type Step, step } from '@functions/platform/transact'
import { Entry } from '@functions/points/entities'
import type { EntryItem } from '@functions/points/ledger'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/day'
import { VOUCHER_STATES, type VoucherState } from '@shared/rules/voucher'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { merchantOf } from './catalogue'
import { Voucher } from './entities'
import { pictureLink } from './pictures'

export type VoucherItem = ReturnType<typeof voucherFrom>
export type VoucherView = Outputs['meals']['redeem']

/** A voucher as it came back with a failed condition. */
export const voucherFrom = (old: NonNullable<OldItem>) => Voucher.build(EntityFormatter).format(old)

/** The state as it is now: an issued voucher whose time is over is expired, whether or not the schedule came by. */
export function stateOf({ state, usableUntil }: Pick<VoucherItem, 'state' | 'usableUntil'>): VoucherState {
  return state === 'issued' && usableUntil <= now() ? 'expired' : state
}

/**
 * Secret of a voucher's changing QR, 32 bytes in hex. Made from whose it is, its id and a key of the stage: whoever reads
 * the table still cannot show the code, and whoever buys under somebody else's id gets another secret.
 */
export async function qrSecretOf({
  memberId,
  voucherId,
}: Pick<VoucherItem, 'memberId' | 'voucherId'>): Promise<string> {
  return Buffer.from(await blindIndex('voucher-qr', `${memberId}:${voucherId}`), 'base64url').toString('hex')
}

const handleBound = (streetId: string) => `voucher-qr:${streetId}`

/** What the QR says which voucher it is by: its code, sealed. */
export const qrHandleOf = ({ streetId, code }: Pick<VoucherItem, 'streetId' | 'code'>): Promise<string> =>
  sealAlike(code, handleBound(streetId))

/** The code of a handle; undefined when it is none of ours, or of another street. */
export async function codeOfHandle(streetId: string, handle: string): Promise<string | undefined> {
  await secrets()
  try {
    return await unseal(handle, handleBound(streetId))
  } catch {
    // Whatever a camera read: that it does not open is the answer.
    return undefined
  }
}

const qrOf = async (voucher: VoucherItem) => ({
  qrHandle: await qrHandleOf(voucher),
  qrSecret: await qrSecretOf(voucher),
})

/** A voucher as its owner sees it; code and secret only while it can be used. */
export async function voucherView(voucher: VoucherItem): Promise<VoucherView> {
  const { name, address, location } = await merchantOf(voucher.streetId, voucher.merchantId)
  const { voucherId, offerId, merchantId, title, picture, pricePoints, cashFen, issuedAt, usableFrom } = voucher
  const { code, settledAt, settledByLabel, refuseReason, annulledAt, annulledByLabel } = voucher
  const state = stateOf(voucher)
  return {
    voucherId,
    offerId,
    title,
    picture: await pictureLink(voucher.streetId, picture, 'tile'),
    merchantId,
    merchantName: name,
    merchantAddress: address,
    location,
    state,
    pricePoints,
    cashFen,
    issuedAt,
    usableFrom,
    expiresAt: voucher.usableUntil,
    ...(state === 'issued' ? { code, ...(await qrOf(voucher)) } : {}),
    ...(settledAt === undefined ? {} : { settledAt }),
    ...(settledByLabel === undefined ? {} : { settledByLabel }),
    ...(refuseReason === undefined ? {} : { refuseReason }),
    ...(annulledAt === undefined ? {} : { annulledAt }),
    ...(annulledByLabel === undefined ? {} : { annulledByLabel }),
  }
}

/** The voucher of a code, strongly consistent. */
export async function voucherOfCode(streetId: string, code: string): Promise<VoucherItem | undefined> {
  const { Item } = await Voucher.build(GetItemCommand).key({ streetId, code }).options({ consistent: true }).send()
  return Item
}

/**
 * One of the caller's vouchers with the entry that holds its points. Found through that entry, not through the index:
 * a voucher is looked at right after it was issued. Two reads.
 */
export async function ownVoucher(
  { memberId, streetId }: Actor,
  voucherId: string,
): Promise<{ voucher: VoucherItem; hold: EntryItem } | undefined> {
  const { Item: hold } = await Entry.build(GetItemCommand)
    .key({ memberId, id: voucherId })
    .options({ consistent: true })
    .send()
  if (hold?.reason !== 'mealHold' || hold.streetId !== streetId) return undefined
  const voucher = await voucherOfCode(streetId, hold.ref)
  return voucher?.voucherId === voucherId ? { voucher, hold } : undefined
}

/** Why a voucher that is no longer live cannot be used, cancelled or refused. */
export function notLive(voucher: VoucherItem): Problem {
  const { settledAt, settledByLabel } = voucher
  const state = stateOf(voucher)
  if (state === 'redeemed' && settledAt !== undefined) {
    return problem('VOUCHER_ALREADY_REDEEMED', { by: settledByLabel ?? '店员', at: sayMoment(settledAt, now()) })
  }
  return problem('VOUCHER_NOT_LIVE', { state, label: VOUCHER_STATES[state].label })
}

export interface Settlement {
  state: Exclude<VoucherState, 'issued' | 'annulled'>
  settledAt: number
  settledId: string
  settledByLabel?: string
  refuseReason?: string
}

/**
 * The voucher's last move, 4 write units: only from issued, and in time – or, to expire it, only when its time is over.
 * `otherwise` gets the voucher as it really is.
 */
export function settle<T>(
  { streetId, code }: Pick<VoucherItem, 'streetId' | 'code'>,
  settlement: Settlement,
  otherwise: (voucher: VoucherItem) => T | typeof AGAIN,
): Step<T> {
  const { settledAt } = settlement
  const write = Voucher.build(UpdateTransaction)
    .item({ streetId, code, ...settlement })
    .options({
      condition: {
        and: [
          { attr: 'state', eq: 'issued' },
          settlement.state === 'expired'
            ? { attr: 'usableUntil', lte: settledAt }
            : { attr: 'usableUntil', gt: settledAt },
        ],
      },
      returnValuesOnConditionFalse: 'ALL_OLD',
    })
  return step(write, (old) => {
    if (!old) throw problem('NOT_FOUND')
    return otherwise(voucherFrom(old))
  })
}
