import { Phone, Profile } from '@functions/identity/entities'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { dayOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet, givePoints } from '../support/factories'
import { askedToGo, cutOff } from '../support/leaving'
import { accountOf, entriesOf } from '../support/ledger'
import { anOffer, redeem } from '../support/meals'

let streetId: string
let admin: Person
let second: Person
let worker: Person
const isAdmin = { grants: [{ role: 'admin' as const }] }
const reason = '文明骑行之星'

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  ;[admin, second, worker] = await Promise.all([
    aPerson(streetId, isAdmin),
    aPerson(streetId, isAdmin),
    aPerson(streetId),
  ])
})

afterEach(async () => {
  expect((await verifyLedger(streetId)).differences).toEqual([])
})

const award = (amount: number, by = admin, id = anId()) =>
  call('points', 'award', { id, memberId: worker.memberId, amount, reason }, by)
const reverse = (entryId: string, by = admin, id = anId()) =>
  call('points', 'reverse', { id, memberId: worker.memberId, entryId, reason: '重复发放' }, by)
const decide = (proposalId: string, decision: 'approve' | 'decline', by: Person, id = anId()) =>
  call('points', 'decide', { proposalId, id, decision, reason: '情况属实' }, by)
const acts = async () => (await call('points', 'acts', {}, admin)).body.items
const newest = async () => (await entriesOf(worker.memberId)).at(-1)

test('an award arrives once, however often it is sent, with its reason, a record and a message', async () => {
  const id = anId()
  const answers = await Promise.all([1, 2, 3].map(() => award(80, admin, id)))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(answers[0]?.body).toEqual({ id, state: 'done', amount: 80, done: 80, missing: 0 })
  expect(await entriesOf(worker.memberId)).toMatchObject([
    { reason: 'manualAward', amount: 80, subject: reason, by: admin.memberId },
  ])
  expect(await acts()).toMatchObject([{ id, act: 'awarded', done: 80, reason, byLabel: '测*甲' }])
  expect((await call('messages', 'list', {}, worker)).body.items).toMatchObject([{ title: '街道奖励 80 分' }])
  expect(await award(81, admin, id)).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
  expect(await award(10, { ...admin, epoch: 0 })).toMatchObject({ status: 401 })
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: 80 })
})

test('nobody awards themselves, or somebody of another street', async () => {
  const own = await call('points', 'award', { id: anId(), memberId: admin.memberId, amount: 5, reason }, admin)
  expect(own).toMatchObject({ status: 403, body: { code: 'OWN_ACCOUNT' } })
  const stranger = await aPerson((await aStreet()).streetId)
  const far = await call('points', 'award', { id: anId(), memberId: stranger.memberId, amount: 5, reason }, admin)
  expect(far).toMatchObject({ status: 404 })
})

test('above the limit a second administrator decides, once, whoever else does at the same time', async () => {
  const id = anId()
  expect((await award(501, admin, id)).body).toMatchObject({ state: 'proposed', done: 0 })
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: 0 })
  expect(await decide(id, 'approve', admin)).toMatchObject({ status: 403, body: { code: 'OWN_PROPOSAL' } })
  const third = await aPerson(streetId, isAdmin)
  const decision = anId()
  const answers = await Promise.all([
    decide(id, 'approve', second, decision),
    decide(id, 'approve', second, decision),
    decide(id, 'decline', third),
  ])
  const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.state)
  expect(new Set(made).size).toBe(1)
  const approved = made[0] === 'done'
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: approved ? 501 : 0 })
  expect(await decide(id, 'approve', third)).toMatchObject({ status: 409, body: { code: 'PROPOSAL_DECIDED' } })
  expect((await call('points', 'proposals', { list: 'open' }, second)).body.items).toEqual([])
  const decided = (await call('points', 'proposals', { list: 'decided' }, second)).body.items
  expect(decided).toMatchObject([{ id, state: approved ? 'approved' : 'declined', mine: false }])
  expect((await acts()).map(({ act }) => act)).toEqual([approved ? 'approved' : 'declined', 'proposed'])
})

test('an award is reversed once; its reversal can be reversed too', async () => {
  await award(60)
  const [given] = await entriesOf(worker.memberId)
  const entryId = given?.id ?? ''
  const answers = await Promise.all([reverse(entryId), reverse(entryId, second)])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(await newest()).toMatchObject({ reason: 'earnReversed', amount: 60, reverses: entryId })
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: 0 })
  expect((await reverse((await newest())?.id ?? '')).body).toMatchObject({ state: 'done', done: 60 })
  expect(await newest()).toMatchObject({ reason: 'reinstated', amount: 60 })
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: 60, available: 60 })
})

test('what was spent or is held is not taken back, and the administrator is told how much', async () => {
  await award(30)
  const [given] = await entriesOf(worker.memberId)
  await redeem(worker, await anOffer(streetId))
  const id = anId()
  expect((await reverse(given?.id ?? '', admin, id)).body).toEqual({
    id,
    state: 'done',
    amount: 30,
    done: 18,
    missing: 12,
  })
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: 12, held: 12, available: 0 })
  expect((await reverse(given?.id ?? '', admin, id)).body).toMatchObject({ done: 18, missing: 12 })
  expect((await acts())[0]).toMatchObject({
    act: 'reversed',
    amount: 30,
    done: 18,
    missing: 12,
    about: '街道奖励 · 文明骑行之星',
  })
})

test('nothing left of an award: no entry, only the record; a voucher’s entries go with the voucher', async () => {
  await award(12)
  const [given] = await entriesOf(worker.memberId)
  await redeem(worker, await anOffer(streetId))
  expect((await reverse(given?.id ?? '')).body).toMatchObject({ done: 0, missing: 12 })
  expect(await reverse((await newest())?.id ?? '')).toMatchObject({ status: 422, body: { code: 'NOT_REVERSIBLE' } })
  expect(await entriesOf(worker.memberId)).toHaveLength(2)
})

test('reversals race with redemptions and never make a debt', async () => {
  for (const amount of [20, 20]) await award(amount)
  const entries = await entriesOf(worker.memberId)
  const offer = await anOffer(streetId, { perDay: 5 })
  await Promise.all([...entries.map(({ id }) => reverse(id)), redeem(worker, offer), redeem(worker, offer)])
  const { balance, held, available } = await accountOf(worker.memberId)
  expect(Math.min(balance, held, available)).toBeGreaterThanOrEqual(0)
})

test('a member is found by phone number, masked, with account and entries on one page', async () => {
  const index = await tokenOf('phone', '13900001234')
  await Phone.build(PutItemCommand).item({ streetId, index, memberId: worker.memberId }).send()
  await Profile.build(UpdateItemCommand).item({ memberId: worker.memberId, phoneIndex: index }).send()
  const { body } = await call('points', 'findMember', { phone: '13900001234' }, admin)
  expect(body).toEqual({
    memberId: worker.memberId,
    nameMasked: '测*甲',
    phoneMasked: '138****0000',
    communityId: 'east',
  })
  expect(await call('points', 'findMember', { phone: '13900009999' }, admin)).toMatchObject({ status: 404 })
  for (const typed of ['139 0000 1234', '１３９－００００－１２３４', '+86 13900001234', '一三九零零零零一二三四']) {
    expect((await call('points', 'findMember', { phone: typed }, admin)).body).toEqual(body)
  }
  for (const typed of ['', '1234', '张三', '1'.repeat(40)]) {
    expect(await call('points', 'findMember', { phone: typed }, admin)).toMatchObject({ status: 400 })
  }
  await award(5)
  const page = await call('points', 'member', { memberId: worker.memberId }, admin)
  expect(page.body).toMatchObject({ account: { balance: 5 }, secondPersonAbove: 500, items: [{ amount: 5 }] })
})

test('who was looked up by phone number reads what for: for points, or for a role', async () => {
  const index = await tokenOf('phone', '13900001234')
  await Phone.build(PutItemCommand).item({ streetId, index, memberId: worker.memberId }).send()
  await Profile.build(UpdateItemCommand).item({ memberId: worker.memberId, phoneIndex: index }).send()
  await call('points', 'findMember', { phone: '13900001234' }, admin)
  await call('points', 'findMember', { phone: '13900001234', purpose: 'roles' }, admin)
  const { body } = await call('identity', 'looks', {}, worker)
  expect(body.items.map(({ purpose }) => purpose)).toEqual(['按手机号查找，办理身份', '按手机号查找，办理积分'])
})

test('equal numbers of two regions are two members, and the region tells them apart', async () => {
  const of = async (number: string, memberId: string) => {
    const index = await tokenOf('phone', number)
    await Phone.build(PutItemCommand).item({ streetId: admin.streetId, index, memberId }).send()
  }
  await of('+85266123456', worker.memberId)
  const found = (phone: string) => call('points', 'findMember', { phone }, admin)
  for (const typed of ['66123456', '6612 3456', '85266123456', '+852 6612 3456', '００８５２－６６１２３４５６']) {
    expect((await found(typed)).body).toMatchObject({ memberId: worker.memberId })
  }
  await of('+85366123456', second.memberId)
  expect(await found('66123456')).toMatchObject({ status: 409, body: { code: 'PHONE_OF_TWO_REGIONS' } })
  expect((await found('853 6612 3456')).body).toMatchObject({ memberId: second.memberId })
})

test('a month’s statement adds up from opening to closing, as a page and as a table', async () => {
  await givePoints({ ...worker, communityId: 'east', points: 40 })
  await award(10)
  await reverse((await newest())?.id ?? '')
  const month = dayOf(Date.now()).slice(0, 7)
  const { body } = await call('points', 'statement', { month, limit: 2 }, worker)
  expect(body).toMatchObject({ month, opening: 0, earned: 50, spent: 0, expired: 0, corrected: -10, closing: 40 })
  const rest = await call('points', 'statement', { month, limit: 2, cursor: body.cursor }, worker)
  const balances = [...body.items, ...rest.body.items].map(({ balanceAfter }) => balanceAfter)
  expect(balances).toEqual([40, 50, 40])
  expect((await call('points', 'statement', { month: '2025-01' }, worker)).body).toMatchObject({
    opening: 0,
    closing: 0,
    items: [],
  })
  const file = (await call('points', 'statementFile', { month }, worker)).body
  expect(file.fileName).toBe(`积分账单-${month}.csv`)
  expect(
    file.content
      .trim()
      .split('\r\n')
      .map((line) => line.split(',').slice(1).join(',')),
  ).toEqual([
    '事项,说明,积分变动,券里变动,剩余',
    '月初剩余,,,,0',
    '报到确认,测试,40,0,40',
    '街道奖励,文明骑行之星,10,0,50',
    '积分更正（扣回）,重复发放,-10,0,40',
    '月末剩余,,,,40',
  ])
})

test('what was proposed for somebody who has left is declined; approved it cannot be, and it waits for nobody any more', async () => {
  const proposalId = anId()
  await award(501, admin, proposalId)
  await askedToGo(worker)
  expect(await cutOff(worker)).toBe('cut')
  expect((await decide(proposalId, 'approve', second)).body.code).toBe('NOT_FOUND')
  expect(await decide(proposalId, 'decline', second)).toMatchObject({ status: 201, body: { state: 'declined' } })
  expect((await call('points', 'proposals', { list: 'open' }, second)).body.items).toEqual([])
})
