import { apiEvent, type Handler, lambdaContext } from '@functions/../test/support/api'
import { now } from '@functions/platform/clock'
import { secrets } from '@functions/platform/sealed/secrets'
import { keyOf } from '@functions/platform/sealed/secretsDocument'
import { type Access, post } from '@shared/contract/route'
import { type Grant, ROLES, type Role } from '@shared/rules/people/roles'
import { SignJWT } from 'jose'
import * as v from 'valibot'
import { serve } from './http'
import { type Actor, issueTicket, issueToken, TOKEN_SECONDS } from './token'

const roles = Object.keys(ROLES) as Role[]

/** Every list of who may call: each kind alone, and any two roles. */
const LISTS: readonly (readonly [Access, ...Access[]])[] = [
  ['public'],
  ['member'],
  ...roles.map((role) => [role] as const),
  ...roles.flatMap((one, index) => roles.slice(index + 1).map((other) => [one, other] as const)),
]

const GRANTS: Record<Role, Grant> = {
  worker: { role: 'worker' },
  merchant: { role: 'merchant', merchantId: 'shop' },
  gridWorker: { role: 'gridWorker', communityIds: ['east'] },
  instructor: { role: 'instructor', enterpriseIds: ['firm'] },
  admin: { role: 'admin' },
}

/** Everybody there is: without a role, with one, with two, and the owner of a shop. */
const PERSONS: readonly (readonly Grant[])[] = [
  [],
  ...roles.map((role) => [GRANTS[role]]),
  ...roles.flatMap((one, index) => roles.slice(index + 1).map((other) => [GRANTS[one], GRANTS[other]])),
  [{ role: 'merchant', merchantId: 'shop', owner: true }],
]

let entered = 0
const routes = Object.fromEntries(
  LISTS.map((list, index) => [
    `route${index}`,
    post(`/${index}`, { summary: 'x', roles: list })
      .input(v.object({ size: v.optional(v.number()) }))
      .output(v.object({})),
  ]),
)
const handler = serve(
  routes,
  Object.fromEntries(
    Object.keys(routes).map((name) => [
      name,
      async () => {
        entered++
        return {}
      },
    ]),
  ),
) as unknown as Handler

/** Knocks at the route of a list, and tells what was answered and whether its use case ran. */
async function knock(list: number, headers: Record<string, string>, body = '{}') {
  const before = entered
  const event = apiEvent({ method: 'POST', path: `/${list}`, body, headers })
  const { statusCode, body: answer = '{}' } = await handler(event as never, lambdaContext as never)
  return { status: statusCode, code: JSON.parse(answer).code, ran: entered - before }
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const actorWith = (grants: readonly Grant[]): Actor => ({
  memberId: '01JD0000000000000000000000',
  streetId: 'east',
  grants: [...grants],
  epoch: 1,
})
const admin = actorWith([GRANTS.admin])

interface Signing {
  kid?: string
  key?: Uint8Array
  audience?: string
  issuedSecondsAgo?: number
  gr?: unknown
}

/** An administrator's token, but for what is told. */
async function signed({ kid, key, audience = 'api', issuedSecondsAgo = 0, gr = admin.grants }: Signing) {
  const { tokenKeys, tokenKid } = await secrets()
  const issuedAt = Math.floor(now() / 1000) - issuedSecondsAgo
  return new SignJWT({ st: admin.streetId, gr, ep: admin.epoch })
    .setProtectedHeader({ alg: 'HS256', kid: kid ?? tokenKid })
    .setSubject(admin.memberId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + TOKEN_SECONDS)
    .setAudience(audience)
    .sign(key ?? keyOf(tokenKeys, tokenKid))
}

async function withOtherClaims(): Promise<string> {
  const [head, claims = '', signature] = (await issueToken(actorWith([GRANTS.worker]))).token.split('.')
  const raised = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), gr: [GRANTS.admin] }
  return `${head}.${Buffer.from(JSON.stringify(raised)).toString('base64url')}.${signature}`
}

/** What is no token, though an administrator's may have been taken for it. */
const REFUSED: Record<string, () => Promise<Record<string, string>>> = {
  'no token': async () => ({}),
  'nothing behind Bearer': async () => ({ authorization: 'Bearer ' }),
  'another scheme': async () => ({ authorization: `Basic ${await signed({})}` }),
  'a token behind a token': async () => bearer(`${await signed({})} ${await signed({})}`),
  rubbish: async () => bearer('%%%'),
  'a text beyond 4 KB': async () => bearer('x'.repeat(4097)),
  'an unsigned token': async () => bearer('eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'),
  'an expired token': async () => bearer(await signed({ issuedSecondsAgo: TOKEN_SECONDS + 10 })),
  'a token whose claims were exchanged': async () => bearer(await withOtherClaims()),
  'a token of another stage, under the same key id': async () => bearer(await signed({ key: Buffer.alloc(32, 7) })),
  'a token signed with a key that was dropped': async () => bearer(await signed({ kid: 'gone' })),
  'a token for something else': async () => bearer(await signed({ audience: 'other' })),
  'a token with a role there is none of': async () => bearer(await signed({ gr: [{ role: 'emperor' }] })),
  'a ticket': async () => bearer((await issueTicket('api', admin.memberId, { gr: 'admin' }, 60)).ticket),
}

describe.each(LISTS.map((list, index) => ({ list, index, named: list.join(' or ') })))(
  'a route for $named',
  ({ list, index }) => {
    const isPublic = list.includes('public')
    const refusal = { status: 401, code: 'UNAUTHORIZED', ran: 0 }
    const welcome = { status: 200, code: undefined, ran: 1 }

    test.each(PERSONS.map((grants) => ({ grants, named: grants.map(({ role }) => role).join(' and ') || 'nobody' })))(
      'as $named',
      async ({ grants }) => {
        const allowed = isPublic || list.includes('member') || grants.some(({ role }) => list.includes(role))
        const answer = await knock(index, bearer((await issueToken(actorWith(grants))).token))
        expect(answer).toEqual(allowed ? welcome : { status: 403, code: 'FORBIDDEN', ran: 0 })
      },
    )

    test.each(Object.entries(REFUSED))('with %s', async (_, headers) => {
      expect(await knock(index, await headers())).toEqual(isPublic ? welcome : refusal)
    })

    test('who may not enter is not told what is wrong with their input', async () => {
      const wrong = '{"size":"many"}'
      const answer = await knock(index, {}, wrong)
      expect(answer).toEqual(isPublic ? { status: 400, code: 'INVALID_INPUT', ran: 0 } : refusal)
      expect(await knock(index, bearer(await signed({})), wrong)).toMatchObject({
        status: isPublic || list.includes('member') || list.includes('admin') ? 400 : 403,
        ran: 0,
      })
    })
  },
)
