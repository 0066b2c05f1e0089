import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import { secrets } from '@functions/platform/sealed/secrets'
import { keyOf, UnknownKeyError } from '@functions/platform/sealed/secretsDocument'
import { Grants } from '@shared/contract/types'
import type { Grant } from '@shared/rules/roles'
import { EncryptJWT, errors, jwtDecrypt, jwtVerify, SignJWT } from 'jose'
import * as v from 'valibot'

/** A token lives two hours and is renewed silently by wx.login. Seconds. */
export const TOKEN_SECONDS = 7200

/** Who calls, as far as the token says; checked without a round trip. */
export interface Actor {
  memberId: string
  streetId: string
  grants: Grant[]
  /** Rises when the member's roles change or they sign out everywhere; writes compare it. */
  epoch: number
  /** How others may see this person (王**), so that a record can say who without a read. Absent before 报到. */
  label?: string | undefined
}

const Claims = v.object({
  sub: v.string(),
  st: v.string(),
  // How many one may hold is decided where they are given: whatever was given can be carried.
  gr: Grants,
  ep: v.number(),
  lb: v.optional(v.string()),
})

/** Signs a token (HS256, key id in the header). */
export async function issueToken(actor: Actor): Promise<{ token: string; expiresAt: number }> {
  const { tokenKeys, tokenKid } = await secrets()
  const issuedAt = Math.floor(now() / 1000)
  const token = await new SignJWT({ st: actor.streetId, gr: actor.grants, ep: actor.epoch, lb: actor.label })
    .setProtectedHeader({ alg: 'HS256', kid: tokenKid })
    .setSubject(actor.memberId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + TOKEN_SECONDS)
    .setAudience('api')
    .sign(keyOf(tokenKeys, tokenKid))
  return { token, expiresAt: (issuedAt + TOKEN_SECONDS) * 1000 }
}

/** The actor of a token. Throws UNAUTHORIZED when it is missing, forged, expired or signed with a dropped key. */
export async function actorOf(token: string): Promise<Actor> {
  const { tokenKeys } = await secrets()
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => keyOf(tokenKeys, kid ?? ''), {
      algorithms: ['HS256'],
      audience: 'api',
      currentDate: new Date(now()),
    })
    const claims = v.parse(Claims, payload)
    const { sub: memberId, st: streetId, gr: grants, ep: epoch, lb: label } = claims
    return { memberId, streetId, grants, epoch, label }
  } catch (error) {
    if (isUnacceptable(error)) throw problem('UNAUTHORIZED')
    throw error
  }
}

/** Forged, expired, of another shape, or made with a key that is gone: not a fault of ours. */
function isUnacceptable(error: unknown): boolean {
  return error instanceof errors.JOSEError || error instanceof v.ValiError || error instanceof UnknownKeyError
}

/**
 * Seals something for the caller to bring back soon (a phone number, a previewed voucher): encrypted, so that the
 * phone cannot read it, and bound to a purpose and a member.
 */
export async function issueTicket(
  purpose: string,
  memberId: string,
  content: Record<string, string | number>,
  seconds: number,
): Promise<{ ticket: string; expiresAt: number }> {
  const { tokenKeys, tokenKid } = await secrets()
  const issuedAt = Math.floor(now() / 1000)
  const ticket = await new EncryptJWT(content)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: tokenKid })
    .setSubject(memberId)
    .setAudience(purpose)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + seconds)
    .encrypt(keyOf(tokenKeys, tokenKid))
  return { ticket, expiresAt: (issuedAt + seconds) * 1000 }
}

/** What a ticket holds, or undefined when it is forged, expired, of another purpose or of another member. */
export async function openTicket<S extends v.GenericSchema>(
  purpose: string,
  memberId: string,
  ticket: string,
  schema: S,
): Promise<v.InferOutput<S> | undefined> {
  const { tokenKeys } = await secrets()
  try {
    const { payload } = await jwtDecrypt(ticket, ({ kid }) => keyOf(tokenKeys, kid ?? ''), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      audience: purpose,
      subject: memberId,
      currentDate: new Date(now()),
    })
    return v.parse(schema, payload)
  } catch (error) {
    if (isUnacceptable(error)) return undefined
    throw error
  }
}
