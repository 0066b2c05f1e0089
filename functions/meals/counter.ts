import { accountRequest } from '@functions/ledger/accounts'
import { now } from '@functions/platform/clock'
import { spendTry } from '@functions/platform/http/limits'
import { type Actor, issueTicket, openTicket } from '@functions/platform/http/token'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { labelOf } from '@functions/platform/store/label'
import { table } from '@functions/platform/store/table'
import type { Inputs, Outputs } from '@shared/contract/contract'
import type { Grant } from '@shared/rules/people/roles'
import { isCurrentCode } from '@shared/rules/points/rotating'
import { parseQr } from '@shared/rules/points/voucher'
import { sayMoment } from '@shared/rules/time/day'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'
import * as v from 'valibot'
import { Voucher } from './entities'
import { pictureLink } from './pictures'
import { codesFor, digitsOf, digitsOfHandle, notLive, qrSecretsOf, stateOf, type VoucherItem } from './vouchers'

type Input = Inputs['meals']['preview']

/** Wrong typed codes of one clerk: enough for shaking fingers, nothing for guessing. */
const WRONG_CODES = { per: 'member', max: 10, windowSeconds: 600 } as const

/** How long a preview may be confirmed. Seconds. */
const TICKET_SECONDS = 120

/** What a preview hands to its confirmation or refusal, so that those need no read. */
const Ticket = v.object({
  code: v.string(),
  codeTail: v.string(),
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
 * What a scanned QR or a typed code stands for, with a ticket to confirm it by; the confirmation's own condition
 * decides. One round trip and 2 read units for a QR; a typed code is counted first: two more trips of a write unit
 * each. A QR without a proof answers like an unknown code, so it finds none.
 */
export async function preview(actor: Actor, input: Input): Promise<Outputs['meals']['preview']> {
  const voucher = input.kind === 'qr' ? await byQr(actor, input.payload) : await byCode(actor, input.code)
  const { usableFrom, usableUntil } = voucher
  if (stateOf(voucher) !== 'issued') throw notLive(voucher)
  if (usableFrom > now()) throw problem('VOUCHER_TOO_EARLY', { from: sayMoment(usableFrom, now()) })
  const shown = pick(voucher, 'title', 'workerLabel', 'pricePoints', 'cashFen')
  const content: RedeemTicket = {
    ...shown,
    ...pick(voucher, 'code', 'voucherId', 'memberId', 'communityId', 'merchantId', 'offerId', 'day', 'shard'),
    codeTail: (await digitsOf(voucher)).slice(-4),
    usableUntil,
    ever: voucher.everCounts ? 1 : 0,
    clerkLabel: await labelOf(actor, '店员'),
  }
  const { ticket, expiresAt } = await issueTicket('redeem', actor.memberId, content, TICKET_SECONDS)
  return {
    ...shown,
    picture: await pictureLink(voucher.streetId, voucher.picture, 'tile'),
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
  const digits = scanned.code ?? (await digitsOfHandle(actor.streetId, scanned.handle ?? ''))
  const voucher = digits ? await lookUp(actor, digits) : undefined
  if (!voucher) throw problem('QR_EXPIRED')
  const known = await qrSecretsOf(voucher)
  if (!known.some((secret) => isCurrentCode(secret, scanned.proof, now()))) throw problem('QR_EXPIRED')
  if (!shopsOf(actor.grants).includes(voucher.merchantId)) throw problem('VOUCHER_OTHER_MERCHANT')
  return voucher
}

/** Counted as wrong before it is looked up: of any number of tries at once no more than the limit learn anything. */
async function byCode(actor: Actor, digits: string): Promise<VoucherItem> {
  const wasRight = await spendTry(`wrong-codes#${actor.memberId}`, WRONG_CODES)
  const voucher = await lookUp(actor, digits)
  if (!voucher) throw problem('VOUCHER_CODE_INVALID')
  if (!shopsOf(actor.grants).includes(voucher.merchantId)) throw problem('VOUCHER_OTHER_MERCHANT')
  await wasRight()
  return voucher
}

/** The voucher of eight digits in the clerk's street; a trip more for each older form while keys are rotated. @throws UNAUTHORIZED */
async function lookUp(actor: Actor, digits: string): Promise<VoucherItem | undefined> {
  for (const code of await codesFor(digits)) {
    const voucher = await lookUpOne(actor, code)
    if (voucher) return voucher
  }
  return undefined
}

/**
 * The voucher kept under a token in the clerk's street, for a clerk who is still one: both in one trip, strongly consistent.
 * @throws UNAUTHORIZED
 */
async function lookUpOne({ streetId, memberId, epoch }: Actor, code: string): Promise<VoucherItem | undefined> {
  const command = table
    .build(BatchGetCommand)
    .requests(Voucher.build(BatchGetRequest).key({ streetId, code }), accountRequest(memberId))
    .options({ consistent: true })
  const { Responses } = await execute({ maxAttempts: 4 }, command)
  const [voucher, account] = Responses[0]
  if (account?.epoch !== epoch) throw problem('UNAUTHORIZED')
  return voucher
}
