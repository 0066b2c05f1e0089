import type { Inputs } from '@shared/contract/contract'
import { HERE_LIMITS, VIEW_LIMITS } from '@shared/rules/reports/queueView'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { billOf } from '../support/meter'
import { aCategory, aReport, handled } from '../support/reports'
import { aWechat } from '../support/wechat'

let streetId: string
let categoryId: string
let east: Person
let colleague: Person
let west: Person
let admin: Person

let wechat: Awaited<ReturnType<typeof aWechat>>

beforeAll(async () => {
  wechat = await aWechat()
})
afterAll(() => wechat.stop())

const staffIn = (...communityIds: string[]) => aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds }] })

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  ;[east, colleague, west] = [await staffIn('east'), await staffIn('east'), await staffIn('west')]
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

const aView = (over: Partial<Inputs['reports']['keepView']> = {}): Inputs['reports']['keepView'] => ({
  ...{ id: anId(), name: '超时的', shared: false, tab: 'open', mine: false, overdue: true, team: 'east' },
  ...over,
})
const views = async (person: Person) => (await call('reports', 'views', {}, person)).body
const keep = (person: Person, view = aView()) => call('reports', 'keepView', view, person)
const drop = (person: Person, viewId: string, shared = false) => call('reports', 'dropView', { viewId, shared }, person)

/** Keeps so many, as anybody would. */
async function filled(person: Person, shared: boolean, many: number): Promise<void> {
  for (let left = many; left > 0; left--) expect((await keep(person, aView({ shared }))).status).toBe(201)
}

describe('views of the queue', () => {
  test('a view is there again as it was kept, and for nobody else', async () => {
    const { id: viewId, shared: _, ...shown } = aView()
    await keep(east, { id: viewId, shared: false, ...shown })
    expect(await views(east)).toEqual({ own: [{ viewId, ...shown }], shared: [] })
    expect(await views(colleague)).toEqual({ own: [], shared: [] })
  })

  test('sent again it is kept once; the same id with other words is a conflict', async () => {
    const view = aView()
    expect([(await keep(east, view)).body, (await keep(east, view)).body]).toEqual([
      { viewId: view.id },
      { viewId: view.id },
    ])
    expect((await keep(east, { ...view, name: '别的' })).body.code).toBe('IDEMPOTENCY_CONFLICT')
    expect((await views(east)).own).toHaveLength(1)
  })

  test('the office keeps one for everybody of the street; nobody else does, and nobody else takes it away', async () => {
    const view = aView({ shared: true })
    expect((await keep(east, view)).body.code).toBe('FORBIDDEN')
    await keep(admin, view)
    expect((await views(west)).shared.map(({ viewId }) => viewId)).toEqual([view.id])
    expect((await drop(east, view.id, true)).body.code).toBe('FORBIDDEN')
    await drop(admin, view.id, true)
    expect((await views(west)).shared).toEqual([])
  })

  test('another street sees none of it', async () => {
    await keep(admin, aView({ shared: true }))
    const { streetId: elsewhere } = await aStreet()
    expect(await views(await aPerson(elsewhere, { grants: [{ role: 'admin' }] }))).toEqual({ own: [], shared: [] })
  })

  test('taken away twice it is gone once; what somebody else keeps stays', async () => {
    const view = aView()
    await keep(east, view)
    await drop(colleague, view.id)
    expect((await views(east)).own).toHaveLength(1)
    expect([(await drop(east, view.id)).status, (await drop(east, view.id)).status]).toEqual([200, 200])
    expect((await views(east)).own).toEqual([])
  })

  test('another name is kept, once and for the one that was on the screen; the office’s alone by the office', async () => {
    const view = aView()
    await keep(east, view)
    const rename = (person: Person, name: string, was: string, shared = false, viewId = view.id) =>
      call('reports', 'renameView', { viewId, shared, name, was }, person)
    expect([
      (await rename(east, '快到时限', view.name)).status,
      (await rename(east, '快到时限', view.name)).status,
    ]).toEqual([200, 200])
    expect((await views(east)).own).toMatchObject([{ viewId: view.id, name: '快到时限', team: 'east', overdue: true }])
    expect((await rename(east, '又一个', view.name)).body.code).toBe('SETTING_CHANGED')
    expect((await rename(colleague, '别人的', '快到时限')).body.code).toBe('NOT_FOUND')
    expect((await keep(east, view)).body).toEqual({ viewId: view.id })
    const shared = aView({ shared: true })
    await keep(admin, shared)
    expect((await rename(east, '改名', shared.name, true, shared.id)).body.code).toBe('FORBIDDEN')
    expect((await rename(admin, '改名', shared.name, true, shared.id)).status).toBe(200)
    expect((await views(west)).shared).toMatchObject([{ name: '改名' }])
  })

  test('twenty at once for the last two places: two are kept, the others are told that it is full', async () => {
    for (const shared of [false, true]) {
      await filled(admin, shared, VIEW_LIMITS.own - 2)
      const last = Array.from({ length: 20 }, () => aView({ shared }))
      const answers = await Promise.all(last.map((view) => keep(admin, view)))
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(2)
      expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))).toEqual(
        new Set(['VIEWS_FULL']),
      )
      const kept = (await views(admin))[shared ? 'shared' : 'own']
      expect(kept).toHaveLength(VIEW_LIMITS.own)
      // What was kept is answered as then, full or not; what is gone twice makes one place.
      const [first] = last.filter(({ id }) => kept.some(({ viewId }) => viewId === id))
      if (!first) throw new Error('none was kept')
      expect((await keep(admin, first)).body).toEqual({ viewId: first.id })
      await Promise.all([drop(admin, first.id, shared), drop(admin, first.id, shared)])
      await drop(admin, first.id, shared)
      const next = [await keep(admin, aView({ shared })), await keep(admin, aView({ shared }))]
      expect(next.map(({ status }) => status)).toEqual([201, 409])
    }
  }, 60_000)
})

describe('the code by which one’s own phone opens a report', () => {
  test('it carries the report’s id alone, and is an image', async () => {
    const reportId = await aReport(await aPerson(streetId), categoryId)
    const { status, body } = await call('reports', 'phoneCode', { reportId }, east)
    expect([status, body]).toEqual([
      200,
      { scene: `r=${reportId}`, contentType: 'image/png', imageBase64: expect.stringMatching(/^[\w+/]{100,}/) },
    ])
  })

  test('of another team’s report, and of none, there is no code', async () => {
    const reportId = await aReport(await aPerson(streetId), categoryId)
    for (const asked of [reportId, anId()]) {
      expect((await call('reports', 'phoneCode', { reportId: asked }, west)).body.code).toBe('NOT_FOUND')
    }
  })
})

describe('who else has a report open', () => {
  const here = async (person: Person, reportId: string) => (await call('reports', 'here', { reportId }, person)).body

  test('two who look at once know of each other, and none of oneself', async () => {
    const reportId = await aReport(await aPerson(streetId), categoryId)
    expect(await here(east, reportId)).toEqual({ others: [] })
    const { others } = await here(colleague, reportId)
    expect(others).toEqual([expect.stringMatching(/^网格员/)])
    expect((await here(east, reportId)).others).toHaveLength(1)
  })

  test('who says so no more is gone by the clock, without anything that makes it so', async () => {
    const reportId = await aReport(await aPerson(streetId), categoryId)
    await here(east, reportId)
    await shifted(HERE_LIMITS.everyMs, async () => expect((await here(colleague, reportId)).others).toHaveLength(1))
    await shifted(HERE_LIMITS.livesMs, async () => expect((await here(colleague, reportId)).others).toEqual([]))
  })

  test('of another team’s report, and of none, there is nothing to have open', async () => {
    const reportId = await aReport(await aPerson(streetId), categoryId)
    expect((await call('reports', 'here', { reportId }, west)).body.code).toBe('NOT_FOUND')
    expect((await call('reports', 'here', { reportId: anId() }, east)).body.code).toBe('NOT_FOUND')
  })

  test('whose team it left still sees who has it open; its past team says so itself', async () => {
    const reportId = await aReport(await aPerson(streetId), categoryId)
    await handled(east, reportId, { move: 'handOver', teamId: 'west', note: '归西边' })
    await here(west, reportId)
    expect((await here(east, reportId)).others).toHaveLength(1)
  })

  test('it costs a write unit and two small reads', async () => {
    const reportId = await aReport(await aPerson(streetId), categoryId)
    await here(east, reportId)
    const bill = await billOf(() => here(east, reportId))
    expect(bill).toMatchObject({ writeUnits: 1 })
    expect(bill.readUnits).toBeLessThanOrEqual(1)
  })
})
