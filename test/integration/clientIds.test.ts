import { Audit, Profile } from '@functions/identity/entities'
import { Staff } from '@functions/identity/staff'
import { now } from '@functions/platform/clock'
import { contract } from '@shared/contract/contract'
import { rotatingCode, stepAt } from '@shared/rules/points/rotating'
import { parseQr, qrPayload } from '@shared/rules/points/voucher'
import { addDays, dayOf } from '@shared/rules/time/day'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { ulid } from 'ulid'
import { anId, call, type Person } from '../support/api'
import { anArticle, saved, words } from '../support/articles'
import { aPerson, aStreet, CENTER } from '../support/factories'
import { accountOf } from '../support/ledger'
import { aClerk, aMerchant, anOffer, qrOf, redeem, shifted } from '../support/meals'
import { anOrg } from '../support/orgs'
import { aGridWorker, aPairOf } from '../support/pairs'
import { aCategory, aReport, aSubmission, handled } from '../support/reports'
import { aWechat } from '../support/wechat'

const HOUR = 3_600_000

let streetId: string
let categoryId: string
let worker: Person
let first: Person
let second: Person

let wechat: Awaited<ReturnType<typeof aWechat>>

beforeAll(async () => {
  wechat = await aWechat()
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId, { points: 100 })
  first = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  second = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

afterAll(() => wechat.stop())

/** An id that a phone would have made then. */
const idFrom = (agoMs: number) => ulid(now() - agoMs)
const aCall = () => ({
  ...{ id: anId(), source: 'phone' as const, categoryId, communityId: 'east', location: CENTER, photoIds: [] },
  ...{ description: '井盖松动，有声响', address: '测试路 9 号', callerName: '李四', callerPhone: '13900001234' },
})

describe('what a client makes up is no secret', () => {
  test('whoever buys under the id of somebody else’s voucher gets another QR secret', async () => {
    const [offer, other] = [await anOffer(streetId), await anOffer(streetId)]
    const clerk = await aClerk(streetId, offer.merchantId)
    const thief = await aPerson(streetId, { points: 100 })
    const { body: theirs } = await redeem(worker, offer)
    const { body: mine } = await redeem(thief, other, theirs.voucherId)
    expect(mine.qrSecret).not.toBe(theirs.qrSecret)
    const forged = qrPayload(theirs.code ?? '', rotatingCode(mine.qrSecret ?? '', stepAt(now())))
    expect((await call('meals', 'preview', { kind: 'qr', payload: forged }, clerk)).body.code).toBe('QR_EXPIRED')
    expect((await call('meals', 'preview', qrOf(theirs), clerk)).status).toBe(200)
  })

  test('nobody reads the digits off a QR, and the digits alone make none', async () => {
    const offer = await anOffer(streetId)
    const clerk = await aClerk(streetId, offer.merchantId)
    const { body: voucher } = await redeem(worker, offer)
    const { payload } = qrOf(voucher)
    expect(payload).not.toContain(voucher.code)
    expect(parseQr(payload)).toMatchObject({ handle: expect.not.stringContaining(voucher.code ?? '?') })
    const old = await shifted(HOUR / 60, () => call('meals', 'preview', { kind: 'qr', payload }, clerk))
    expect(old.body.code).toBe('QR_EXPIRED')
    const elsewhere = await aClerk((await aStreet()).streetId, offer.merchantId)
    expect((await call('meals', 'preview', { kind: 'qr', payload }, elsewhere)).body.code).toBe('QR_EXPIRED')
    const bent = payload.replace(/\.(.)/, (_, letter: string) => `.${letter === 'A' ? 'B' : 'A'}`)
    expect((await call('meals', 'preview', { kind: 'qr', payload: bent }, clerk)).body.code).toBe('QR_EXPIRED')
  })

  test('a QR of an older app, which says its digits, is still taken with its proof', async () => {
    const offer = await anOffer(streetId)
    const clerk = await aClerk(streetId, offer.merchantId)
    const { body: voucher } = await redeem(await aPerson(streetId, { points: 100 }), offer)
    const payload = qrPayload(voucher.code ?? '', rotatingCode(voucher.qrSecret ?? '', stepAt(now())))
    expect((await call('meals', 'preview', { kind: 'qr', payload }, clerk)).status).toBe(200)
  })

  test('an invitation’s code is not had by who knows its id', async () => {
    const merchantId = await aMerchant(streetId)
    const input = { merchantId, id: anId(), owner: false }
    const { body: invitation } = await call('shops', 'inviteClerk', input, first)
    expect((await call('shops', 'inviteClerk', input, first)).body).toEqual(invitation)
    const shopOfOther = await aMerchant(streetId)
    const other = await call('shops', 'inviteClerk', { ...input, merchantId: shopOfOther }, second)
    expect(other.body.code).not.toBe(invitation.code)
  })
})

describe('what a client makes up is no order', () => {
  const oldest = () => idFrom(20 * HOUR)

  test('looks at a contact stand in the order in which they were made', async () => {
    const person = await aPerson(streetId)
    const look = (id: string, purpose: string) =>
      call('identity', 'revealContact', { memberId: person.memberId, id, purpose }, first)
    expect((await look(anId(), '第一次')).status).toBe(200)
    await shifted(1_000, () => look(oldest(), '第二次'))
    const { body } = await call('identity', 'looks', { limit: 1 }, person)
    expect(body.items).toMatchObject([{ purpose: '第二次' }])
    expect((await call('identity', 'looks', { cursor: body.cursor ?? '' }, person)).body.items).toMatchObject([
      { purpose: '第一次' },
    ])
  })

  test('so do the acts of administrators', async () => {
    const award = (id: string, reason: string) =>
      call('points', 'award', { id, memberId: worker.memberId, amount: 5, reason }, first)
    await award(anId(), '先发的一笔')
    await shifted(1_000, () => award(oldest(), '后发的一笔'))
    const { body } = await call('points', 'acts', { limit: 2 }, second)
    expect(body.items.map(({ reason }) => reason)).toEqual(['后发的一笔', '先发的一笔'])
  })

  test('and what was set for points, who works in a shop, its meals, and who took which table', async () => {
    const place = await aStreet()
    const admin = await aPerson(place.streetId, { grants: [{ role: 'admin' }] })
    const settings = (id: string, version: number) =>
      call('points', 'saveSettings', { id, version, pointFen: 10 + version, secondPersonAbove: 300 }, admin)
    await settings(anId(), 0)
    await shifted(1_000, () => settings(oldest(), 1))
    const set = await call('points', 'settings', {}, admin)
    expect(set.body.items.map(({ pointFen }) => pointFen)).toEqual([11, 10])

    const merchantId = await aMerchant(place.streetId)
    const invite = (id: string, owner: boolean) => call('shops', 'inviteClerk', { merchantId, id, owner }, admin)
    await invite(anId(), true)
    await shifted(1_000, () => invite(oldest(), false))
    const team = await call('shops', 'clerkChanges', { merchantId }, admin)
    expect(team.body.items.map(({ owner }) => owner)).toEqual([false, true])

    const order = (id: string, kind: 'reports' | 'timeline') => {
      const month = dayOf(now()).slice(0, 7)
      const words = { kind, communityId: 'east', fromMonth: month, toMonth: month }
      return call('reports', 'startExport', { id, ...words }, admin)
    }
    await order(anId(), 'reports')
    await shifted(1_000, () => order(oldest(), 'timeline'))
    const tables = await call('reports', 'exports', {}, admin)
    expect(tables.body.items.map(({ kind }) => kind)).toEqual(['timeline', 'reports'])
  })

  test('one’s own reports and the notes of a report as well', async () => {
    const reporter = await aPerson(streetId)
    const one = await aReport(reporter, categoryId)
    const other = await shifted(1_000, () => aReport(reporter, categoryId, { id: idFrom(40 * 24 * HOUR) }))
    const mine = await call('reports', 'mine', {}, reporter)
    expect(mine.body.items.map(({ reportId }) => reportId)).toEqual([other, one])

    await call('reports', 'addNote', { reportId: one, id: anId(), text: '先写的' }, first)
    await shifted(1_000, () => call('reports', 'addNote', { reportId: one, id: oldest(), text: '后写的' }, first))
    const { body } = await call('reports', 'get', { reportId: one }, first)
    expect(body.desk?.notes.map(({ text }) => text)).toEqual(['先写的', '后写的'])
  })

  test.each([
    ['yesterday', () => idFrom(25 * HOUR)],
    ['years ago', () => idFrom(3 * 365 * 24 * HOUR)],
    ['in an hour', () => idFrom(-HOUR)],
    ['at the end of time', () => `7${'Z'.repeat(25)}`],
  ])('an id made %s is refused, and nothing is written', async (_, idOf) => {
    const input = { id: idOf(), memberId: worker.memberId, amount: 5, reason: '文明骑行' }
    const before = await call('points', 'acts', {}, second)
    expect(await call('points', 'award', input, first)).toMatchObject({ status: 409, body: { code: 'ID_NOT_FRESH' } })
    expect(await call('points', 'acts', {}, second)).toEqual(before)
  })

  test('a phone keeps a report for weeks until it has a network, and no longer', async () => {
    const send = (days: number) =>
      call('reports', 'create', aSubmission(categoryId, { id: idFrom(days * 24 * HOUR) }), worker)
    expect((await send(45)).status).toBe(201)
    expect((await send(61)).body.code).toBe('ID_NOT_FRESH')
  })

  test('of several ids in one write none is from another time', async () => {
    const reports = [{ reportId: anId(), id: idFrom(25 * HOUR) }]
    const { body } = await call('reports', 'assignMany', { assigneeId: first.memberId, reports }, first)
    expect(body.code).toBe('ID_NOT_FRESH')
  })
})

describe('a repeat is the same person’s repeat', () => {
  test('a colleague’s look under the same id and words shows nothing without a record of their own', async () => {
    const person = await aPerson(streetId)
    const input = { memberId: person.memberId, id: anId(), purpose: '核实报到' }
    expect((await call('identity', 'revealContact', input, first)).body).toMatchObject({ phone: '13800000000' })
    const theirs = await call('identity', 'revealContact', input, second)
    expect(theirs).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
    expect(JSON.stringify(theirs.body)).not.toContain('13800000000')
    const { Item } = await Audit.build(GetItemCommand).key({ memberId: person.memberId, id: input.id }).send()
    expect(Item?.by).toBe(first.memberId)
  })

  /** Each write of staff, made by one of them and then, word for word, by another. */
  const WRITES: Record<string, () => Promise<{ slice: string; name: string; input: Record<string, unknown> }>> = {
    'points.award': async () =>
      of('points', 'award', { id: anId(), memberId: worker.memberId, amount: 5, reason: '文明骑行' }),
    'points.changeRule': async () => {
      const rule = { reason: 'checkin', amount: 3, firstDay: addDays(dayOf(now()), 9), note: '入冬' }
      return of('points', 'changeRule', { id: anId(), ...rule })
    },
    'reports.addNote': async () =>
      of('reports', 'addNote', { reportId: await aReport(worker, categoryId), id: anId(), text: '已联系产权单位' }),
    'reports.behalf': async () => of('reports', 'behalf', aCall()),
    'reports.handle': async () =>
      of('reports', 'handle', { reportId: await aReport(worker, categoryId), id: anId(), move: 'accept' }),
    'reports.keepView': async () => {
      const words = { name: '超时的', shared: true, tab: 'open', mine: false, overdue: true }
      return of('reports', 'keepView', { id: anId(), ...words })
    },
    'reports.revealCaller': async () => {
      const { body } = await call('reports', 'behalf', aCall(), first)
      return of('reports', 'revealCaller', { reportId: body.reportId, id: anId(), purpose: '回访' })
    },
    'reports.saveTemplate': async () => {
      const words = { templateId: anId(), move: 'accept', title: '已受理', text: '已收到', active: true, version: 0 }
      return of('reports', 'saveTemplate', { id: anId(), ...words })
    },
    'reports.startExport': async () => {
      const month = dayOf(now()).slice(0, 7)
      const words = { kind: 'reports', communityId: 'east', fromMonth: month, toMonth: month }
      return of('reports', 'startExport', { id: anId(), ...words })
    },
    'reports.addClient': async () => of('reports', 'addClient', { id: anId(), name: '市热线' }),
    'shops.inviteClerk': async () =>
      of('shops', 'inviteClerk', { merchantId: await aMerchant(streetId), id: anId(), owner: false }),
    'alerts.setDuty': async () => {
      const staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
      const duty = { memberId: staff.memberId, version: 0, shifts: [], exceptions: [] }
      return of('alerts', 'setDuty', { teamId: 'east', id: anId(), ...duty })
    },
    'reports.saveCategory': async () => {
      const words = { name: '井盖', group: '道路', icon: 'road', slaHours: 72, urgent: false, order: 3, active: true }
      return of('reports', 'saveCategory', { categoryId: 'lids', id: anId(), version: 0, questions: [], ...words })
    },
    'points.saveSettings': async () =>
      of('points', 'saveSettings', { id: anId(), version: 0, pointFen: 12, secondPersonAbove: 300 }),
    'orgs.add': async () => of('orgs', 'add', { id: anId(), kind: 'outlet', name: '样板网点', communities: ['east'] }),
    'orgs.close': async () => {
      const { orgId } = await anOrg(first, 'outlet')
      return of('orgs', 'close', { orgId, id: anId(), version: 1, closed: true })
    },
    'orgs.addMeeting': async () => {
      const { orgId } = await anOrg(first, 'branch')
      return of('orgs', 'addMeeting', { orgId, id: anId(), title: '支部会', day: dayOf(now()), agenda: [] })
    },
    'orgs.callHome': async () => {
      const { orgId } = await anOrg(first, 'branch')
      return of('orgs', 'callHome', { orgId, id: anId(), text: '周六回来坐坐', until: addDays(dayOf(now()), 3) })
    },
    'terms.appoint': async () => {
      const days = { from: dayOf(now()), to: addDays(dayOf(now()), 99) }
      const { memberId } = worker
      return of('terms', 'appoint', { id: anId(), memberId, post: 'partTimeGridWorker', ...days, adult: true })
    },
    'servicelists.add': async () => {
      const { orgId: committeeId } = await anOrg(first, 'committee')
      const at = { committeeId, month: dayOf(now()).slice(0, 7) }
      await call('servicelists', 'draft', { ...at, id: anId() }, first)
      const words = { communityId: 'east', title: '义诊', target: '小哥', place: '党群服务中心' }
      return of('servicelists', 'add', { ...at, id: anId(), ...words })
    },
    'survey.startRound': async () => {
      const { memberId, streetId } = first
      await Staff.build(PutItemCommand)
        .item({ streetId, memberId, role: 'admin', teamIds: [], nameMasked: '测*甲' })
        .send()
      const days = { from: dayOf(now()), to: addDays(dayOf(now()), 20) }
      return of('survey', 'startRound', { id: anId(), name: '三找三亮', ...days, ownerIds: [memberId] })
    },
    'articles.save': async () => of('articles', 'save', { id: anId(), version: 0, ...words() }),
    'articles.publish': async () => {
      const { articleId } = (await saved(first)).body
      return of('articles', 'publish', { articleId, id: anId(), version: 1 })
    },
    'articles.withdraw': async () =>
      of('articles', 'withdraw', { articleId: await anArticle(first), id: anId(), reason: '写错了日期' }),
    'articles.pin': async () =>
      of('articles', 'pin', { articleId: await anArticle(first), id: anId(), until: addDays(dayOf(now()), 3) }),
    'worklog.saveCategories': async () => {
      const { version } = (await call('worklog', 'categories', {}, first)).body
      return of('worklog', 'saveCategories', { id: anId(), version, categories: LOGGED })
    },
    'worklog.add': async () => {
      await call('worklog', 'saveCategories', { id: anId(), version: 0, categories: LOGGED }, first)
      const entry = { communityId: 'east', categoryId: 'corner', day: dayOf(now()), quantity: 5 }
      return of('worklog', 'add', { id: anId(), ...entry })
    },
    'worklog.addDuty': async () => {
      await call('worklog', 'saveCategories', { id: anId(), version: 0, categories: LOGGED }, first)
      const rule = { period: 'month', times: 2, from: `${dayOf(now()).slice(0, 4)}-01-01` }
      return of('worklog', 'addDuty', { id: anId(), communityId: 'east', categoryId: 'corner', name: '楼道整治', rule })
    },
    'setup.saveShop': async () => {
      const at = { address: '测试路 9 号', phone: '0535-0000009', communityId: 'east', location: CENTER, parking: true }
      return of('setup', 'saveShop', { id: anId(), merchantId: 'noodle', name: '新面馆', ...at })
    },
    'setup.giveRole': async () => {
      const { memberId } = await aPerson(streetId)
      const grant = { role: 'gridWorker', communityIds: ['east'] }
      return of('setup', 'giveRole', { id: anId(), memberId, rolesVersion: 0, grant })
    },
    'pairs.assign': async () => {
      const staff = await aGridWorker(streetId)
      const { memberId } = await aPairOf(streetId, undefined)
      return of('pairs', 'assign', { memberId, id: anId(), staffId: staff.memberId })
    },
    'identity.reject': async () => {
      const person = await aPerson(streetId, { grants: [] })
      await Profile.build(UpdateItemCommand).item({ memberId: person.memberId, status: 'pending' }).send()
      return of('identity', 'reject', { memberId: person.memberId, id: anId(), reason: '单位名称不对' })
    },
  }
  const LOGGED = [{ categoryId: 'corner', name: '卫生死角', unit: '处', active: true }]
  const of = (slice: string, name: string, input: Record<string, unknown>) => ({ slice, name, input })
  const send = (made: Awaited<ReturnType<(typeof WRITES)[string]>>, by: Person) =>
    call(made.slice as never, made.name as never, made.input as never, by) as Promise<{
      status: number
      body: { code?: string }
    }>

  test.each(Object.entries(WRITES))('%s', async (_, make) => {
    const made = await make()
    const answer = await send(made, first)
    expect(answer.status).toBeLessThan(300)
    expect(await send(made, second)).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
    expect((await send(made, first)).status).toBeLessThan(300)
  })
})

describe('ids of different kinds never meet', () => {
  test('a report taken in under a member’s id is not that member’s', async () => {
    const member = await aPerson(streetId)
    const reportId = member.memberId
    expect((await call('reports', 'behalf', { ...aCall(), id: reportId }, first)).status).toBe(201)
    for (const move of ['accept', 'start'] as const) await handled(first, reportId, { move })
    expect((await call('reports', 'mine', {}, member)).body.items).toEqual([])
    expect((await call('reports', 'get', { reportId }, member)).body.code).toBe('NOT_FOUND')
    const answer = await call('reports', 'answer', { reportId, id: anId(), move: 'withdraw' }, member)
    expect(answer.body.code).toBe('NOT_FOUND')
    expect((await accountOf(member.memberId)).balance).toBe(0)
  })
})

test('every write that may be repeated says by which id', () => {
  const without = Object.entries(contract).flatMap(([slice, routes]) =>
    Object.entries(routes).flatMap(([name, procedure]) => {
      const { meta, errorMap } = procedure['~orpc']
      return meta.idempotent && !('ID_NOT_FRESH' in errorMap) ? [`${slice}.${name}`] : []
    }),
  )
  expect(without).toEqual([])
})
