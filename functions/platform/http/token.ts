import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import { secrets } from '@functions/platform/sealed/secrets'
import { keyOf, UnknownKeyError } from '@functions/platform/sealed/secretsDocument'
import { Grants } from '@shared/contract/types'
import { DESK_IDLE_SECONDS } from '@shared/rules/people/desk'
import type { Grant } from '@shared/rules/people/roles'
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

/** A session at a PC, as its token says. */
export interface DeskSession {
  sessionId: string
  /** When it ends at the latest; epoch ms. */
  endsAt: number
}

const Claims = v.object({
  sub: v.string(),
  st: v.string(),
  // How many one may hold is decided where they are given: whatever was given can be carried.
  gr: Grants,
  ep: v.number(),
  lb: v.optional(v.string()),
})

const DeskClaims = v.object({ ...Claims.entries, sid: v.string(), end: v.number() })

/** Signs a token (HS256, key id in the header). */
export function issueToken(actor: Actor): Promise<{ token: string; expiresAt: number }> {
  return signed('api', actor, {}, now() + TOKEN_SECONDS * 1000)
}

/** The same for a session at a PC, to be kept in a cookie: good until it has been idle too long, or ends. */
export function issueDeskToken(
  actor: Actor,
  { sessionId, endsAt }: DeskSession,
): Promise<{ token: string; expiresAt: number }> {
  return signed('desk', actor, { sid: sessionId, end: endsAt }, Math.min(now() + DESK_IDLE_SECONDS * 1000, endsAt))
}

async function signed(
  audience: 'api' | 'desk',
  { memberId, streetId, grants, epoch, label }: Actor,
  more: Record<string, string | number>,
  until: number,
) {
  const { tokenKeys, tokenKid } = await secrets()
  const expiresAt = Math.floor(until / 1000)
  const token = await new SignJWT({ st: streetId, gr: grants, ep: epoch, lb: label, ...more })
    .setProtectedHeader({ alg: 'HS256', kid: tokenKid })
    .setSubject(memberId)
    .setIssuedAt(Math.floor(now() / 1000))
    .setExpirationTime(expiresAt)
    .setAudience(audience)
    .sign(keyOf(tokenKeys, tokenKid))
  return { token, expiresAt: expiresAt * 1000 }
}

/** The actor of a token. Throws UNAUTHORIZED when it is missing, forged, expired or signed with a dropped key. */
export const actorOf = async (token: string): Promise<Actor> => actorIn(await verified('api', token, Claims))

/** The actor and the session of a token that a PC's cookie holds. @throws UNAUTHORIZED as `actorOf` does */
export async function deskActorOf(token: string): Promise<{ actor: Actor; session: DeskSession }> {
  const claims = await verified('desk', token, DeskClaims)
  return { actor: actorIn(claims), session: { sessionId: claims.sid, endsAt: claims.end } }
}

const actorIn = ({ sub, st, gr, ep, lb }: v.InferOutput<typeof Claims>): Actor => ({
  memberId: sub,
  streetId: st,
  grants: gr,
  epoch: ep,
  label: lb,
})

async function verified<S extends v.GenericSchema>(
  audience: 'api' | 'desk',
  token: string,
  schema: S,
): Promise<v.InferOutput<S>> {
  const { tokenKeys } = await secrets()
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => keyOf(tokenKeys, kid ?? ''), {
      algorithms: ['HS256'],
      audience,
      currentDate: new Date(now()),
    })
    return v.parse(schema, payload)
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
  return (await opened(purpose, ticket, schema, now(), memberId))?.content
}

/** The same of whoever has it, with whose it is, as it was at a moment: one shows it to somebody who scans it. */
export const openTicketOfAnyone = <S extends v.GenericSchema>(
  purpose: string,
  ticket: string,
  schema: S,
  at: number,
): Promise<{ memberId: string; content: v.InferOutput<S> } | undefined> => opened(purpose, ticket, schema, at)

async function opened<S extends v.GenericSchema>(
  purpose: string,
  ticket: string,
  schema: S,
  at: number,
  subject?: string,
): Promise<{ memberId: string; content: v.InferOutput<S> } | undefined> {
  const { tokenKeys } = await secrets()
  try {
    const { payload } = await jwtDecrypt(ticket, ({ kid }) => keyOf(tokenKeys, kid ?? ''), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      audience: purpose,
      requiredClaims: ['sub'],
      ...(subject === undefined ? {} : { subject }),
      currentDate: new Date(at),
    })
    return { memberId: payload.sub ?? '', content: v.parse(schema, payload) }
  } catch (error) {
    if (isUnacceptable(error)) return undefined
    throw error
  }
}
