import { meOf } from '@functions/identity/me'
import { actorNow, wholeHeadOf } from '@functions/identity/signIn'
import { endTokens } from '@functions/ledger/accounts'
import { now } from '@functions/platform/clock'
import { type Cookies, DESK_COOKIE } from '@functions/platform/http/cookies'
import { type Actor, type DeskSession, deskActorOf, issueDeskToken } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { isProblem, problem } from '@functions/platform/problem'
import { idAt } from '@functions/platform/store/ids'
import { commit, transact, untilAnswered } from '@functions/platform/store/transact'
import { asSeen, getNow, putNew, updateIf } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { DESK_IDLE_SECONDS, DESK_SECONDS } from '@shared/rules/people/desk'
import { holds } from '@shared/rules/people/roles'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Login, Session, sessionsOf } from './entities'
import { begunBy, LOGIN_COOKIE } from './login'

/** A session stays in its member's list so long after it began. Seconds. */
const LISTED_SECONDS = 30 * 86_400

/** An approval that nobody fetched, or whose answer was lost, waits so long for its browser. */
const ANSWERED_MS = 5 * 60_000

type SessionItem = FormattedItem<typeof Session>
type Working = Outputs['desk']['renew']
type Head = Awaited<ReturnType<typeof wholeHeadOf>>

/** Whoever works for the office may sit at its desk. */
const mayWork = ({ grants }: Actor) => holds(grants, 'admin') || holds(grants, 'gridWorker')

const isLive = ({ startedAt, endsAt, endedAt }: SessionItem, signedOutAt = 0) =>
  endedAt === undefined && endsAt > now() && startedAt > signedOutAt

/**
 * How a sign-in stands, as its browser asks. The first poll after the approval starts the session and gets its cookie;
 * asked again, because the answer was lost, the same browser gets the same session. @throws LOGIN_GONE
 */
export async function poll(cookies: Cookies): Promise<Outputs['desk']['poll']> {
  const login = await begunBy(cookies)
  const { state, digits, byLabel, memberId } = login
  const isApproved = state === 'approved' && memberId !== undefined
  if (login.until + (isApproved ? ANSWERED_MS : 0) <= now()) throw problem('LOGIN_GONE')
  if (!isApproved) return { state, digits, byLabel }
  const sessionId = idAt(login.startedAt, login.codeHash)
  const startedAt = login.approvedAt ?? login.startedAt
  const endsAt = startedAt + DESK_SECONDS * 1000
  const head = await wholeHeadOf(memberId)
  if (!mayWork(actorNow(head.profile, head.account))) throw problem('LOGIN_GONE')
  const { codeHash, browser, system, streetId } = login
  const session: SessionItem = {
    ...{ memberId, sessionId, streetId, browser, system, startedAt, endsAt },
    expiresAt: Math.ceil(startedAt / 1000) + LISTED_SECONDS,
  }
  // The session is there once, however often its browser asks; ended meanwhile, it stays ended.
  const stored = await commit<SessionItem>(
    [putNew(Session, session, (first) => first), updateIf(Login, { codeHash, sessionId }, asSeen('state', 'approved'))],
    () => session,
  )
  if (!isLive(stored, head.account.signedOutAt)) throw problem('LOGIN_GONE')
  const working = await work(head, stored, cookies)
  cookies.drop(LOGIN_COOKIE)
  return { state, byLabel, working }
}

/** A token with the member's roles as they are now, in the cookie, and what the page has to know. */
async function work({ profile, account }: Head, session: DeskSession, cookies: Cookies): Promise<Working> {
  const actor = actorNow(profile, account)
  const { token, expiresAt } = await issueDeskToken(actor, session)
  const { sessionId, endsAt } = session
  cookies.set(DESK_COOKIE, token, DESK_IDLE_SECONDS)
  return { me: await meOf(profile), sessionId, idleAt: expiresAt, endsAt, serverTime: now() }
}

/** The session that a request's cookie is of, whatever its epoch; undefined when there is none, or it was idle too long. */
async function sessionIn(cookies: Cookies): Promise<{ actor: Actor; session: DeskSession } | undefined> {
  const token = cookies.get(DESK_COOKIE)
  try {
    return token ? await deskActorOf(token) : undefined
  } catch (error) {
    if (isProblem(error, 'UNAUTHORIZED')) return undefined
    throw error
  }
}

/** Goes on for another half hour. Two reads at once. @throws DESK_OVER when the session is over, or its member no longer works here */
export async function renew(cookies: Cookies): Promise<Working> {
  const held = await sessionIn(cookies)
  if (!held) throw problem('DESK_OVER')
  const { memberId } = held.actor
  const [head, session] = await Promise.all([
    wholeHeadOf(memberId),
    getNow(Session, { memberId, sessionId: held.session.sessionId }),
  ])
  const goesOn = session && isLive(session, head.account.signedOutAt)
  if (!goesOn || !mayWork(actorNow(head.profile, head.account))) throw problem('DESK_OVER')
  return work(head, session, cookies)
}

/** Signs out at this PC. The session is over, and so is every copy of its cookie; one that is worth nothing any more is dropped. */
export async function end(cookies: Cookies): Promise<Outputs['desk']['end']> {
  const held = await sessionIn(cookies)
  if (held) await endSession(held.actor.memberId, held.session.sessionId)
  if (cookies.get(DESK_COOKIE) !== undefined) cookies.drop(DESK_COOKIE)
  return {}
}

/**
 * Ends a session. Its tokens die with all others of the member: what lives on, on the phone and at other PCs, is renewed
 * without a word. So no write has to look at the session too. 4 write units. @throws NOT_FOUND
 */
async function endSession(memberId: string, sessionId: string): Promise<SessionItem> {
  return untilAnswered(async () => {
    const session = await getNow(Session, { memberId, sessionId })
    if (!session) throw problem('NOT_FOUND')
    if (session.endedAt !== undefined) return session
    const endedAt = now()
    return transact<SessionItem>(
      [
        updateIf(Session, { memberId, sessionId, endedAt }, { attr: 'endedAt', exists: false }),
        endTokens(memberId, {}),
      ],
      () => ({ ...session, endedAt }),
    )
  })
}

/** Where a member is or was signed in at a PC. Two reads at once. */
export async function desksOf({ memberId }: Actor, page: PageQuery): Promise<Outputs['desk']['desks']> {
  const { account } = await wholeHeadOf(memberId)
  return pageOfQuery(page, `desks#${memberId}`, sessionsOf(memberId).page, (session) =>
    deskView(session, account.signedOutAt),
  )
}

/** @throws NOT_FOUND */
export async function endDesk({ memberId }: Actor, sessionId: string): Promise<Outputs['desk']['endDesk']> {
  return deskView(await endSession(memberId, sessionId))
}

function deskView(session: SessionItem, signedOutAt?: number) {
  const { sessionId, browser, system, startedAt, endsAt, endedAt } = session
  return { sessionId, browser, system, startedAt, endsAt, endedAt, isLive: isLive(session, signedOutAt) }
}
