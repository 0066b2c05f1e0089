import { dayOf, monthAfter, startOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'

beforeAll(() => ownTable())

const today = dayOf(Date.now())
const MONTH = today.slice(0, 7)
const NEXT = monthAfter(MONTH)
/** On that day at noon. */
const on = <T>(day: string, act: () => Promise<T>) => shifted(startOf(day) + 12 * 3_600_000 - Date.now(), act)

let streetId: string
let admin: Person
let lead: Person
let other: Person
let committeeId: string

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  lead = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  other = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
  committeeId = await aCommittee()
})

async function aCommittee() {
  const org = {
    id: anId(),
    kind: 'committee' as const,
    name: '东西联合党委',
    communities: ['east', 'west'],
    lead: 'east',
  }
  const added = await call('orgs', 'add', org, admin)
  expect(added.status).toBe(201)
  return added.body.orgId
}

const at = (month = MONTH) => ({ committeeId, month })
const draft = (month = MONTH, as = lead, id = anId()) => call('servicelists', 'draft', { ...at(month), id }, as)
const service = (given: object = {}) => ({
  ...{ id: anId(), communityId: 'east', title: '义诊', target: '小哥', place: '党群服务中心', ...given },
})
const add = (given: object = {}, as = lead, month = MONTH) =>
  call('servicelists', 'add', { ...at(month), ...service(given) }, as)
const listed = async (month = MONTH, as = lead) => (await call('servicelists', 'list', at(month), as)).body
const publish = async (month = MONTH, as = lead, id = anId()) => {
  const { version } = await listed(month, as)
  return call('servicelists', 'publish', { ...at(month), id, version }, as)
}
const tick = (itemId: string, given: object = {}, as = lead, month = MONTH, id = anId()) =>
  call('servicelists', 'tick', { ...at(month), itemId, id, outcome: 'done' as const, served: 12, ...given }, as)
const untick = (itemId: string, as = lead, id = anId()) =>
  call('servicelists', 'untick', { ...at(), itemId, id, reason: '点错了一条' }, as)
const standing = async (as = lead) => (await call('servicelists', 'committees', {}, as)).body.items[0]

/** A published list with these items. */
async function published(...items: object[]) {
  await draft()
  const added = []
  for (const item of items) added.push((await add(item)).body)
  expect((await publish()).status).toBe(200)
  return added
}

test('FT-01 a committee is not closed over services that are promised: ticked or left out, it closes', async () => {
  const [one, two] = await published({}, { title: '送清凉' })
  const { body: org } = await call('orgs', 'org', { orgId: committeeId }, admin)
  const close = () =>
    call('orgs', 'close', { orgId: committeeId, id: anId(), version: org.version, closed: true }, admin)
  expect((await close()).body).toMatchObject({ code: 'ORG_IN_USE', message: /清单里 2 条服务没打勾/ })
  await tick(one?.itemId ?? '')
  expect(
    (await tick(two?.itemId ?? '', { outcome: 'dropped', served: undefined, reason: '联合党委合并' })).status,
  ).toBe(200)
  expect((await close()).body).toMatchObject({ active: false })
})

describe('a list', () => {
  test('L1: two leads publish at once: one list', async () => {
    await draft()
    await add()
    const colleague = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
    const { version } = await listed()
    const answers = await Promise.all(
      [lead, colleague, admin, lead].map((as) => call('servicelists', 'publish', { ...at(), id: anId(), version }, as)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, body } of answers) if (status !== 200) expect(body.code).toBe('LIST_PUBLISHED')
    expect((await call('servicelists', 'lists', { committeeId }, lead)).body.items).toHaveLength(1)
    const { body } = await call('servicelists', 'near', {}, other)
    expect(body.items.map(({ items }) => items.length)).toEqual([1])
  })

  test('drafted twice at once it is begun once; the same write again gets the same list', async () => {
    const answers = await Promise.all([draft(), draft(MONTH, other), draft(MONTH, admin)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const id = anId()
    const first = await draft(MONTH, lead, id)
    expect(await draft(MONTH, lead, id)).toEqual(first)
    expect((await draft(MONTH, other, id)).body.code).toBe('IDEMPOTENCY_CONFLICT')
  })

  test('is published by the lead community, as it was seen, never empty, and by nobody else', async () => {
    await draft()
    expect((await publish()).body.code).toBe('LIST_EMPTY')
    const { version } = await listed()
    await add({ communityId: 'west' }, other)
    expect((await call('servicelists', 'publish', { ...at(), id: anId(), version }, lead)).body.code).toBe(
      'LIST_CHANGED',
    )
    expect((await publish(MONTH, other)).body.code).toBe('LIST_NOT_LEAD')
    const id = anId()
    const first = await publish(MONTH, lead, id)
    expect(first).toMatchObject({ status: 200, body: { byLabel: '测*甲' } })
    const again = { ...at(), id, version: first.body.version - 1 }
    expect(await call('servicelists', 'publish', again, lead)).toEqual(first)
  })

  test('L4: after publishing no route edits an item’s text; what is added has its date', async () => {
    const [item] = await published({})
    const itemId = item?.itemId ?? ''
    const before = await listed()
    const changed = await call('servicelists', 'change', { ...at(), itemId, ...service({ title: '改了' }) }, lead)
    const removed = await call('servicelists', 'remove', { ...at(), itemId, id: anId() }, admin)
    expect([changed.body.code, removed.body.code]).toEqual(['LIST_PUBLISHED', 'LIST_PUBLISHED'])
    expect((await draft()).body.code).toBe('LIST_PUBLISHED')
    expect(await listed()).toEqual(before)
    const added = await add({ title: '送清凉', communityId: 'west' }, other)
    expect(added.body).toMatchObject({ title: '送清凉', addedOn: today })
    await tick(itemId)
    const { items } = await listed()
    expect(items.find((each) => each.itemId === itemId)).toMatchObject({ title: item?.title, target: item?.target })
  })

  test('a change that comes while it is published is in it, or refused: never made afterwards', async () => {
    await draft()
    const { body } = await add()
    const [publication, change] = await Promise.all([
      publish(),
      call('servicelists', 'change', { ...at(), itemId: body.itemId, ...service({ title: '改了' }) }, lead),
    ])
    const { publishedAt, items } = await listed()
    if (publication.status === 200) expect(publishedAt).toBeDefined()
    else expect(publication.body.code).toBe('LIST_CHANGED')
    expect(items[0]?.title).toBe(change.status === 200 ? '改了' : '义诊')
  })

  test('an item is changed and taken out while it is a draft, once by the same write', async () => {
    await draft()
    const { body } = await add()
    const change = { ...at(), itemId: body.itemId, ...service({ title: '理发', day: `${MONTH}-05`, time: '09:00' }) }
    const first = await call('servicelists', 'change', change, lead)
    expect(first).toMatchObject({ status: 200, body: { title: '理发', time: '09:00' } })
    expect(await call('servicelists', 'change', change, lead)).toEqual(first)
    const wrongDay = await call('servicelists', 'change', { ...change, id: anId(), day: `${NEXT}-01` }, lead)
    expect(wrongDay.body).toMatchObject({ code: 'INVALID_INPUT' })
    expect((await call('servicelists', 'change', { ...change, id: anId() }, other)).body.code).toBe('NOT_FOUND')
    const gone = { ...at(), itemId: body.itemId, id: anId() }
    expect((await call('servicelists', 'remove', gone, lead)).body).toEqual({ itemId: body.itemId })
    expect((await call('servicelists', 'remove', gone, lead)).body).toEqual({ itemId: body.itemId })
    expect((await listed()).items).toEqual([])
  })

  test('same hour and same place is warned of, whichever community it is', async () => {
    await draft()
    const time = { day: `${MONTH}-25`, time: '09:00' }
    const first = await add(time)
    const second = await add({ ...time, time: '09:30', communityId: 'west' }, other)
    await add({ ...time, time: '11:00' })
    expect(second.body.clashes).toEqual([first.body.itemId])
    expect((await listed()).items.map(({ clashes }) => clashes.length)).toEqual([1, 1, 0])
  })

  test('takes so many items and not one more; the last one sent again gets its answer', async () => {
    await draft()
    for (let count = 1; count < 40; count++) await add()
    const last = { ...at(), ...service() }
    const first = await call('servicelists', 'add', last, lead)
    expect(first.status).toBe(201)
    expect((await add()).body.code).toBe('LIST_FULL')
    expect(await call('servicelists', 'add', last, lead)).toEqual(first)
    expect((await publish()).status).toBe(200)
  })

  test('FT-02 a full draft has room again where items are put together, as its sentence says', async () => {
    await draft()
    for (let count = 0; count < 40; count++) await add()
    const [one] = (await listed()).items
    expect((await add()).body.code).toBe('LIST_FULL')
    const out = { ...at(), itemId: one?.itemId ?? '', id: anId() }
    expect((await call('servicelists', 'remove', out, lead)).status).toBe(200)
    expect((await call('servicelists', 'remove', out, lead)).status).toBe(200)
    expect((await add()).status).toBe(201)
    expect((await add()).body.code).toBe('LIST_FULL')
    expect((await publish()).status).toBe(200)
  })

  test('of a month that is over, or far off, is neither drafted nor published nor added to', async () => {
    await draft()
    await add()
    await on(`${NEXT}-01`, async () => {
      expect((await publish()).body.code).toBe('LIST_MONTH_CLOSED')
      expect((await add()).body.code).toBe('LIST_MONTH_CLOSED')
      expect((await draft()).body.code).toBe('LIST_MONTH_CLOSED')
    })
    expect((await draft(monthAfter(NEXT))).body.code).toBe('LIST_MONTH_CLOSED')
  })
})

describe('an item', () => {
  test('L2: ticked twice by two people: one tick, says who', async () => {
    const [item] = await published({ communityId: 'west' })
    const itemId = item?.itemId ?? ''
    const answers = await Promise.all([lead, other, admin].map((as) => tick(itemId, {}, as)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, body } of answers) {
      if (status !== 200) expect(body).toMatchObject({ code: 'LIST_ITEM_TICKED', data: { by: '测*甲' } })
    }
    expect((await listed()).items[0]).toMatchObject({ outcome: 'done', served: 12, byLabel: '测*甲' })
  })

  test('the same tick again gets the first answer; done needs a number, and what is dropped a reason', async () => {
    const [item, second] = await published({}, {})
    const [itemId, secondId] = [item?.itemId ?? '', second?.itemId ?? '']
    expect((await tick(itemId, { served: undefined })).status).toBe(400)
    const id = anId()
    const first = await tick(itemId, {}, lead, MONTH, id)
    expect(first.status).toBe(200)
    expect(await tick(itemId, {}, lead, MONTH, id)).toEqual(first)
    expect((await tick(itemId, { served: 13 }, lead, MONTH, id)).body.code).toBe('IDEMPOTENCY_CONFLICT')
    expect((await tick(secondId, { outcome: 'dropped', served: undefined })).body.code).toBe('REASON_REQUIRED')
    const dropped = await tick(secondId, { outcome: 'dropped', served: undefined, reason: '报名的人太少' })
    expect(dropped.body).toMatchObject({ outcome: 'dropped', reason: '报名的人太少' })
  })

  test('taken back in the month of its tick it is open again, both are seen, and a late tick changes nothing', async () => {
    const [item] = await published({})
    const itemId = item?.itemId ?? ''
    expect((await untick(itemId)).body.code).toBe('LIST_ITEM_OPEN')
    const tickId = anId()
    await tick(itemId, {}, lead, MONTH, tickId)
    expect((await untick(itemId, other)).body.code).toBe('NOT_FOUND')
    const id = anId()
    const [first, second] = await Promise.all([untick(itemId, lead, id), untick(itemId, admin)])
    expect([first.status, second.status].sort()).toEqual([200, 409])
    const [done] = [first, second].filter(({ status }) => status === 200)
    expect(done?.body).toMatchObject({ itemId, undone: { reason: '点错了一条', byLabel: '测*甲' } })
    expect(done?.body.outcome).toBeUndefined()
    // Neither the first tick nor the taking back does anything a second time.
    expect((await tick(itemId, {}, lead, MONTH, tickId)).body.outcome).toBeUndefined()
    expect((await tick(itemId, { served: 3 })).body).toMatchObject({ outcome: 'done', served: 3 })
    if (first.status === 200) expect((await untick(itemId, lead, id)).status).toBe(200)
    expect((await listed()).items[0]).toMatchObject({ outcome: 'done', served: 3 })
    await on(`${NEXT}-01`, async () => {
      expect((await untick(itemId)).body.code).toBe('LIST_TICK_CLOSED')
      expect((await listed(NEXT)).carried).toEqual([])
    })
  })

  test('taken back after it was carried over, it is carried on', async () => {
    const [item] = await published({})
    const itemId = item?.itemId ?? ''
    await on(`${NEXT}-05`, async () => {
      await tick(itemId)
      expect((await untick(itemId)).status).toBe(200)
      expect((await listed(NEXT)).carried).toMatchObject([{ itemId, age: 1 }])
    })
    await on(`${monthAfter(NEXT)}-01`, async () =>
      expect((await listed(monthAfter(NEXT))).carried).toMatchObject([{ itemId, age: 2 }]),
    )
  })

  test('is ticked by its community or the lead, after it was published and when its month has come', async () => {
    await draft()
    const { body } = await add()
    expect((await tick(body.itemId)).body.code).toBe('LIST_NOT_BEGUN')
    await publish()
    expect((await tick(body.itemId, {}, other)).body.code).toBe('NOT_FOUND')
    expect((await tick(body.itemId)).status).toBe(200)
    await draft(NEXT)
    const next = await add({}, lead, NEXT)
    await publish(NEXT)
    expect((await tick(next.body.itemId, {}, lead, NEXT)).body.code).toBe('LIST_NOT_BEGUN')
  })

  test('L3: not ticked until the 1st: carried over with its age, the old list still shows it open', async () => {
    const [open, done] = await published({ title: '修车' }, { title: '理发' })
    await tick(done?.itemId ?? '')
    expect((await listed(NEXT)).carried).toEqual([])
    await on(`${NEXT}-01`, async () => {
      const { carried } = await listed(NEXT)
      expect(carried).toMatchObject([{ itemId: open?.itemId, title: '修车', month: MONTH, age: 1 }])
      expect(carried[0]?.outcome).toBeUndefined()
    })
    const later = monthAfter(NEXT)
    await on(`${later}-03`, async () => {
      expect((await listed(later)).carried).toMatchObject([{ itemId: open?.itemId, age: 2 }])
      expect((await tick(open?.itemId ?? '', { served: 7 })).body).toMatchObject({ age: 2, outcome: 'done', served: 7 })
      // The month it was done in has it as done, all before have it open, and none after.
      expect((await listed(later)).carried).toMatchObject([{ outcome: 'done', served: 7 }])
      expect((await listed(NEXT)).carried[0]).toMatchObject({ itemId: open?.itemId, age: 1 })
      expect((await listed(NEXT)).carried[0]?.outcome).toBeUndefined()
      const old = (await listed()).items
      expect(old.map(({ title, outcome }) => [title, outcome]).sort()).toEqual([
        ['修车', undefined],
        ['理发', 'done'],
      ])
    })
    await on(`${monthAfter(later)}-01`, async () => expect((await listed(monthAfter(later))).carried).toEqual([]))
  })

  test('a draft has what the last list did, on the same weekday, once; what it left open is carried over instead', async () => {
    const [done] = await published({ title: '理发', day: `${MONTH}-19`, time: '09:00' }, { title: '修车' })
    await tick(done?.itemId ?? '')
    const first = await draft(NEXT)
    expect(first.body.items).toMatchObject([{ title: '理发', time: '09:00', age: 0 }])
    const copy = first.body.items[0]
    expect(new Date(copy?.day ?? '').getUTCDay()).toBe(new Date(`${MONTH}-19`).getUTCDay())
    await call('servicelists', 'remove', { ...at(NEXT), itemId: copy?.itemId ?? '', id: anId() }, lead)
    expect((await draft(NEXT)).body.items).toEqual([])
  })
})

describe('the duty', () => {
  test('is due on the 1st, overdue when missed, on a holiday too, and right though nobody looked for three months', async () => {
    expect(await standing()).toMatchObject({ missed: 0, leads: true })
    expect((await standing())?.dueOn).toBeUndefined()
    await published({})
    // The whole of January: its 1st is a holiday.
    expect(await standing()).toMatchObject({ dueOn: `${NEXT}-01`, missed: 0 })
    await on('2032-01-01', async () => expect(await standing()).toMatchObject({ dueOn: '2031-12-01', missed: 1 }))
    await on('2032-01-02', async () => expect(await standing()).toMatchObject({ dueOn: '2031-12-01', missed: 2 }))
    await on('2032-02-02', async () => {
      expect(await standing()).toMatchObject({ missed: 3 })
      expect((await call('servicelists', 'near', {}, other)).body.items).toEqual([])
      await draft('2032-02')
      await add({}, lead, '2032-02')
      await publish('2032-02')
      expect(await standing()).toMatchObject({ dueOn: '2032-03-01', missed: 0 })
    })
  })
})

describe('who sees what', () => {
  test('a worker sees this month’s lists, those of their own community first, without staff’s names and without drafts', async () => {
    await published({ communityId: 'west', title: '西边的' }, { title: '东边的' })
    await tick((await listed()).items[0]?.itemId ?? '')
    await draft(NEXT)
    const worker = await aPerson(streetId)
    const { body } = await call('servicelists', 'near', { communityId: 'west' }, worker)
    expect(body.month).toBe(MONTH)
    expect(body.items).toHaveLength(1)
    expect(body.items[0]?.items.map(({ title }) => title)).toEqual(['西边的', '东边的'])
    expect(JSON.stringify(body)).not.toContain('测*甲')
    expect((await call('servicelists', 'list', at(), worker)).status).toBe(403)
  })

  test('nobody reads or writes across streets', async () => {
    const [item] = await published({})
    const { streetId: elsewhere } = await aStreet()
    const stranger = await aPerson(elsewhere, { grants: [{ role: 'admin' }] })
    const itemId = item?.itemId ?? ''
    const answers = [
      await call('servicelists', 'list', at(), stranger),
      await call('servicelists', 'lists', { committeeId }, stranger),
      await call('servicelists', 'draft', { ...at(), id: anId() }, stranger),
      await call('servicelists', 'add', { ...at(), ...service() }, stranger),
      await call('servicelists', 'publish', { ...at(), id: anId(), version: 1 }, stranger),
      await call('servicelists', 'remove', { ...at(), itemId, id: anId() }, stranger),
      await tick(itemId, {}, stranger),
      await untick(itemId, stranger),
    ]
    expect(answers.map(({ body }) => ('code' in body ? body.code : ''))).toEqual(Array(8).fill('NOT_FOUND'))
    expect((await call('servicelists', 'near', {}, stranger)).body.items).toEqual([])
    expect((await call('servicelists', 'committees', {}, stranger)).body.items).toEqual([])
  })
})

test('what it costs: a tick 2 reads and one transaction, a list three queries', async () => {
  const [item] = await published({}, {})
  const bill = await billOf(() => tick(item?.itemId ?? ''))
  expect(bill).toMatchObject({ trips: 3 })
  expect(bill.writeUnits).toBeLessThanOrEqual(8)
  expect((await billOf(() => listed())).trips).toBeLessThanOrEqual(4)
})
