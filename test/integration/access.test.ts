import { keyOf, secrets } from '@functions/platform/secrets'
import { issueToken } from '@functions/platform/token'
import { contract, type Inputs } from '@shared/contract/contract'
import type { Access, RouteMeta } from '@shared/contract/route'
import type { Grant } from '@shared/rules/roles'
import { SignJWT } from 'jose'
import { invoke, type Person, requestOf } from '../support/api'
import { aPerson, aStreet } from '../support/factories'

type Slice = keyof Inputs

/** Who may call what, written out: a change of the contract's roles has to be made here too, on purpose. */
const ACCESS: Record<string, readonly Access[]> = {
  'identity.signIn': ['public'],
  'identity.signOutEverywhere': ['member'],
  'identity.me': ['member'],
  'identity.data': ['member'],
  'identity.looks': ['member'],
  'identity.exchangePhone': ['member'],
  'identity.changeConsent': ['member'],
  'identity.register': ['member'],
  'identity.registrations': ['gridWorker', 'admin'],
  'identity.registration': ['gridWorker', 'admin'],
  'identity.confirm': ['gridWorker', 'admin'],
  'identity.reject': ['gridWorker', 'admin'],
  'identity.revealContact': ['gridWorker', 'admin'],
  'stations.street': ['public'],
  'stations.overview': ['public'],
  'stations.list': ['public'],
  'stations.get': ['public'],
  'stations.screen': ['gridWorker', 'admin'],
  'stations.poster': ['gridWorker', 'admin'],
  'checkins.create': ['worker'],
  'checkins.mine': ['worker'],
  'reports.categories': ['public'],
  'reports.editedCategories': ['admin'],
  'reports.saveCategory': ['admin'],
  'reports.categoryHistory': ['admin'],
  'reports.nearby': ['worker'],
  'reports.plus': ['worker'],
  'reports.unfollow': ['worker'],
  'reports.followed': ['worker'],
  'reports.create': ['worker'],
  'reports.mine': ['worker'],
  'reports.queue': ['gridWorker', 'admin'],
  'reports.get': ['worker', 'gridWorker', 'admin'],
  'reports.handle': ['gridWorker', 'admin'],
  'reports.answer': ['worker'],
  'reports.overdue': ['admin'],
  'reports.handedOver': ['gridWorker', 'admin'],
  'reports.colleagues': ['gridWorker', 'admin'],
  'reports.assignMany': ['gridWorker', 'admin'],
  'reports.addNote': ['gridWorker', 'admin'],
  'reports.behalf': ['gridWorker', 'admin'],
  'reports.revealCaller': ['gridWorker', 'admin'],
  'reports.templates': ['gridWorker', 'admin'],
  'reports.saveTemplate': ['admin'],
  'reports.working': ['gridWorker', 'admin'],
  'reports.saveWorking': ['admin'],
  'reports.startExport': ['gridWorker', 'admin'],
  'reports.exports': ['gridWorker', 'admin'],
  'reports.export': ['gridWorker', 'admin'],
  'reports.clients': ['admin'],
  'reports.addClient': ['admin'],
  'reports.revokeClient': ['admin'],
  'media.createUpload': ['member'],
  'points.account': ['worker'],
  'points.ledger': ['worker'],
  'points.statement': ['worker'],
  'points.statementFile': ['worker'],
  'points.findMember': ['admin'],
  'points.member': ['admin'],
  'points.award': ['admin'],
  'points.reverse': ['admin'],
  'points.proposals': ['admin'],
  'points.decide': ['admin'],
  'points.acts': ['admin'],
  'points.ruleBoard': ['admin'],
  'points.ruleHistory': ['admin'],
  'points.changeRule': ['admin'],
  'points.settings': ['admin'],
  'points.saveSettings': ['admin'],
  'points.flags': ['admin'],
  'points.seeFlag': ['admin'],
  'points.rules': ['public'],
  'meals.merchants': ['member'],
  'meals.wallet': ['member'],
  'meals.offers': ['member'],
  'meals.offer': ['member'],
  'meals.wait': ['worker'],
  'meals.redeem': ['worker'],
  'meals.vouchers': ['worker'],
  'meals.voucher': ['worker'],
  'meals.cancel': ['worker'],
  'meals.preview': ['merchant'],
  'meals.confirm': ['merchant'],
  'meals.refuse': ['merchant'],
  'meals.redemptions': ['merchant'],
  'alerts.roster': ['gridWorker', 'admin'],
  'alerts.setDuty': ['gridWorker', 'admin'],
  'alerts.list': ['gridWorker', 'admin'],
  'alerts.waiting': ['gridWorker', 'admin'],
  'alerts.live': ['worker'],
  'messages.list': ['member'],
  'messages.read': ['member'],
  'messages.readAll': ['member'],
  'messages.accept': ['member'],
  'shops.offers': ['merchant', 'admin'],
  'shops.offer': ['merchant', 'admin'],
  'shops.createOffer': ['merchant', 'admin'],
  'shops.changeOffer': ['merchant', 'admin'],
  'shops.offerChanges': ['merchant', 'admin'],
  'shops.clerks': ['merchant', 'admin'],
  'shops.inviteClerk': ['merchant', 'admin'],
  'shops.joinShop': ['member'],
  'shops.removeClerk': ['merchant', 'admin'],
  'shops.clerkChanges': ['merchant', 'admin'],
  'shops.settlements': ['admin'],
  'shops.months': ['merchant', 'admin'],
  'shops.month': ['merchant', 'admin'],
  'shops.monthCsv': ['merchant', 'admin'],
  'shops.monthSheet': ['merchant', 'admin'],
  'shops.closeMonth': ['admin'],
  'insights.home': ['member'],
  'insights.today': ['admin'],
  'insights.leaders': ['worker'],
  'insights.chooseLeaders': ['worker'],
  'insights.days': ['admin'],
  'insights.reportStats': ['admin'],
  'publicReports.list': ['public'],
  'publicReports.cell': ['public'],
  'publicReports.map': ['public'],
  'publicReports.get': ['public'],
  'safety.reviews': ['gridWorker', 'admin'],
  'safety.decide': ['gridWorker', 'admin'],
  'safety.publicity': ['worker'],
  'safety.redaction': ['gridWorker', 'admin'],
  'safety.redact': ['gridWorker', 'admin'],
  'safety.original': ['admin'],
  'safety.rule': ['admin'],
  'safety.saveRule': ['admin'],
  'safety.appeal': ['worker'],
}

const ROLES: Record<string, Grant[]> = {
  visitor: [],
  worker: [{ role: 'worker' }],
  merchant: [{ role: 'merchant', merchantId: 'shop' }],
  gridWorker: [{ role: 'gridWorker', communityIds: ['east'] }],
  instructor: [{ role: 'instructor', enterpriseIds: ['firm'] }],
  admin: [{ role: 'admin' }],
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

async function expiredToken(person: Person): Promise<string> {
  const { tokenKeys, tokenKid } = await secrets()
  const past = Math.floor(Date.now() / 1000) - 10
  return new SignJWT({ st: person.streetId, gr: person.grants, ep: person.epoch })
    .setProtectedHeader({ alg: 'HS256', kid: tokenKid })
    .setSubject(person.memberId)
    .setAudience('api')
    .setIssuedAt(past - 7200)
    .setExpirationTime(past)
    .sign(keyOf(tokenKeys, tokenKid))
}

async function forgedToken(person: Person): Promise<string> {
  const { token } = await issueToken(person)
  const [head, , signature] = token.split('.')
  const claims = {
    sub: person.memberId,
    st: person.streetId,
    gr: [{ role: 'admin' }],
    ep: 1,
    aud: 'api',
    exp: 9999999999,
  }
  return `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`
}

test('every route of the contract stands in the table above, with the same roles', () => {
  expect(Object.fromEntries(routes.map(({ route, roles }) => [route, roles]))).toEqual(ACCESS)
})

describe.each(routes)('$route', ({ slice, name, roles }) => {
  const isPublic = roles.includes('public')

  test.each(Object.keys(ROLES))('as %s', async (role) => {
    const person = persons[role]
    if (!person) throw new Error(role)
    const allowed = isPublic || roles.includes('member') || roles.some((each) => each === role)
    const { status, body } = await knock(slice, name, (await issueToken(person)).token)
    if (allowed) expect([401, 403, 500]).not.toContain(status)
    else expect({ status, code: body.code }).toEqual({ status: 403, code: 'FORBIDDEN' })
  })

  test.each([
    ['no token', async () => undefined],
    ['an expired token', (person: Person) => expiredToken(person)],
    ['a forged token', (person: Person) => forgedToken(person)],
    ['an unsigned token', async () => 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'],
    ['rubbish', async () => '%%%'],
  ])('with %s', async (_, tokenOf: (person: Person) => Promise<string | undefined>) => {
    const person = persons.admin
    if (!person) throw new Error('no admin')
    const { status, body } = await knock(slice, name, await tokenOf(person))
    if (isPublic) expect([401, 403, 500]).not.toContain(status)
    else expect({ status, code: body.code }).toEqual({ status: 401, code: 'UNAUTHORIZED' })
  })
})
