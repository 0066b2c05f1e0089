import { DESK_COOKIE } from '@functions/platform/http/cookies'
import { issueDeskToken, issueToken } from '@functions/platform/http/token'
import { contract, type Inputs } from '@shared/contract/contract'
import type { RouteMeta } from '@shared/contract/route'
import type { Grant } from '@shared/rules/people/roles'
import { anId, invoke, type Person, requestOf } from '../support/api'
import { DeskBrowser } from '../support/deskBrowser'
import { aPerson, aStreet } from '../support/factories'

type Slice = keyof Inputs

const ROLES: Record<string, Grant[]> = {
  visitor: [],
  worker: [{ role: 'worker' }],
  merchant: [{ role: 'merchant', merchantId: 'shop' }],
  gridWorker: [{ role: 'gridWorker', communityIds: ['east'] }],
  instructor: [{ role: 'instructor', enterpriseIds: ['firm'] }],
  admin: [{ role: 'admin', districtId: 'somewhere' }],
}

const routes = (Object.keys(contract) as Slice[]).flatMap((slice) =>
  Object.entries(contract[slice]).map(([name, procedure]) => ({
    slice,
    name,
    route: `${slice}.${name}`,
    roles: (procedure['~orpc'].meta as RouteMeta).roles,
  })),
)

let persons: Record<string, Person>

beforeAll(async () => {
  const { streetId } = await aStreet()
  persons = {}
  for (const [role, grants] of Object.entries(ROLES)) persons[role] = await aPerson(streetId, { grants })
})

/** Path parameters of any route, well formed, of nothing that exists. */
const NOBODY = '01JD0000000000000000000000'
const PARAMS = {
  memberId: NOBODY,
  flagId: NOBODY,
  reportId: NOBODY,
  voucherId: NOBODY,
  messageId: NOBODY,
  stationId: 'nowhere',
  streetId: 'nowhere',
  offerId: 'nothing',
  merchantId: 'nowhere',
  categoryId: 'nothing',
  month: '2026-01',
  teamId: 'east',
}

async function knock(slice: Slice, name: string, token?: string) {
  const { method, path } = requestOf(slice, name, PARAMS)
  return invoke(slice, { method, path, token, ...(method === 'GET' ? {} : { body: '{}' }) })
}

/** One role after the other, so that over all routes each is let in and refused. */
const inTurn = <T>(all: readonly T[], turn: number): T | undefined => all[turn % all.length]

/** Who signs out everywhere has no token for the routes after. */
async function tokenAs(role: string, route = ''): Promise<string> {
  const person = route === 'signOutEverywhere' ? await aPerson(persons[role]?.streetId ?? '') : persons[role]
  if (!person) throw new Error(`nobody is ${role}`)
  return (await issueToken(person)).token
}

// Who exactly may enter is a list in docs/access.md, and what such a list means is proved in platform/http/admission.test.ts.
describe.each(routes.map((each, turn) => ({ ...each, turn })))('$route', ({ slice, name, roles, turn }) => {
  const opensTo = (role: string) =>
    roles.includes('public') || roles.includes('member') || roles.some((each) => each === role)
  const everybody = Object.keys(ROLES)
  const stranger = inTurn(
    everybody.filter((role) => !opensTo(role)),
    turn,
  )

  test('lets in whom it is for', async () => {
    const role = inTurn(everybody.filter(opensTo), turn)
    const { status } = await knock(slice, name, await tokenAs(role ?? 'nobody', name))
    expect([401, 403, 500]).not.toContain(status)
  })

  if (stranger)
    test(`refuses a ${stranger}`, async () => {
      const { status, body } = await knock(slice, name, await tokenAs(stranger))
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'FORBIDDEN' })
    })

  test(roles.includes('public') ? 'needs no token' : 'needs a token', async () => {
    const { status, body } = await knock(slice, name)
    if (roles.includes('public')) expect([401, 403, 500]).not.toContain(status)
    else expect({ status, code: body.code }).toEqual({ status: 401, code: 'UNAUTHORIZED' })
  })
})

/** Ends the tokens of whoever calls it, or what a PC's cookie is for alone. */
const OF_THE_SESSION_ITSELF = new Set(['identity.signOutEverywhere', 'desk.renew', 'desk.end', 'desk.poll'])

describe('U7 a PC’s cookie opens what the phone’s token opens, and nothing else', () => {
  test.each(['gridWorker', 'admin'])('as %s, over all routes', async (role) => {
    const person = persons[role]
    if (!person) throw new Error(`nobody is ${role}`)
    const { token: phone } = await issueToken(person)
    const { token: cookie } = await issueDeskToken(person, { sessionId: anId(), endsAt: Date.now() + 3_600_000 })
    const pc = new DeskBrowser()
    pc.cookies.set(DESK_COOKIE, cookie)
    const own = { 'x-nuanxin-desk': '1', 'sec-fetch-site': 'same-origin' }
    const matrix = routes.filter(({ route }) => !OF_THE_SESSION_ITSELF.has(route))
    for (const { slice, name, route } of matrix) {
      const { method, path } = requestOf(slice, name, PARAMS)
      const request = { method, path, ...(method === 'GET' ? {} : { body: '{}' }) }
      const byToken = await invoke(slice, { ...request, token: phone, headers: own })
      const byCookie = await pc.send(slice, { ...request, headers: own })
      expect({ route, status: byCookie.status, code: byCookie.body.code }).toEqual({
        ...{ route, status: byToken.status, code: byToken.body.code },
      })
    }
    expect(matrix.length).toBeGreaterThan(100)
  })
})
