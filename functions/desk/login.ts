import { createHash, randomBytes, randomInt } from 'node:crypto'
import { now } from '@functions/platform/clock'
import type { Cookies } from '@functions/platform/http/cookies'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { codeImage } from '@functions/platform/outside/wechat'
import { problem } from '@functions/platform/problem'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { commit, transact, untilAnswered } from '@functions/platform/store/transact'
import { asSeen, get, getNow, put, updateIf } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { pageLink } from '@shared/pages'
import { browserOf, LOGIN_SECONDS, MAX_LOGIN_CHOICES, MAX_WRONG_PICKS } from '@shared/rules/people/desk'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Login } from './entities'

/** Holds what proves that a poll is of the browser that began the sign-in: `<code>.<secret>`. */
export const LOGIN_COOKIE = '__Host-nuanxin-login'

/** The page of the mini-program that a scan opens. */
const APPROVE_PAGE = pageLink('grid/desk')

/** An answered sign-in is kept so long for a browser that asks again. Seconds. */
const KEPT_SECONDS = 600

export type LoginItem = FormattedItem<typeof Login>

/** Both are random to 120 bits and more: a hash without a key tells nobody what they were. */
const hashOf = (random: string): string => createHash('sha256').update(random).digest('base64url')

/** Numbers for the phone, none twice and none of those before, in a random order, and which of them stands on the screen. */
function drawn(before: readonly string[] = []): { digits: string; choices: string[] } {
  const numbers = new Set<string>()
  while (numbers.size < MAX_LOGIN_CHOICES) {
    const number = String(randomInt(100)).padStart(2, '0')
    if (!before.includes(number)) numbers.add(number)
  }
  const choices = [...numbers]
  return { digits: choices[randomInt(choices.length)] ?? '', choices }
}

interface Caller {
  address: string
  agent: string
  cookies: Cookies
}

/** Begins a sign-in and marks the browser that asked. One write of 1 unit. @throws NOT_FOUND, WECHAT_UNAVAILABLE */
export async function begin(streetId: string, { address, agent, cookies }: Caller): Promise<Outputs['desk']['begin']> {
  await streetOf(streetId)
  const code = randomBytes(15).toString('base64url')
  const secret = randomBytes(24).toString('base64url')
  cookies.set(LOGIN_COOKIE, `${code}.${secret}`, LOGIN_SECONDS + KEPT_SECONDS)
  const scene = `d=${code}`
  const image = await codeImage({ scene, page: APPROVE_PAGE })
  const at = now()
  const until = at + LOGIN_SECONDS * 1000
  const { digits, choices } = drawn()
  const login: LoginItem = {
    codeHash: hashOf(code),
    secretHash: hashOf(secret),
    streetId,
    state: 'waiting',
    digits,
    choices,
    wrongPicks: 0,
    ...browserOf(agent),
    address: await tokenOf('address', address),
    startedAt: at,
    until,
    expiresAt: Math.ceil(until / 1000) + KEPT_SECONDS,
  }
  await commit([put(Login, login)], () => undefined)
  return {
    scene,
    contentType: image.contentType,
    imageBase64: image.bytes.toString('base64'),
    digits,
    expiresAt: until,
    serverTime: at,
  }
}

/** The sign-in that a browser began, by its cookie. ½ read unit, 1 when it has to be as it stands. @throws LOGIN_GONE */
export async function begunBy(cookies: Cookies): Promise<LoginItem> {
  const [code = '', secret = ''] = cookies.get(LOGIN_COOKIE)?.split('.') ?? []
  const login = await get(Login, { codeHash: hashOf(code) })
  if (login?.secretHash !== hashOf(secret)) throw problem('LOGIN_GONE')
  return login
}

/** A code that can still be decided in this street. @throws LOGIN_GONE */
function open({ streetId }: Actor, login: LoginItem | undefined): LoginItem {
  const isOpen = login && OPEN.has(login.state) && login.until > now() && login.streetId === streetId
  if (!isOpen) throw problem('LOGIN_GONE')
  return login
}

const OPEN: ReadonlySet<string> = new Set(['waiting', 'seen'])
const loginNow = (code: string) => getNow(Login, { codeHash: hashOf(code) })

/** Nobody decided it and nobody picked since it was read. */
const asRead = ({ state, wrongPicks, memberId }: LoginItem) => ({
  and: [asSeen('state', state), asSeen('wrongPicks', wrongPicks), asSeen('memberId', memberId)],
})

/** Shows the phone what asks for it; the browser says that it was scanned. 1 read unit, 4 write units. @throws LOGIN_GONE */
export function look(
  actor: Actor,
  { code, address }: { code: string; address: string },
): Promise<Outputs['desk']['look']> {
  return untilAnswered(async () => {
    const login = open(actor, await loginNow(code))
    const { codeHash, browser, system, startedAt, until, choices, wrongPicks } = login
    const sameNetwork = login.address === (await tokenOf('address', address))
    return transact(
      [
        stillTrusted(actor),
        updateIf(Login, { codeHash, state: 'seen', memberId: actor.memberId, byLabel: actor.label }, asRead(login)),
      ],
      () => ({
        browser,
        system,
        sameNetwork,
        startedAt,
        expiresAt: until,
        choices,
        picksLeft: MAX_WRONG_PICKS - wrongPicks,
      }),
    )
  })
}

/**
 * Lets the browser in whose screen shows this number. A wrong number draws new ones, the third ends the code. Sent again
 * by the same person it is answered as the first time. 1 read unit, 4 write units. @throws LOGIN_GONE, LOGIN_NUMBER
 */
export function approve(
  actor: Actor,
  { code, digits }: { code: string; digits: string },
): Promise<Outputs['desk']['approve']> {
  const { memberId, label } = actor
  return untilAnswered(async () => {
    const found = await loginNow(code)
    if (found?.approvedAt !== undefined && found.memberId === memberId && found.digits === digits) {
      return { approvedAt: found.approvedAt }
    }
    const login = open(actor, found)
    const { codeHash, wrongPicks } = login
    // Whoever scanned it last decides; nobody without having seen what asks.
    if (login.memberId !== memberId) throw problem('LOGIN_GONE')
    if (login.digits === digits) {
      const approvedAt = now()
      return transact(
        [
          stillTrusted(actor),
          updateIf(Login, { codeHash, state: 'approved', memberId, byLabel: label, approvedAt }, asRead(login)),
        ],
        () => ({ approvedAt }),
      )
    }
    const picksLeft = MAX_WRONG_PICKS - wrongPicks - 1
    const next = picksLeft > 0 ? drawn(login.choices) : { state: 'dead' as const }
    return transact<never>(
      [stillTrusted(actor), updateIf(Login, { codeHash, wrongPicks: wrongPicks + 1, ...next }, asRead(login))],
      () => {
        throw picksLeft > 0 ? problem('LOGIN_NUMBER', { picksLeft }) : problem('LOGIN_GONE')
      },
    )
  })
}

/** Ends a code that somebody else brought up. What was decided before stays. 1 read unit, 4 write units. */
export function refuse(actor: Actor, code: string): Promise<Outputs['desk']['refuse']> {
  return untilAnswered(async () => {
    const login = await loginNow(code)
    if (!login || !OPEN.has(login.state) || login.streetId !== actor.streetId) return {}
    return transact(
      [stillTrusted(actor), updateIf(Login, { codeHash: login.codeHash, state: 'refused' }, asRead(login))],
      () => ({}),
    )
  })
}
