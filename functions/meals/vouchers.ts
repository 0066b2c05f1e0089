import { entryNow } from '@functions/ledger/history'
import type { EntryItem } from '@functions/ledger/movement'
import { now } from '@functions/platform/clock'
import { recordsOf } from '@functions/platform/events/effect'
import type { Actor } from '@functions/platform/http/token'
import { pick } from '@functions/platform/pick'
import { type Problem, problem } from '@functions/platform/problem'
import { formsOf } from '@functions/platform/sealed/lookup'
import { sealAlike, sealNow, secretsOf, unseal } from '@functions/platform/sealed/personal'
import { secrets } from '@functions/platform/sealed/secrets'
import { isFromBefore } from '@functions/platform/sealed/secretsDocument'
import { tokenNow } from '@functions/platform/sealed/tokens'
import type { AGAIN, Step } from '@functions/platform/store/transact'
import { getNow, updateIf } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { VOUCHER_STATES, type VoucherState } from '@shared/rules/points/voucher'
import { sayMoment } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { merchantOf } from './catalogue'
import { Voucher } from './entities'
import { pictureLink } from './pictures'

export type VoucherItem = FormattedItem<typeof Voucher>
/** Vouchers, as the stream brings them. */
export const voucherRecords = recordsOf(Voucher)

export type VoucherView = Outputs['meals']['redeem']

/** The state as it is now: an issued voucher whose time is over is expired, whether or not the schedule came by. */
export function stateOf({ state, usableUntil }: Pick<VoucherItem, 'state' | 'usableUntil'>): VoucherState {
  return state === 'issued' && usableUntil <= now() ? 'expired' : state
}

/**
 * Secrets of a voucher's changing QR, 32 bytes in hex: the first is shown, each is accepted, for keys may have been
 * rotated. Derived from owner, id and a key of the stage: a dump of the table shows no code, and another buyer under
 * the same id gets another secret.
 */
export const qrSecretsOf = ({ memberId, voucherId }: Pick<VoucherItem, 'memberId' | 'voucherId'>) =>
  secretsOf('voucher-qr', `${memberId}:${voucherId}`)

const codeBound = (voucherId: string) => `code:${voucherId}`

/** A voucher's code as it is kept: to be found by, and for its owner to read. */
export const keptCode = (digits: string, voucherId: string): { code: string; codeSealed: string } => ({
  code: tokenNow('voucher', digits),
  codeSealed: sealNow(digits, codeBound(voucherId)),
})

/** The eight digits of a voucher. */
export const digitsOf = async ({
  code,
  codeSealed,
  voucherId,
}: Pick<VoucherItem, 'code' | 'codeSealed' | 'voucherId'>): Promise<string> =>
  codeSealed === undefined ? code : unseal(codeSealed, codeBound(voucherId))

/** Under what a voucher with these digits may be kept; those from before they were hidden as they are. */
export async function codesFor(digits: string): Promise<string[]> {
  const forms = await formsOf('voucher', digits)
  return isFromBefore(await secrets()) ? [...forms, digits] : forms
}

const handleBound = (streetId: string) => `voucher-qr:${streetId}`

/** What the QR says which voucher it is by: its digits, sealed. */
const qrHandleOf = (streetId: string, digits: string): Promise<string> => sealAlike(digits, handleBound(streetId))

/** The digits of a handle; undefined when it is none of ours, or of another street. */
export async function digitsOfHandle(streetId: string, handle: string): Promise<string | undefined> {
  await secrets()
  try {
    return await unseal(handle, handleBound(streetId))
  } catch {
    // Whatever a camera read: that it does not open is the answer.
    return undefined
  }
}

/** What its owner shows at the counter. */
async function shownOf(voucher: VoucherItem) {
  const code = await digitsOf(voucher)
  const [qrSecret] = await qrSecretsOf(voucher)
  return { code, qrHandle: await qrHandleOf(voucher.streetId, code), qrSecret }
}

/** A voucher as its owner sees it; code and secret only while it can be used. */
export async function voucherView(voucher: VoucherItem): Promise<VoucherView> {
  const { name, address, location } = await merchantOf(voucher.streetId, voucher.merchantId)
  const state = stateOf(voucher)
  return {
    ...pick(voucher, 'voucherId', 'offerId', 'merchantId', 'title', 'pricePoints', 'cashFen', 'issuedAt', 'usableFrom'),
    ...pick(voucher, 'settledAt', 'settledByLabel', 'refuseReason', 'annulledAt', 'annulledByLabel'),
    picture: await pictureLink(voucher.streetId, voucher.picture, 'tile'),
    merchantName: name,
    merchantAddress: address,
    location,
    state,
    expiresAt: voucher.usableUntil,
    ...(state === 'issued' ? await shownOf(voucher) : {}),
  }
}

/** The voucher that is referred to by the token of its code, strongly consistent. */
export async function voucherOfCode(streetId: string, code: string): Promise<VoucherItem | undefined> {
  return getNow(Voucher, { streetId, code })
}

/**
 * One of the caller's vouchers with the entry that holds its points. Found through that entry, not through the index:
 * a voucher is looked at right after it was issued. Two reads.
 */
export async function ownVoucher(
  { memberId, streetId }: Actor,
  voucherId: string,
): Promise<{ voucher: VoucherItem; hold: EntryItem } | undefined> {
  const hold = await entryNow(memberId, voucherId)
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
  refuseReason?: string | undefined
}

/**
 * The voucher's last move, 4 write units: only from issued, and in time – or, to expire it, only when its time is over.
 * `otherwise` gets the voucher as it really is.
 */
export function settleVoucher<T>(
  { streetId, code }: Pick<VoucherItem, 'streetId' | 'code'>,
  settlement: Settlement,
  otherwise: (voucher: VoucherItem) => T | typeof AGAIN,
): Step<T> {
  const { settledAt } = settlement
  return updateIf(
    Voucher,
    { streetId, code, ...settlement },
    {
      and: [
        { attr: 'state', eq: 'issued' },
        settlement.state === 'expired'
          ? { attr: 'usableUntil', lte: settledAt }
          : { attr: 'usableUntil', gt: settledAt },
      ],
    },
    (old) => {
      if (!old) throw problem('NOT_FOUND')
      return otherwise(old)
    },
  )
}
