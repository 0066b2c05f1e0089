import { labelOf } from '@functions/identity/labels'
import { now } from '@functions/platform/clock'
import { refuseSpent, spend, spentRequest } from '@functions/platform/limits'
import { problem } from '@functions/platform/problem'
import { table } from '@functions/platform/table'
import { type Actor, issueTicket, openTicket } from '@functions/platform/token'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/day'
import type { Grant } from '@shared/rules/roles'
import { isCurrentCode } from '@shared/rules/rotating'
import { parseQr } from '@shared/rules/voucher'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'
import * as v from 'valibot'
import { Voucher } from './entities'
import { pictureLink } from './pictures'
import { notLive, qrSecretOf, stateOf, type VoucherItem } from './vouchers'

type Input = Inputs['meals']['preview']

/** Wrong typed codes of one clerk: enough for shaking fingers, nothing for guessing. */
const WRONG_CODES = { per: 'member', max: 10, windowSeconds: 600 } as const

/** How long a preview may be confirmed. Seconds. */
const TICKET_SECONDS = 120

/** What a preview hands to its confirmation or refusal, so that those need no read. */
const Ticket = v.object({
  code: v.string(),
  voucherId: v.string(),
  memberId: v.string(),
  communityId: v.string(),
  merchantId: v.string(),
  offerId: v.string(),
  title: v.string(),
  pricePoints: v.number(),
  cashFen: v.number(),
  workerLabel: v.string(),
  day: v.string(),
  shard: v.number(),
  usableUntil: v.number(),
  ever: v.picklist([0, 1]),
  clerkLabel: v.string(),
})
export type RedeemTicket = v.InferOutput<typeof Ticket>

/** The shops a clerk works for. */
export function shopsOf(grants: readonly Grant[]): string[] {
  return grants.flatMap((grant) => (grant.role === 'merchant' ? [grant.merchantId] : []))
}

/**
 * What a scanned QR or a typed code stands for, with a ticket to confirm it by. One round trip, ½ read unit for a QR and
 * 1 for a typed code; only a wrong typed code costs a write. Eventually consistent: the confirmation's own condition decides.
 * A QR that proves nothing is told apart from a code nobody has only by its shape, so it cannot be used to find codes.
 */
export async function preview(actor: Actor, input: Input): Promise<Outputs['meals']['preview']> {
  const voucher = input.kind === 'qr' ? await byQr(actor, input.payload) : await byCode(actor, input.code)
  const { title, picture, workerLabel, pricePoints, cashFen, usableFrom, usableUntil } = voucher
  if (stateOf(voucher) !== 'issued') throw notLive(voucher)
  if (usableFrom > now()) throw problem('VOUCHER_TOO_EARLY', { from: sayMoment(usableFrom, now()) })
  const { code, voucherId, memberId, communityId, merchantId, offerId, day, shard, everCounts } = voucher
  const content: RedeemTicket = {
    code,
    voucherId,
    memberId,
    communityId,
    merchantId,
    offerId,
    title,
    pricePoints,
    cashFen,
    workerLabel,
    day,
    shard,
    usableUntil,
    ever: everCounts ? 1 : 0,
    clerkLabel: await labelOf(actor, '店员'),
  }
  const { ticket, expiresAt } = await issueTicket('redeem', actor.memberId, content, TICKET_SECONDS)
  return {
    title,
    picture: await pictureLink(voucher.streetId, picture, 'tile'),
    workerLabel,
    pricePoints,
    cashFen,
    usableFrom,
    expiresAt: usableUntil,
    ticket,
    ticketExpiresAt: expiresAt,
  }
}

/** What a preview's ticket holds; undefined when it is too old, forged or another clerk's. */
export function openPreview(actor: Actor, ticket: string): Promise<RedeemTicket | undefined> {
  return openTicket('redeem', actor.memberId, ticket, Ticket)
}

async function byQr(actor: Actor, payload: string): Promise<VoucherItem> {
  const scanned = parseQr(payload)
  if (!scanned) throw problem('VOUCHER_CODE_INVALID')
  const { voucher } = await lookUp(actor, scanned.code)
  if (!voucher || !isCurrentCode(await qrSecretOf(voucher.voucherId), scanned.proof, now())) {
    throw problem('QR_EXPIRED')
  }
  if (!shopsOf(actor.grants).includes(voucher.merchantId)) throw problem('VOUCHER_OTHER_MERCHANT')
  return voucher
}

async function byCode(actor: Actor, code: string): Promise<VoucherItem> {
  const { voucher, refuse } = await lookUp(actor, code, `wrong-codes#${actor.memberId}`)
  refuse()
  if (voucher && shopsOf(actor.grants).includes(voucher.merchantId)) return voucher
  await spend(`wrong-codes#${actor.memberId}`, WRONG_CODES)
  throw problem(voucher ? 'VOUCHER_OTHER_MERCHANT' : 'VOUCHER_CODE_INVALID')
}

/** The voucher of a code in the clerk's street and, for a typed one, how often this clerk was wrong. */
async function lookUp({ streetId }: Actor, code: string, wrongCodes?: string) {
  const wanted = Voucher.build(BatchGetRequest).key({ streetId, code })
  if (wrongCodes === undefined) {
    const { Responses } = await execute({ maxAttempts: 4 }, table.build(BatchGetCommand).requests(wanted))
    return { voucher: Responses[0][0], refuse: () => undefined }
  }
  const wrong = spentRequest(wrongCodes, WRONG_CODES)
  const { Responses } = await execute({ maxAttempts: 4 }, table.build(BatchGetCommand).requests(wanted, wrong))
  const [voucher, rate] = Responses[0]
  return { voucher, refuse: () => refuseSpent(rate, WRONG_CODES) }
}
