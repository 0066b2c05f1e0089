import { Phone, Profile } from '@functions/identity/entities'
import { tokenOf } from '@functions/platform/sealed/lookup'
import type { Grant } from '@shared/rules/people/roles'
import { addDays, dayOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accountOf } from '../support/ledger'
import { shifted } from '../support/meals'
import { aCategory, aReport, handled } from '../support/reports'

const DAY = 86_400_000
let streetId: string
let admin: Person
let second: Person
const isAdmin = { grants: [{ role: 'admin' as const }] }

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  ;[admin, second] = await Promise.all([aPerson(streetId, isAdmin), aPerson(streetId, isAdmin)])
})

const award = (to: Person, amount: number, by = admin) =>
  call('points', 'award', { id: anId(), memberId: to.memberId, amount, reason: '文明骑行之星' }, by)

describe('what one administrator does alone adds up', () => {
  test('over a day it is no more than one act may be, however many at once', async () => {
    const workers = await Promise.all(Array.from({ length: 8 }, () => aPerson(streetId)))
    const answers = await Promise.all(workers.map((worker) => award(worker, 200)))
    const states = answers.map(({ body }) => body.state ?? body.code)
    expect(states.filter((state) => state === 'done')).toHaveLength(2)
    expect(states.filter((state) => !['done', 'proposed', 'BUSY'].includes(String(state)))).toEqual([])
    const balances = await Promise.all(workers.map(async ({ memberId }) => (await accountOf(memberId)).balance))
    expect(balances.reduce((sum, each) => sum + each, 0)).toBe(400)
  })

  test('the rest waits for a second person, a colleague has their own day, and so has tomorrow', async () => {
    const worker = await aPerson(streetId)
    expect((await award(worker, 500)).body.state).toBe('done')
    expect((await award(worker, 1)).body.state).toBe('proposed')
    expect((await award(worker, 500, second)).body.state).toBe('done')
    await shifted(DAY, async () => expect((await award(worker, 500)).body.state).toBe('done'))
  })

  test('a repeat is no second one', async () => {
    const worker = await aPerson(streetId)
    const input = { id: anId(), memberId: worker.memberId, amount: 500, reason: '文明骑行之星' }
    const first = await call('points', 'award', input, admin)
    expect(await call('points', 'award', input, admin)).toEqual(first)
  })
})

describe('a rule above the limit is for two', () => {
  const firstDay = () => addDays(dayOf(Date.now()), 3)
  const change = (amount: number, id = anId(), by = admin) =>
    call('points', 'changeRule', { id, reason: 'checkin', amount, firstDay: firstDay(), note: '冬季补贴' }, by)
  const versions = async () => (await call('points', 'ruleHistory', { reason: 'checkin' }, second)).body.items
  const decide = (proposalId: string, decision: 'approve' | 'decline', by: Person) =>
    call('points', 'decide', { proposalId, id: anId(), decision, reason: '情况属实' }, by)

  test('nothing changes until another administrator approves; both stand in the record', async () => {
    const id = anId()
    const proposed = await change(501, id)
    expect(proposed).toMatchObject({ status: 201, body: { amount: 501, proposed: true } })
    expect(await change(501, id)).toEqual(proposed)
    expect(await versions()).toHaveLength(1)
    const { body } = await call('points', 'proposals', { list: 'open' }, second)
    expect(body.items).toMatchObject([{ kind: 'rule', amount: 501, memberLabel: '驿站打卡', mine: false }])
    expect((await decide(id, 'approve', admin)).body.code).toBe('OWN_PROPOSAL')
    expect((await decide(id, 'approve', second)).status).toBe(201)
    expect(await versions()).toMatchObject([{ amount: 501, firstDay: firstDay() }, { amount: 2 }])
    const acts = await call('points', 'acts', {}, admin)
    expect(acts.body.items.map(({ act }) => act)).toEqual(['approved', 'proposed'])
    expect((await decide(id, 'decline', second)).body.code).toBe('PROPOSAL_DECIDED')
  })

  test('declined it never was; approved late it begins on a day that is still to come', async () => {
    const [no, late] = [anId(), anId()]
    await change(501, no)
    await change(502, late)
    expect((await decide(no, 'decline', second)).status).toBe(201)
    await shifted(10 * DAY, async () => {
      expect((await decide(late, 'approve', second)).status).toBe(201)
      expect(await versions()).toMatchObject([{ amount: 502, firstDay: addDays(dayOf(Date.now()), 11) }, { amount: 2 }])
    })
  })

  test('up to the limit one decides as before', async () => {
    expect((await change(500)).body).not.toHaveProperty('proposed')
    expect(await versions()).toHaveLength(2)
  })
})

test('attack 6: a category promises no more than one administrator may give alone; what it promises already stays', async () => {
  const categoryId = await aCategory(streetId)
  const save = (version: number, points: object, id = anId()) => {
    const words = { name: '井盖', group: '道路', icon: 'road', slaHours: 72, urgent: false, order: 3, active: true }
    return call('reports', 'saveCategory', { categoryId, id, version, questions: [], ...words, ...points }, admin)
  }
  const { body: before } = await call('reports', 'editedCategories', {}, admin)
  const seen = before.items.find(({ id }) => id === categoryId)?.version ?? 0
  for (const points of [{ acceptedPoints: 501 }, { confirmedPoints: 1000 }]) {
    expect(await save(seen, points)).toMatchObject({ status: 422, body: { message: /最多定 500 分/ } })
  }
  const id = anId()
  const saved = await save(seen, { acceptedPoints: 500, confirmedPoints: 0 }, id)
  expect(saved.status).toBe(200)
  const settings = { id: anId(), version: 0, pointFen: 10, secondPersonAbove: 100 }
  expect((await call('points', 'saveSettings', settings, admin)).status).toBe(200)
  expect(await save(seen, { acceptedPoints: 500, confirmedPoints: 0 }, id)).toEqual(saved)
  expect((await save(seen + 1, { acceptedPoints: 500, confirmedPoints: 101 })).body.code).toBe('CATEGORY_INCOMPLETE')
  expect((await save(seen + 1, { acceptedPoints: 500, confirmedPoints: 100 })).status).toBe(200)
})

test('whoever is looked for by their phone sees it', async () => {
  const worker = await aPerson(streetId)
  const phone = '13800005678'
  await Phone.build(PutItemCommand)
    .item({ streetId, index: await tokenOf('phone', phone), memberId: worker.memberId })
    .send()
  expect((await call('points', 'findMember', { phone }, admin)).status).toBe(200)
  const { body } = await call('identity', 'looks', {}, worker)
  expect(body.items).toMatchObject([{ byLabel: '测*甲', purpose: '按手机号查找，办理积分' }])
})

describe('anonymous stays anonymous', () => {
  test('staff see on a reporter’s account neither which report it was nor when, nor on its reversal', async () => {
    const worker = await aPerson(streetId)
    const categoryId = await aCategory(streetId, { name: '违停举报' })
    const reportId = await aReport(worker, categoryId, { anonymous: true })
    await handled(second, reportId, { move: 'accept' })
    const own = await call('points', 'ledger', {}, worker)
    expect(own.body.items).toMatchObject([{ subject: '违停举报', ref: reportId }])
    const seen = await call('points', 'member', { memberId: worker.memberId }, admin)
    const [entry] = seen.body.items
    expect(JSON.stringify(seen.body)).not.toContain(reportId)
    expect(JSON.stringify(seen.body)).not.toContain('违停举报')
    expect(((entry?.at ?? 1) + 8 * 3_600_000) % DAY).toBe(0)
    expect(entry?.id.slice(0, 10)).not.toBe(own.body.items[0]?.ref.slice(0, 10))
    const back = { id: anId(), memberId: worker.memberId, entryId: entry?.id ?? '', reason: '重复发放' }
    expect((await call('points', 'reverse', back, admin)).body).toMatchObject({ state: 'done', done: 5 })
    const after = await call('points', 'member', { memberId: worker.memberId }, admin)
    const acts = await call('points', 'acts', {}, admin)
    expect(JSON.stringify([after.body, acts.body])).not.toContain('违停举报')
  })

  test('what was reported openly is told as before, and a voucher’s digits are its owner’s', async () => {
    const worker = await aPerson(streetId)
    const reportId = await aReport(worker, await aCategory(streetId))
    await handled(second, reportId, { move: 'accept' })
    const { body } = await call('points', 'member', { memberId: worker.memberId }, admin)
    expect(body.items).toMatchObject([{ subject: '井盖', ref: reportId }])
  })
})

describe('whatever may be given can be carried', () => {
  const shops = (many: number): Grant[] =>
    Array.from({ length: many }, (_, index) => ({ role: 'merchant', merchantId: `shop-${index}` }))

  test('the ninth role is refused when it is given, with a sentence', async () => {
    const person = await aPerson(streetId, { grants: shops(8) })
    await Profile.build(UpdateItemCommand).item({ memberId: person.memberId, status: 'pending' }).send()
    const confirm = (id: string) => call('identity', 'confirm', { memberId: person.memberId, id }, second)
    const answer = await confirm(anId())
    expect(answer).toMatchObject({ status: 409, body: { code: 'MEMBER_ROLES_FULL' } })
    expect(answer.body.message).toMatch(/身份已经满了/)
  })

  test('and who was given nine before is not locked out', async () => {
    const person = await aPerson(streetId, { grants: [...shops(8), { role: 'worker' }] })
    expect((await call('points', 'account', {}, person)).status).toBe(200)
  })
})
