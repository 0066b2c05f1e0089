import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { env } from '@functions/platform/env'
import { DESK_COOKIE } from '@functions/platform/http/cookies'
import { issueDeskToken, issueToken } from '@functions/platform/http/token'
import { table } from '@functions/platform/store/table'
import { DESK_IDLE_SECONDS, DESK_SECONDS, LOGIN_SECONDS, MAX_WRONG_PICKS } from '@shared/rules/people/desk'
import type { Grant } from '@shared/rules/people/roles'
import { anId, call, type Person } from '../support/api'
import { DeskBrowser } from '../support/deskBrowser'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { aWechat } from '../support/wechat'

const GRID: Grant[] = [{ role: 'gridWorker', communityIds: ['east'] }]
const ADMIN: Grant[] = [{ role: 'admin' }]
const MINUTE_MS = 60_000

let streetId: string
let grid: Person

let wechat: Awaited<ReturnType<typeof aWechat>>

beforeAll(async () => {
  wechat = await aWechat()
  ;({ streetId } = await aStreet())
})

afterAll(() => wechat.stop())

beforeEach(async () => {
  grid = await aPerson(streetId, { grants: GRID })
})

/** A browser whose code stands on its screen. */
async function begun(self = {}) {
  const browser = new DeskBrowser(self)
  const { status, body } = await browser.call('desk', 'begin', { streetId })
  expect(status).toBe(201)
  return { browser, code: body.scene.slice('d='.length), digits: body.digits, body }
}

const wrongOf = (choices: readonly string[], digits: string) => choices.find((each) => each !== digits) ?? ''

/** Scans the code and picks the number; answers what the approval did. */
async function approve(code: string, digits: string, as: Person) {
  await call('desk', 'look', { code }, as)
  return call('desk', 'approve', { code, digits }, as)
}

/** A browser in which somebody is signed in. */
async function signedIn(as: Person) {
  const { browser, code, digits } = await begun()
  expect((await approve(code, digits, as)).status).toBe(200)
  const { body } = await browser.call('desk', 'poll', {})
  expect(body.state).toBe('approved')
  return { browser, sessionId: body.working?.sessionId ?? '' }
}

const registrations = (browser: DeskBrowser) =>
  browser.call('identity', 'registrations', { communityId: 'east', status: 'confirmed', limit: 20 })

describe('signing in by scanning', () => {
  test('the phone sees who asks, picks the number, and the browser works with the same rights', async () => {
    const { browser, code, digits, body } = await begun({ sourceIp: '203.0.113.7' })
    expect(body.expiresAt - body.serverTime).toBe(LOGIN_SECONDS * 1000)
    expect((await browser.call('desk', 'poll', {})).body).toMatchObject({ state: 'waiting', digits })
    const { body: asking } = await call('desk', 'look', { code }, grid)
    expect(asking).toMatchObject({
      browser: 'Chrome',
      system: 'Windows',
      sameNetwork: true,
      picksLeft: MAX_WRONG_PICKS,
    })
    expect(new Set(asking.choices).size).toBe(3)
    expect(asking.choices).toContain(digits)
    expect((await browser.call('desk', 'poll', {})).body).toMatchObject({ state: 'seen', byLabel: grid.label })
    expect((await call('desk', 'approve', { code, digits }, grid)).status).toBe(200)
    const { body: polled } = await browser.call('desk', 'poll', {})
    expect(polled.working).toMatchObject({ me: { memberId: grid.memberId, grants: GRID } })
    expect((await registrations(browser)).status).toBe(200)
    expect((await browser.call('points', 'acts', {})).status).toBe(403)
  })

  test('no answer holds a token; the cookies are the host’s own, over TLS, and no page’s code reads them', async () => {
    const { browser } = await signedIn(grid)
    expect(browser.told.length).toBeGreaterThan(1)
    for (const told of browser.told) {
      expect(told).toMatch(/^__Host-nuanxin-(login|desk)=/)
      expect(told).toMatch(/; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Strict$/)
    }
    const { body } = await browser.call('desk', 'renew', {})
    expect(JSON.stringify(body)).not.toContain(browser.cookies.get(DESK_COOKIE))
  })

  test('the phone is on another network', async () => {
    const { code } = await begun({ sourceIp: '198.51.100.1' })
    expect((await call('desk', 'look', { code }, grid)).body.sameNetwork).toBe(false)
  })

  test('an answer that was lost is given again to the same browser, and is the same session', async () => {
    const { browser, code, digits } = await begun()
    await approve(code, digits, grid)
    const before = new Map(browser.cookies)
    const { body: first } = await browser.call('desk', 'poll', {})
    browser.cookies.clear()
    for (const [name, value] of before) browser.cookies.set(name, value)
    const { body: second } = await browser.call('desk', 'poll', {})
    expect(second.working?.sessionId).toBe(first.working?.sessionId)
    const { body: again } = await call('desk', 'approve', { code, digits }, grid)
    expect(again.approvedAt).toBeDefined()
    expect((await call('desk', 'desks', {}, grid)).body.items).toHaveLength(1)
  })

  test('an approval does not wait for ever', async () => {
    const { browser, code, digits } = await begun()
    await approve(code, digits, grid)
    const late = await shifted(10 * MINUTE_MS, () => browser.call('desk', 'poll', {}))
    expect(late).toMatchObject({ status: 409, body: { code: 'LOGIN_GONE' } })
    const next = await begun()
    expect((await approve(next.code, next.digits, grid)).status).toBe(200)
    expect((await shifted(2 * MINUTE_MS, () => browser.call('desk', 'poll', {}))).status).toBe(200)
  })

  test('U1 a code is refused twice, late, from another street and by a worker', async () => {
    const { code, digits } = await begun()
    const gone = { status: 409, body: { code: 'LOGIN_GONE' } }
    const worker = await aPerson(streetId)
    expect(await call('desk', 'look', { code }, worker)).toMatchObject({ status: 403 })
    const other = await aStreet()
    const stranger = await aPerson(other.streetId, { grants: ADMIN })
    expect(await call('desk', 'look', { code }, stranger)).toMatchObject(gone)
    expect(await call('desk', 'approve', { code, digits }, stranger)).toMatchObject(gone)
    const late = () => call('desk', 'look', { code }, grid)
    expect(await shifted(LOGIN_SECONDS * 1000, late)).toMatchObject(gone)
    expect((await approve(code, digits, grid)).status).toBe(200)
    const second = await aPerson(streetId, { grants: GRID })
    expect(await call('desk', 'look', { code }, second)).toMatchObject(gone)
    expect(await call('desk', 'approve', { code, digits }, second)).toMatchObject(gone)
  })

  test('U1 a poll with a guessed cookie learns nothing', async () => {
    const { browser, code, digits } = await begun()
    await approve(code, digits, grid)
    const thief = new DeskBrowser()
    for (const guess of [code, `${code}.`, `${code}.${'A'.repeat(32)}`, '.', 'x.y']) {
      thief.cookies.set('__Host-nuanxin-login', guess)
      expect(await thief.call('desk', 'poll', {})).toMatchObject({ status: 409, body: { code: 'LOGIN_GONE' } })
    }
    expect(thief.told).toEqual([])
    expect((await browser.call('desk', 'poll', {})).body.state).toBe('approved')
  })

  test('U2 a wrong number draws new ones, and the third ends the code', async () => {
    const { browser, code, digits } = await begun()
    let right = digits
    const seen: string[] = []
    for (let picksLeft = MAX_WRONG_PICKS - 1; picksLeft > 0; picksLeft--) {
      const { body } = await call('desk', 'look', { code }, grid)
      expect(body.choices.filter((each) => seen.slice(-3).includes(each))).toEqual([])
      seen.push(...body.choices)
      const wrong = await call('desk', 'approve', { code, digits: wrongOf(body.choices, right) }, grid)
      expect(wrong).toMatchObject({ status: 422, body: { code: 'LOGIN_NUMBER', data: { picksLeft } } })
      right = (await browser.call('desk', 'poll', {})).body.digits ?? ''
    }
    const { body } = await call('desk', 'look', { code }, grid)
    expect(body.picksLeft).toBe(1)
    const last = await call('desk', 'approve', { code, digits: wrongOf(body.choices, right) }, grid)
    expect(last).toMatchObject({ status: 409, body: { code: 'LOGIN_GONE' } })
    expect(await call('desk', 'approve', { code, digits: right }, grid)).toMatchObject({ status: 409 })
    expect((await browser.call('desk', 'poll', {})).body.state).toBe('dead')
  })

  test('picks at once: each counts, and no more than three', async () => {
    const { code } = await begun()
    const { body } = await call('desk', 'look', { code }, grid)
    const picks = ['00', '11', '22', '33', '44', '55'].filter((each) => !body.choices.includes(each))
    const answers = await Promise.all(picks.map((digits) => call('desk', 'approve', { code, digits }, grid)))
    const tally = answers.map((answer) => answer.body.code)
    expect(tally.filter((each) => each === 'LOGIN_NUMBER').length).toBeLessThan(MAX_WRONG_PICKS)
    expect(tally.every((each) => each === 'LOGIN_NUMBER' || each === 'LOGIN_GONE')).toBe(true)
    expect(await call('desk', 'look', { code }, grid)).toMatchObject({ status: 409 })
  })

  test('nobody approves what they have not looked at, and whoever scanned it last decides', async () => {
    const { code, digits } = await begun()
    expect(await call('desk', 'approve', { code, digits }, grid)).toMatchObject({ status: 409 })
    await call('desk', 'look', { code }, grid)
    const second = await aPerson(streetId, { grants: ADMIN })
    await call('desk', 'look', { code }, second)
    expect(await call('desk', 'approve', { code, digits }, grid)).toMatchObject({ status: 409 })
    expect((await call('desk', 'approve', { code, digits }, second)).status).toBe(200)
  })

  test('“it is not me” ends it, and a refusal of what was approved changes nothing', async () => {
    const { browser, code, digits } = await begun()
    await call('desk', 'look', { code }, grid)
    expect((await call('desk', 'refuse', { code }, grid)).status).toBe(200)
    expect((await browser.call('desk', 'poll', {})).body.state).toBe('refused')
    expect(await call('desk', 'approve', { code, digits }, grid)).toMatchObject({ status: 409 })
    const other = await begun()
    await approve(other.code, other.digits, grid)
    await call('desk', 'refuse', { code: other.code }, grid)
    expect((await other.browser.call('desk', 'poll', {})).body.state).toBe('approved')
  })

  test('a role that was taken between the approval and the poll signs nobody in', async () => {
    const { browser, code, digits } = await begun()
    await approve(code, digits, grid)
    await become(grid, [])
    expect(await browser.call('desk', 'poll', {})).toMatchObject({ status: 409, body: { code: 'LOGIN_GONE' } })
    expect(browser.cookies.has(DESK_COOKIE)).toBe(false)
  })

  test('the table holds neither a code nor a browser’s secret', async () => {
    const { browser, code } = await begun()
    const secret = browser.cookies.get('__Host-nuanxin-login')?.split('.')[1] ?? ''
    const { Items = [] } = await table.getDocumentClient().send(
      new ScanCommand({
        TableName: env.tableName,
        FilterExpression: 'begins_with(pk, :login)',
        ExpressionAttributeValues: { ':login': 'LOGIN#' },
      }),
    )
    const dump = JSON.stringify(Items)
    expect(dump).toContain('waiting')
    expect(dump).not.toContain(code)
    expect(dump).not.toContain(secret)
    expect(dump).not.toContain('203.0.113.9')
  })
})

/** Gives somebody other roles, as a change of roles does: the epoch rises with it. */
async function become({ memberId }: Person, grants: Grant[]): Promise<void> {
  const { Profile } = await import('@functions/identity/entities')
  const { endTokens } = await import('@functions/ledger/accounts')
  const { rolesBecome } = await import('@functions/identity/roles')
  const { commit } = await import('@functions/platform/store/transact')
  const { getNow } = await import('@functions/platform/store/writes')
  const profile = await getNow(Profile, { memberId })
  if (!profile) throw new Error('nobody')
  const { rolesVersion = 0 } = profile
  await commit([rolesBecome(profile, grants), endTokens(memberId, { rolesVersion: rolesVersion + 1 })], () => undefined)
}

describe('a session', () => {
  test('goes on while it is renewed, for eight hours', async () => {
    const { browser } = await signedIn(grid)
    for (let minutes = 25; minutes < DESK_SECONDS / 60; minutes += 25) {
      const renewed = await shifted(minutes * MINUTE_MS, () => browser.call('desk', 'renew', {}))
      expect({ minutes, status: renewed.status }).toEqual({ minutes, status: 200 })
    }
    const late = await shifted(DESK_SECONDS * 1000, () => browser.call('desk', 'renew', {}))
    expect(late).toMatchObject({ status: 409, body: { code: 'DESK_OVER' } })
    expect((await shifted(DESK_SECONDS * 1000, () => registrations(browser))).status).toBe(401)
  })

  test('is over when nobody renewed it for half an hour', async () => {
    const { browser } = await signedIn(grid)
    const idle = DESK_IDLE_SECONDS * 1000
    expect((await shifted(idle - 2000, () => registrations(browser))).status).toBe(200)
    expect((await shifted(idle, () => registrations(browser))).status).toBe(401)
    expect(await shifted(idle, () => browser.call('desk', 'renew', {}))).toMatchObject({ status: 409 })
  })

  test('U3 a role that was taken stops the next write at once, and a renewal brings the roles there are', async () => {
    const { browser } = await signedIn(grid)
    await become(grid, ADMIN)
    const look = { memberId: grid.memberId, id: anId(), purpose: '核实' }
    expect(await browser.call('identity', 'revealContact', look)).toMatchObject({ status: 401 })
    const { body } = await browser.call('desk', 'renew', {})
    expect(body.me.grants).toEqual(ADMIN)
    expect((await browser.call('points', 'acts', {})).status).not.toBe(403)
    await become(grid, [{ role: 'worker' }])
    expect(await browser.call('desk', 'renew', {})).toMatchObject({ status: 409, body: { code: 'DESK_OVER' } })
    expect((await registrations(browser)).status).toBe(401)
  })

  test('U3 within a minute its reads end, too, though the page renews nothing', async () => {
    const { browser } = await signedIn(grid)
    expect((await registrations(browser)).status).toBe(200)
    await become(grid, [{ role: 'worker' }])
    expect((await shifted(60_000, () => registrations(browser))).status).toBe(401)
  })

  test('signing out ends it for every copy of its cookie, and nothing else', async () => {
    const { browser } = await signedIn(grid)
    const { browser: other } = await signedIn(grid)
    const stolen = new DeskBrowser()
    for (const [name, value] of browser.cookies) stolen.cookies.set(name, value)
    expect((await browser.call('desk', 'end', {})).status).toBe(200)
    expect(browser.cookies.has(DESK_COOKIE)).toBe(false)
    expect((await registrations(stolen)).status).toBe(401)
    expect(await stolen.call('desk', 'renew', {})).toMatchObject({ status: 409 })
    expect((await other.call('desk', 'renew', {})).status).toBe(200)
    expect((await registrations(other)).status).toBe(200)
    expect((await browser.call('desk', 'end', {})).status).toBe(200)
  })

  test('is listed and ended from the phone', async () => {
    const { browser, sessionId } = await signedIn(grid)
    const { body } = await call('desk', 'desks', {}, grid)
    expect(body.items).toMatchObject([{ sessionId, browser: 'Chrome', system: 'Windows', isLive: true }])
    const stranger = await aPerson(streetId, { grants: GRID })
    expect(await call('desk', 'endDesk', { sessionId }, stranger)).toMatchObject({ status: 404 })
    expect((await call('desk', 'endDesk', { sessionId }, grid)).body).toMatchObject({ sessionId, isLive: false })
    expect(await browser.call('desk', 'renew', {})).toMatchObject({ status: 409 })
    expect((await registrations(browser)).status).toBe(401)
  })

  test('signing out everywhere ends it too', async () => {
    const { browser } = await signedIn(grid)
    expect((await call('identity', 'signOutEverywhere', {}, grid)).status).toBe(200)
    expect(await browser.call('desk', 'renew', {})).toMatchObject({ status: 409 })
    const { body } = await call('desk', 'desks', {}, { ...grid, epoch: 2 })
    expect(body.items).toMatchObject([{ isLive: false }])
  })

  test('lists page after page', async () => {
    for (let each = 0; each < 3; each++) await signedIn(grid)
    const first = await call('desk', 'desks', { limit: 2 }, grid)
    const second = await call('desk', 'desks', { limit: 2, cursor: first.body.cursor }, grid)
    expect([first.body.items.length, second.body.items.length]).toEqual([2, 1])
  })
})

describe('a request of somebody else’s page', () => {
  const FOREIGN: Record<string, string>[] = [
    {},
    { 'x-nuanxin-desk': '0' },
    { 'x-nuanxin-desk': '1', 'sec-fetch-site': 'cross-site' },
    { 'x-nuanxin-desk': '1', 'sec-fetch-site': 'same-site' },
    { 'x-nuanxin-desk': '1', 'sec-fetch-site': 'none' },
  ]

  test.each(FOREIGN)('has no session: %j', async (headers) => {
    const { browser } = await signedIn(grid)
    const list = { communityId: 'east', status: 'confirmed' as const, limit: 20 }
    expect(await browser.call('identity', 'registrations', list, headers)).toMatchObject({ status: 401 })
    const reject = { memberId: grid.memberId, id: anId(), reason: '材料不全' }
    expect(await browser.call('identity', 'reject', reject, headers)).toMatchObject({ status: 401 })
    expect(await browser.call('desk', 'renew', {}, headers)).toMatchObject({ status: 409 })
    expect(await browser.call('desk', 'begin', { streetId }, headers)).toMatchObject({ status: 403 })
    expect((await registrations(browser)).status).toBe(200)
  })
})

describe('a cookie that somebody planted', () => {
  test('of a sign-in that they began is replaced: what is scanned here signs in here alone', async () => {
    const attacker = await begun()
    const browser = new DeskBrowser()
    for (const [name, value] of attacker.browser.cookies) browser.cookies.set(name, value)
    const { body } = await browser.call('desk', 'begin', { streetId })
    expect(body.scene).not.toBe(attacker.body.scene)
    expect((await approve(body.scene.slice('d='.length), body.digits, grid)).status).toBe(200)
    expect((await attacker.browser.call('desk', 'poll', {})).body).toMatchObject({ state: 'waiting' })
    expect((await browser.call('desk', 'poll', {})).body).toMatchObject({ state: 'approved' })
    expect((await attacker.browser.call('desk', 'poll', {})).body.working).toBeUndefined()
  })

  test('of their own session is replaced: who signs in works as themselves, and theirs is another one', async () => {
    const attacker = await signedIn(await aPerson(streetId, { grants: GRID }))
    const { browser, code, digits } = await begun()
    for (const [name, value] of attacker.browser.cookies) browser.cookies.set(name, value)
    expect((await approve(code, digits, grid)).status).toBe(200)
    const { body } = await browser.call('desk', 'poll', {})
    expect(body.working).toMatchObject({ me: { memberId: grid.memberId } })
    expect(body.working?.sessionId).not.toBe(attacker.sessionId)
    expect((await browser.call('desk', 'renew', {})).body.me.memberId).toBe(grid.memberId)
    expect((await attacker.browser.call('desk', 'renew', {})).body.me.memberId).not.toBe(grid.memberId)
  })
})

test('a token of a phone is none of a PC, and the other way round', async () => {
  const session = { sessionId: anId(), endsAt: Date.now() + 60 * MINUTE_MS }
  const desk = (await issueDeskToken(grid, session)).token
  const phone = (await issueToken(grid)).token
  const browser = new DeskBrowser()
  browser.cookies.set(DESK_COOKIE, phone)
  expect((await registrations(browser)).status).toBe(401)
  const headers = { authorization: `Bearer ${desk}` }
  expect((await browser.call('identity', 'me', {}, headers)).status).toBe(401)
})
