import { addDays, dayOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { ownTable } from '../support/ownTable'
import { aStaffMember } from '../support/registrations'

beforeAll(() => ownTable())

const CATEGORIES = [
  { categoryId: 'corner', name: '卫生死角', unit: '处', active: true },
  { categoryId: 'stairs', name: '楼道整治', unit: '次', active: true },
]
const today = dayOf(Date.now())
let streetId: string
let admin: Person
let staff: Person
let worker: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  staff = await aStaffMember(streetId, [{ role: 'gridWorker', communityIds: ['east'] }])
  worker = await aPerson(streetId)
})

const codeOf = ({ body }: { body: { code?: string } }) => body.code

describe('the work log', () => {
  const keep = (categories: typeof CATEGORIES, version: number) =>
    call('worklog', 'saveCategories', { id: anId(), version, categories }, admin)
  const add = (given: object = {}) =>
    call(
      'worklog',
      'add',
      { ...{ id: anId(), communityId: 'east', categoryId: 'corner', day: today, quantity: 1 }, ...given },
      staff,
    )
  const addDuty = () =>
    call(
      'worklog',
      'addDuty',
      {
        ...{ id: anId(), communityId: 'east', categoryId: 'stairs', name: '楼道整治' },
        rule: { period: 'day', times: 1, from: today },
      },
      staff,
    )
  beforeEach(() => keep(CATEGORIES, 0))

  test('a category that is in use is switched off', async () => {
    await add()
    const [first, ...rest] = CATEGORIES
    if (!first) throw new Error('no category')
    expect(codeOf(await keep(rest, 1))).toBe('LOG_CATEGORY_KEPT')
    expect((await keep([{ ...first, active: false }, ...rest], 1)).status).toBe(200)
  })

  test('settings that another one has changed are looked at anew, and kept', async () => {
    expect((await keep(CATEGORIES, 1)).status).toBe(200)
    expect(codeOf(await keep(CATEGORIES, 1))).toBe('SETTING_CHANGED')
    expect((await keep(CATEGORIES, 2)).status).toBe(200)
  })

  test('what was done after a duty ended is written down without it', async () => {
    const { dutyId, version } = (await addDuty()).body
    await call('worklog', 'end', { dutyId, id: anId(), version }, staff)
    expect(codeOf(await add({ categoryId: 'stairs', dutyId }))).toBe('DUTY_OVER')
    expect((await add({ categoryId: 'stairs' })).status).toBe(201)
  })

  test('where there are as many duties as may be, one is ended, and the next is kept', async () => {
    const kept = []
    let answer = await addDuty()
    while (answer.status === 201 && kept.length < 70) {
      kept.push(answer.body)
      answer = await addDuty()
    }
    expect(codeOf(answer)).toBe('DUTIES_FULL')
    const [{ dutyId, version } = { dutyId: '', version: 0 }] = kept
    await call('worklog', 'end', { dutyId, id: anId(), version }, staff)
    expect((await addDuty()).status).toBe(201)
  })
})

describe('a term', () => {
  const appoint = (given: object = {}) =>
    call(
      'terms',
      'appoint',
      {
        ...{ id: anId(), memberId: worker.memberId, post: 'partTimeGridWorker', from: today, to: addDays(today, 9) },
        ...{ adult: true, ...given },
      },
      admin,
    )
  const running = async () => {
    const { termId } = (await appoint()).body
    expect((await call('terms', 'accept', { termId, id: anId() }, worker)).status).toBe(200)
    return termId
  }

  test('other days, or without the earlier one: given', async () => {
    const { termId } = (await appoint()).body
    expect(codeOf(await appoint())).toBe('ALREADY_APPOINTED')
    expect((await appoint({ from: addDays(today, 10), to: addDays(today, 20) })).status).toBe(201)
    expect((await call('terms', 'end', { termId, id: anId(), reason: '换个日期' }, admin)).status).toBe(200)
    expect((await appoint()).status).toBe(201)
  })

  test('the age is looked at, and it is given', async () => {
    expect(codeOf(await appoint({ adult: false }))).toBe('ADULTS_ONLY')
    expect((await appoint({ adult: true })).status).toBe(201)
  })

  test('what was done on a day of the term is written down', async () => {
    const termId = await running()
    const did = (day: string) =>
      call('terms', 'log', { id: anId(), termId, categoryId: 'served-patrol' as const, day, quantity: 1 }, worker)
    expect(codeOf(await did(addDays(today, -1)))).toBe('SERVED_DAY')
    expect((await did(today)).status).toBe(201)
  })

  test('where there are as many certificates as may be, one that is there is checked', async () => {
    const termId = await running()
    let code = ''
    for (let made = 0; made < 20; made++) {
      code = (await call('terms', 'certify', { termId, id: anId() }, worker)).body.code
    }
    expect(codeOf(await call('terms', 'certify', { termId, id: anId() }, worker))).toBe('CERTIFICATES_FULL')
    expect((await call('terms', 'check', { code }, undefined)).status).toBe(200)
  })

  test('what a colleague has decided waits no more', async () => {
    const termId = await running()
    const log = () =>
      call(
        'terms',
        'log',
        { id: anId(), termId, categoryId: 'served-patrol' as const, day: today, quantity: 1 },
        worker,
      )
    let made = await log()
    for (let more = 0; !made.body.waits && more < 10; more++) made = await log()
    const { servedId } = made.body
    const confirm = (by: Person) => call('terms', 'confirm', { servedId, id: anId() }, by)
    expect((await confirm(staff)).status).toBe(200)
    expect(codeOf(await confirm(admin))).toBe('SERVED_DECIDED')
    expect((await call('terms', 'waiting', { communityId: 'east', limit: 20 }, admin)).body.items).toEqual([])
  })

  test('an offer that was declined is seen as such', async () => {
    const { termId } = (await appoint()).body
    await call('terms', 'decline', { termId, id: anId() }, worker)
    expect(codeOf(await call('terms', 'accept', { termId, id: anId() }, worker))).toBe('TERM_OVER')
    expect((await call('terms', 'mine', {}, worker)).body.terms).not.toContainEqual(
      expect.objectContaining({ termId, state: 'offered' }),
    )
  })

  test('a code that was mistyped is compared digit by digit, and found', async () => {
    const { code } = (await call('terms', 'certify', { termId: await running(), id: anId() }, worker)).body
    const wrong = code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10)
    expect(codeOf(await call('terms', 'check', { code: wrong }))).toBe('PAPER_INVALID')
    expect((await call('terms', 'check', { code })).status).toBe(200)
  })
})

test('a roster that another one has changed is read anew, and changed', async () => {
  const shifts = [{ weekday: 1, fromMinute: 480, toMinute: 1020 }]
  const { memberId } = staff
  const duty = (version: number) =>
    call('alerts', 'setDuty', { teamId: 'east', id: anId(), memberId, version, shifts, exceptions: [] }, staff)
  expect((await duty(0)).status).toBe(200)
  expect(codeOf(await duty(0))).toBe('ROSTER_CHANGED')
  const { people } = (await call('alerts', 'roster', { teamId: 'east' }, staff)).body
  expect((await duty(people[0]?.version ?? 0)).status).toBe(200)
})

test('a view of the queue that is not used is taken away, and another one is kept', async () => {
  const keep = (id = anId()) =>
    call(
      'reports',
      'keepView',
      { id, name: '超时的', shared: false, tab: 'open', mine: false, overdue: true, team: 'east' },
      staff,
    )
  const first = anId()
  let answer = await keep(first)
  for (let kept = 0; answer.status === 201 && kept < 60; kept++) answer = await keep()
  expect(codeOf(answer)).toBe('VIEWS_FULL')
  await call('reports', 'dropView', { viewId: first, shared: false }, staff)
  expect((await keep()).status).toBe(201)
})
