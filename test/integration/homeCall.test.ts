import { paginateScan } from '@aws-sdk/client-dynamodb'
import { env } from '@functions/platform/env'
import { client } from '@functions/platform/store/table'
import type { HomeAnswer } from '@shared/rules/people/homeCall'
import { CONSENTS } from '@shared/rules/text/words'
import { addDays } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { inStep } from '../support/inStep'
import { leaves } from '../support/leaving'
import { shifted } from '../support/meals'
import { anOrg, appointed, TODAY } from '../support/orgs'
import { ownTable } from '../support/ownTable'
import { aMember } from '../support/registrations'

beforeAll(() => ownTable())

let streetId: string
let admin: Person
let branch: { orgId: string }

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  branch = await anOrg(admin, 'branch')
})

const consent = (as: Person, given: boolean) => {
  const { version } = CONSENTS.partyMembership
  return call('identity', 'changeConsent', { id: anId(), kind: 'partyMembership', given, version }, as)
}
/** A confirmed worker who said that they are a party member. */
async function partyMember() {
  const member = await aMember(streetId, admin)
  expect((await consent(member, true)).status).toBe(200)
  return member
}
const calls = (given: object = {}, as = admin) => {
  const said = { text: '社区党支部请你周六回来坐坐', until: addDays(TODAY, 10) }
  return call('orgs', 'callHome', { orgId: branch.orgId, id: anId(), ...said, ...given }, as)
}
const seen = async (as: Person) => (await call('orgs', 'homeCall', {}, as)).body
const answers = (callId: string, as: Person, answer: HomeAnswer = 'back', id = anId()) =>
  call('orgs', 'answerHome', { id, callId, answer }, as)
const figures = async (as = admin) => (await call('orgs', 'homeFigures', { orgId: branch.orgId }, as)).body

/** Items of the table that are answers to a call. */
async function stored(callId: string) {
  const found: string[] = []
  for await (const { Items = [] } of paginateScan({ client }, { TableName: env.tableName, ConsistentRead: true })) {
    for (const item of Items)
      if (item._et?.S === 'homeAnswer' && item.callId?.S === callId) found.push(JSON.stringify(item))
  }
  return found
}

test('only who said that they are a party member is called, of the branch’s communities', async () => {
  const member = await partyMember()
  const other = await aMember(streetId, admin)
  const { body } = await calls()
  expect((await seen(member)).call).toMatchObject({ callId: body.callId, text: '社区党支部请你周六回来坐坐' })
  expect(await seen(other)).toEqual({})
  expect((await answers(body.callId, other)).body.code).toBe('CALL_OVER')
})

test('a call is answered once or otherwise, one at a time is open, and afterwards nothing is asked', async () => {
  const member = await partyMember()
  const { body } = await calls()
  const id = anId()
  expect((await answers(body.callId, member, 'notNow', id)).body.answer).toBe('notNow')
  expect((await answers(body.callId, member, 'back')).body.answer).toBe('back')
  expect((await answers(body.callId, member, 'notNow', id)).body.answer).toBe('back')
  expect(await seen(member)).toMatchObject({ answer: 'back' })
  expect(await stored(body.callId)).toHaveLength(1)
  expect((await calls()).body.code).toBe('CALL_OPEN')
  await shifted(11 * 86_400_000, async () => expect(await seen(member)).toEqual({}))
  expect((await calls({ until: addDays(TODAY, -1) })).body.code).toBe('CALL_DAYS')
})

test('FT-17 a call that was sent by mistake is stopped, once: nobody sees or answers it, and the right one is sent', async () => {
  const member = await partyMember()
  const { body } = await calls()
  const ends = (given: object = {}, as = admin) =>
    call('orgs', 'endHomeCall', { orgId: branch.orgId, id: anId(), callId: body.callId, ...given }, as)
  expect((await ends({}, member)).body.code).toBe('NOT_FOUND')
  const id = anId()
  const ended = await ends({ id })
  expect(ended).toEqual({ status: 200, body: { callId: body.callId } })
  expect(await ends({ id })).toEqual(ended)
  expect((await ends()).body.code).toBe('CALL_OVER')
  expect(await seen(member)).toEqual({})
  expect(await figures()).toEqual({})
  expect((await answers(body.callId, member)).body.code).toBe('CALL_OVER')
  const right = await calls({ text: '社区党支部请你周日回来坐坐' })
  expect(right.status).toBe(201)
  expect((await seen(member)).call?.callId).toBe(right.body.callId)
})

test('N1 withdraw the consent: flag, call-home and every list without the person in the same transaction', async () => {
  const member = await partyMember()
  const { body } = await calls()
  await answers(body.callId, member)
  expect(await stored(body.callId)).toHaveLength(1)
  const withdrawn = await consent(member, false)
  expect(withdrawn.body.partyMember).toBe(false)
  expect([await seen(member), await stored(body.callId)]).toEqual([{}, []])
  expect((await answers(body.callId, member)).body.code).toBe('CALL_OVER')
  expect(await stored(body.callId)).toEqual([])
})

test('N1 an answer that comes at the same time as the withdrawal never stays behind', async () => {
  const { body } = await calls()
  for (let round = 0; round < 5; round++) {
    const member = await partyMember()
    await inStep<unknown>([() => answers(body.callId, member), () => consent(member, false)])
    expect([await seen(member), await stored(body.callId)]).toEqual([{}, []])
  }
})

test('whoever leaves leaves no answer, and nothing stored says who answered what', async () => {
  const member = await partyMember()
  const { body } = await calls()
  await answers(body.callId, member, 'cannot')
  const [item = ''] = await stored(body.callId)
  expect(item).not.toContain(member.memberId)
  expect(item).not.toContain('cannot')
  await leaves(member)
  expect(await stored(body.callId)).toEqual([])
})

test('figures are told from ten people on, to the branch’s secretary and the office alone', async () => {
  const { body } = await calls()
  const members = await Promise.all(Array.from({ length: 10 }, partyMember))
  for (const [place, member] of members.entries()) {
    expect(await figures()).not.toHaveProperty('answered')
    await answers(body.callId, member, place === 0 ? 'notNow' : 'back')
  }
  expect(await figures()).toMatchObject({ answered: 10 })
  expect(await figures()).not.toHaveProperty('by')
  const [secretary, other] = members
  if (!secretary || !other) throw new Error('nobody')
  await appointed(admin, branch.orgId, 'secretary', secretary.memberId)
  expect(await figures(secretary)).toMatchObject({ answered: 10 })
  expect((await call('orgs', 'homeFigures', { orgId: branch.orgId }, other)).body.code).toBe('NOT_FOUND')
  expect((await calls({}, other)).body.code).toBe('NOT_FOUND')
})
