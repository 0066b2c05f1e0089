import { Phone } from '@functions/identity/entities'
import { COUNTED_KINDS } from '@functions/insights/counting'
import { handler as count } from '@functions/insights/onRecords'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { everybodyIn } from '@functions/survey/entities'
import { startOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { leaves, leftOf } from '../support/leaving'
import { shifted } from '../support/meals'
import { billOf } from '../support/meter'
import { appointed } from '../support/orgs'
import { ownTable } from '../support/ownTable'
import { comesAgain, settled, streamed } from '../support/stream'
import {
  aMemberAt,
  anOutlet,
  aSurvey,
  closed,
  inviteOf,
  newcomer,
  peopleOf,
  roundsOf,
  roundWords,
  started,
  tap,
  unsurveyedOf,
} from '../support/survey'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let admin: Person
let staff: Person
let round: number
let outlet: string

beforeEach(async () => {
  ;({ streetId, admin, staff, round } = await aSurvey())
  outlet = await anOutlet(admin, '样一网点')
})

const next = async () => {
  await closed(admin, round)
  round = await started(admin)
}
const names = async (by = staff) =>
  (await peopleOf(by, round, outlet)).map(({ nameMasked, mark }) => [nameMasked, mark])

describe('a round', () => {
  test('begins behind a closed one, once however often it is sent, and only the office begins it', async () => {
    const words = roundWords(admin)
    expect((await call('survey', 'startRound', words, admin)).body.code).toBe('SURVEY_UNDER_WAY')
    await closed(admin, round)
    const first = await call('survey', 'startRound', words, admin)
    expect(first).toMatchObject({
      status: 201,
      body: { round: 2, state: 'open', owners: [{ label: '街道管理员 测*甲' }] },
    })
    expect(await call('survey', 'startRound', words, admin)).toEqual(first)
    expect((await call('survey', 'startRound', { ...words, name: '另一轮' }, admin)).body.code).toBe(
      'IDEMPOTENCY_CONFLICT',
    )
    expect((await call('survey', 'startRound', roundWords(staff), staff)).body.code).toBe('FORBIDDEN')
    const nobody = roundWords(admin, { ownerIds: [staff.memberId] })
    await closed(admin, 2)
    expect((await call('survey', 'startRound', nobody, admin)).body.code).toBe('SURVEY_OWNER')
    expect((await call('survey', 'startRound', roundWords(admin), admin)).status).toBe(201)
  })

  test('begun by two at once there is one', async () => {
    await closed(admin, round)
    const answers = await Promise.all([1, 2, 3].map(() => call('survey', 'startRound', roundWords(admin), admin)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect(await roundsOf(admin)).toHaveLength(2)
  })

  test('is changed as it was seen, and once closed not at all', async () => {
    const change = { ...roundWords(admin, { name: '第一轮摸底' }), round, version: 1 }
    const first = await call('survey', 'changeRound', change, admin)
    expect(first.body).toMatchObject({ name: '第一轮摸底', version: 2 })
    expect(await call('survey', 'changeRound', change, admin)).toEqual(first)
    expect((await call('survey', 'changeRound', { ...change, id: anId() }, admin)).body.code).toBe('SURVEY_CHANGED')
    const [newer] = await roundsOf(admin)
    const onTop = { ...change, id: anId(), version: newer?.version ?? 0 }
    expect((await call('survey', 'changeRound', onTop, admin)).status).toBe(200)
    await closed(admin, round)
    const [now] = await roundsOf(admin)
    const late = { ...change, id: anId(), version: now?.version ?? 0 }
    expect((await call('survey', 'changeRound', late, admin)).body.code).toBe('SURVEY_CLOSED')
  })

  test('is due on its last day for those who answer for it, until it is closed', async () => {
    const [open] = await roundsOf(admin)
    const due = async (by = admin) =>
      (await call('today', 'due', {}, by)).body.items.map(({ kind, dueOn }) => [kind, dueOn])
    expect(await due()).toEqual([])
    const last = startOf(open?.to ?? '') - Date.now()
    await shifted(last, async () => expect(await due()).toEqual([['survey', open?.to]]))
    await shifted(last, async () => expect(await due(staff)).toEqual([]))
    await shifted(last + 3 * 86_400_000, async () => {
      expect(await due()).toEqual([['survey', open?.to]])
      await closed(admin, round)
      expect(await due()).toEqual([])
    })
  })

  test('closed it is frozen: figures by outlet add up, no mark changes them, and they count once', async () => {
    const west = await anOutlet(admin, '样二网点', { communities: ['west'] })
    await newcomer(staff, round, outlet, '样快递一', '13100000001')
    await newcomer(admin, round, west, '样快递一', '13100000001')
    await newcomer(staff, round, outlet, '样快递二', '13100000002')
    await tap(admin, { round, orgId: west, mark: 'new', name: '样货运一', phone: '13100000003', occupation: 'freight' })
    expect((await closed(admin, round)).body).toMatchObject({ state: 'closing' })
    const [frozen] = await roundsOf(admin)
    expect(frozen).toMatchObject({
      ...{ state: 'closed', closedOn: '2031-11-19', outlets: 2 },
      figures: { people: 3, couriers: 2, drivers: 1, fresh: 3, gone: 0 },
    })
    const { body } = await call('survey', 'outlets', { round, kind: 'outlet' }, admin)
    expect(body.items.map(({ name, figures, marked }) => [name, figures?.people, marked])).toEqual([
      ['样一网点', 2, 2],
      ['样二网点', 1, 2],
    ])
    expect((await newcomer(staff, round, outlet, '样快递九', '13100000009')).body.code).toBe('SURVEY_CLOSED')
    const counted = (await streamed(streetId)).filter(({ dynamodb }) =>
      COUNTED_KINDS.includes(dynamodb?.NewImage?._et?.S ?? ''),
    )
    for (const Records of [counted, counted]) expect(await count({ Records })).toEqual({ batchItemFailures: [] })
    const today = await call('insights', 'today', {}, admin)
    expect(today.body.facts.survey).toEqual({
      round,
      closedOn: '2031-11-19',
      outlets: 2,
      people: 3,
      couriers: 2,
      drivers: 1,
    })
    await comesAgain(streetId)
  })

  test('gone for two rounds somebody is erased, and the count is kept', async () => {
    const { body } = await newcomer(staff, round, outlet, '样快递一', '13100000001')
    await newcomer(staff, round, outlet, '样快递二', '13100000002')
    await next()
    await tap(staff, { round, orgId: outlet, mark: 'gone', ref: body.ref })
    await next()
    const kept = async (of: number) =>
      (await everybodyIn(streetId, of).all()).map(({ nameMasked }) => nameMasked).sort()
    expect([await kept(1), await kept(2)]).toEqual([['样**一', '样**二'].sort(), [undefined]])
    await next()
    expect([await kept(1), await kept(2), await kept(3)]).toEqual([[], [], []])
    const figures = (await roundsOf(admin))
      .flatMap((each) => each.figures ?? [])
      .map(({ people, gone }) => [people, gone])
    expect(figures).toEqual([
      [0, 0],
      [0, 1],
      [2, 0],
    ])
  })
})

describe('a mark', () => {
  test('takes one tap: the list of the last round is filled in, and who is new comes behind', async () => {
    const one = await newcomer(staff, round, outlet, '样快递一', '13100000001')
    const two = await newcomer(staff, round, outlet, '样快递二')
    await next()
    expect(await names()).toEqual(
      expect.arrayContaining([
        ['样**一', undefined],
        ['样**二', undefined],
      ]),
    )
    await tap(staff, { round, orgId: outlet, mark: 'same', ref: one.body.ref })
    await tap(staff, { round, orgId: outlet, mark: 'gone', ref: two.body.ref })
    await newcomer(staff, round, outlet, '样快递三', '13100000003')
    expect(await names()).toEqual(
      expect.arrayContaining([
        ['样**一', 'same'],
        ['样**二', 'gone'],
        ['样**三', 'new'],
      ]),
    )
    // Typed in as new, who was there is not new.
    expect((await newcomer(staff, round, outlet, '样快递一', '13100000001')).body.mark).toBe('same')
    await tap(staff, { round, orgId: outlet, mark: 'same', ref: two.body.ref })
    expect(await names()).toContainEqual(['样**二', 'same'])
  })

  test('sent again it is the first one, also after the round was closed', async () => {
    const { body } = await newcomer(staff, round, outlet, '样快递一', '13100000001')
    await next()
    const given = { id: anId(), round, orgId: outlet, mark: 'same' as const, ref: body.ref, at: Date.now() }
    const first = await call('survey', 'mark', given, staff)
    expect(await call('survey', 'mark', given, staff)).toEqual(first)
    expect((await call('survey', 'mark', { ...given, mark: 'gone' }, staff)).body.code).toBe('IDEMPOTENCY_CONFLICT')
    await closed(admin, round)
    expect(await call('survey', 'mark', given, staff)).toEqual(first)
  })

  test('of marks that come late, out of order and at once, the last tap stands and none is lost', async () => {
    const { body } = await newcomer(staff, round, outlet, '样快递一', '13100000001')
    await next()
    const at = Date.now() - 60_000
    const marks = ['same', 'gone', 'changed', 'gone', 'same', 'changed'] as const
    const sent = marks.map((mark, n) => ({ id: anId(), round, orgId: outlet, mark, ref: body.ref, at: at + n }))
    const answers = await Promise.all(sent.toReversed().map((each) => call('survey', 'mark', each, staff)))
    expect(answers.map(({ status }) => status)).toEqual(marks.map(() => 200))
    expect(await names()).toEqual([['样**一', 'changed']])
  })

  test('two who write down the same newcomer write down one; at two outlets somebody counts once', async () => {
    const other = await anOutlet(admin, '样二网点')
    const at = [outlet, other, outlet, other]
    const answers = await Promise.all(at.map((orgId) => newcomer(staff, round, orgId, '样快递一', '131 0000 0001')))
    expect(new Set(answers.map(({ body }) => body.ref)).size).toBe(1)
    expect(await peopleOf(staff, round, other)).toHaveLength(1)
    await closed(admin, round)
    expect((await roundsOf(admin))[0]?.figures).toMatchObject({ people: 1, couriers: 1 })
  })

  test('somebody with another number stays the same person, neither gone nor new', async () => {
    const { body } = await newcomer(staff, round, outlet, '样快递一', '13100000001')
    await next()
    await tap(staff, { round, orgId: outlet, mark: 'changed', ref: body.ref, phone: '13100000007' })
    expect(await names()).toEqual([['样**一', 'changed']])
    await closed(admin, round)
    expect((await roundsOf(admin))[0]?.figures).toMatchObject({ people: 1, changed: 1, gone: 0, fresh: 0 })
  })

  test('names never match alone', async () => {
    await newcomer(staff, round, outlet, '样快递一', '13100000001')
    await newcomer(staff, round, outlet, '样快递一', '13100000002')
    await newcomer(staff, round, outlet, '样快递一')
    expect(await peopleOf(staff, round, outlet)).toHaveLength(3)
  })

  test('is not of an outlet elsewhere, of nobody, or of too many outlets', async () => {
    const west = await anOutlet(admin, '样二网点', { communities: ['west'] })
    expect((await newcomer(staff, round, west, '样快递一')).body.code).toBe('NOT_FOUND')
    const nobody = await tap(staff, { round, orgId: outlet, mark: 'same', ref: anId() })
    expect(nobody.body.code).toBe('NOT_FOUND')
    const branch = await call(
      'orgs',
      'add',
      { id: anId(), kind: 'branch', name: '样支部', communities: ['east'] },
      admin,
    )
    expect((await newcomer(staff, round, branch.body.orgId, '样快递一')).body.code).toBe('NOT_FOUND')
    for (const n of [3, 4, 5])
      await newcomer(admin, round, await anOutlet(admin, `样${n}网点`), '样快递一', '13100000001')
    await newcomer(admin, round, outlet, '样快递一', '13100000001')
    expect((await newcomer(admin, round, west, '样快递一', '13100000001')).body.code).toBe('SURVEY_PLACES')
    const [{ ref } = { ref: '' }] = await peopleOf(admin, round, outlet)
    expect((await tap(admin, { round, orgId: outlet, mark: 'gone', ref })).status).toBe(200)
    expect((await newcomer(admin, round, west, '样快递一', '13100000001')).status).toBe(200)
    // FT-02 back at the one they had left they would be at five.
    expect((await newcomer(admin, round, outlet, '样快递一', '13100000001')).body.code).toBe('SURVEY_PLACES')
  })

  test('costs ≤ 16 write units', async () => {
    const { body } = await newcomer(staff, round, outlet, '样快递一', '13100000001')
    await next()
    const bill = await billOf(() => tap(staff, { round, orgId: outlet, mark: 'same', ref: body.ref }))
    expect(bill.writeUnits).toBeLessThanOrEqual(16)
  })
})

describe('coverage', () => {
  test('M6 someone surveyed registers: the invite list is one shorter without a job', async () => {
    await newcomer(staff, round, outlet, '样快递一', '13100000001')
    await newcomer(staff, round, outlet, '样快递二', '13100000002')
    await newcomer(staff, round, outlet, '样快递三')
    const before = await aMemberAt(streetId, admin, '样快递四', '13100000004')
    await newcomer(staff, round, outlet, '样快递四', '13100000004')
    const invited = async () => (await inviteOf(staff, round)).map(({ nameMasked }) => nameMasked).sort()
    // Also before any record was read.
    expect(await invited()).toEqual(['样**一', '样**三', '样**二'])
    const joined = await aMemberAt(streetId, admin, '样快递一', '13100000001')
    expect(await invited()).toEqual(['样**三', '样**二'])
    await settled(streetId)
    expect(await invited()).toEqual(['样**三', '样**二'])
    expect((await peopleOf(staff, round, outlet)).filter(({ registered }) => registered)).toHaveLength(2)
    await comesAgain(streetId)
    const copies = await everybodyIn(streetId, round).all()
    expect(copies.flatMap(({ memberId }) => memberId ?? []).sort()).toEqual([before.memberId, joined.memberId].sort())
  })

  test('who registered before they were surveyed is in the other list until then', async () => {
    await aMemberAt(streetId, admin, '样快递一', '13100000001')
    await aMemberAt(streetId, admin, '样快递二', '13100000002')
    const open = async () => (await unsurveyedOf(staff, round)).map(({ nameMasked }) => nameMasked).sort()
    expect(await open()).toEqual(['样**一', '样**二'])
    const { body } = await newcomer(staff, round, outlet, '样快递一', '13100000001')
    expect(await open()).toEqual(['样**二'])
    await tap(staff, { round, orgId: outlet, mark: 'gone', ref: body.ref })
    expect(await open()).toEqual(['样**一', '样**二'])
    expect((await call('survey', 'unsurveyed', { round, communityId: 'west' }, staff)).body.code).toBe('FORBIDDEN')
    expect((await call('survey', 'invite', { round, communityId: 'nowhere' }, staff)).body.code).toBe(
      'UNKNOWN_COMMUNITY',
    )
  })

  test('whoever leaves is in no list of the survey, and the count of an open round stays', async () => {
    const name = '诸葛样某'
    const joined = await aMemberAt(streetId, admin, name, '13199990001')
    await newcomer(staff, round, outlet, name, '13199990001')
    await next()
    await newcomer(staff, round, outlet, name, '13199990001')
    await settled(streetId)
    await leaves(joined)
    await settled(streetId)
    expect(await leftOf(joined.memberId, name, await tokenOf('phone', '13199990001'))).toEqual([])
    expect((await everybodyIn(streetId, 1).all()).length).toBe(0)
    await closed(admin, round)
    expect((await roundsOf(admin))[0]?.figures).toMatchObject({ people: 1, couriers: 1 })
  })

  test('a number that is given up is to be invited again', async () => {
    const index = await tokenOf('phone', '13100000001')
    const { memberId } = await aPerson(streetId)
    await Phone.build(PutItemCommand).item({ streetId, index, memberId }).send()
    await newcomer(staff, round, outlet, '样快递一', '13100000001')
    await settled(streetId)
    expect(await inviteOf(staff, round)).toEqual([])
    const { DeleteItemCommand } = await import('dynamodb-toolbox/entity/actions/delete')
    await Phone.build(DeleteItemCommand).key({ streetId, index }).send()
    await settled(streetId)
    expect(await inviteOf(staff, round)).toHaveLength(1)
  })

  test('a page costs the same however many there are', async () => {
    const cost = async () => {
      const { readUnits } = await billOf(() => call('survey', 'invite', { round, limit: 5 }, staff))
      return readUnits
    }
    for (let n = 0; n < 5; n++) await newcomer(staff, round, outlet, `样快递${n}`, `1310000001${n}`)
    const few = await cost()
    for (let n = 0; n < 40; n++) await newcomer(staff, round, outlet, `样快递${n}`, `131000001${10 + n}`)
    expect(await cost()).toBeLessThanOrEqual(few + 1)
  })
})

describe('who may see', () => {
  test('M7 no phone or full name in list, log or answer; a full number leaves a look first', async () => {
    const lines: string[] = []
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation((...given) => void lines.push(given.join(' '))),
    )
    const written = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      lines.push(String(text))
      return true
    })
    const { body } = await newcomer(staff, round, outlet, '样快递一', '13100000001')
    const [listed, invited] = [await peopleOf(staff, round, outlet), await inviteOf(staff, round)]
    for (const spy of [...spies, written]) spy.mockRestore()
    for (const text of [JSON.stringify([body, listed, invited]), lines.join('\n')]) {
      expect(text).not.toMatch(/13100000001|样快递一/)
    }
    const look = { round, id: anId(), ref: body.ref, orgId: outlet, purpose: '邀请报到' }
    const shown = await call('survey', 'reveal', look, staff)
    expect(shown.body).toEqual({ name: '样快递一', phone: '13100000001' })
    expect(await call('survey', 'reveal', look, staff)).toEqual(shown)
    const looks = (await call('survey', 'looks', {}, admin)).body.items
    expect(looks.map(({ what, purpose }) => [what, purpose])).toEqual([
      ['样一网点 样**一 的姓名和手机号', '邀请报到'],
      ['第1轮 未报到名单', '看名单'],
      ['第1轮 样一网点 名单', '看名单'],
    ])
    expect((await call('survey', 'looks', {}, staff)).body.code).toBe('FORBIDDEN')
  })

  test('M8 instructors see own organisations only', async () => {
    const mine = await anOutlet(admin, '样一公司', { kind: 'enterprise' })
    const theirs = await anOutlet(admin, '样二公司', { kind: 'enterprise' })
    const instructor = await aPerson(streetId)
    expect((await appointed(admin, mine, 'instructor', instructor.memberId)).status).toBe(201)
    await newcomer(staff, round, mine, '样快递一', '13100000001')
    await newcomer(staff, round, theirs, '样快递二', '13100000002')
    expect(await peopleOf(instructor, round, mine)).toHaveLength(1)
    for (const orgId of [theirs, outlet]) {
      expect((await call('survey', 'people', { round, orgId }, instructor)).body.code).toBe('NOT_FOUND')
    }
    const { body } = await call('survey', 'outlets', { round, kind: 'enterprise' }, instructor)
    expect(body.items.map(({ name }) => name)).toEqual(['样一公司'])
    expect((await call('survey', 'invite', { round }, instructor)).body.code).toBe('FORBIDDEN')
    const lacking = async (orgId: string, by = instructor) => (await call('survey', 'lacking', { orgId }, by)).body
    expect((await lacking(mine)).items.map(({ nameMasked }) => nameMasked)).toEqual(['样**一'])
    for (const orgId of [theirs, outlet]) expect(await lacking(orgId)).toMatchObject({ code: 'NOT_FOUND' })
    await aMemberAt(streetId, admin, '样快递一', '13100000001')
    expect(await lacking(mine)).toMatchObject({ round: { round }, items: [] })
    const nobody = await aPerson(streetId)
    expect((await call('survey', 'rounds', {}, nobody)).body.code).toBe('NOT_FOUND')
    expect((await call('survey', 'people', { round, orgId: mine }, nobody)).body.code).toBe('NOT_FOUND')
  })

  test('nobody sees another street', async () => {
    const foreign = await aPerson((await aStreet()).streetId, { grants: [{ role: 'admin' }] })
    expect(await roundsOf(foreign)).toEqual([])
    expect((await call('survey', 'people', { round, orgId: outlet }, foreign)).body.code).toBe('NOT_FOUND')
    expect((await newcomer(foreign, round, outlet, '样快递一')).body.code).toBe('NOT_FOUND')
    expect((await call('survey', 'invite', { round }, foreign)).body.code).toBe('NOT_FOUND')
  })
})
