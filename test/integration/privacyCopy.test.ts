import { Entry } from '@functions/ledger/entities'
import { ALL_PERSONAL } from '@functions/privacy/personal.gen'
import { sceneOf } from '@functions/stations/posted'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import * as v from 'valibot'
import { writeAll } from '../../local/seed/writer'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStation, aStreet, CENTER, givePoints } from '../support/factories'
import { everyObject, kindsWith, leaves } from '../support/leaving'
import { anOffer, redeem, shifted } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { startBuckets } from '../support/photos'
import { aMember } from '../support/registrations'
import { aCategory, aReport, handled } from '../support/reports'
import { settled } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let buckets: Awaited<ReturnType<typeof startBuckets>>
let streetId: string
let staff: Person

beforeAll(async () => {
  buckets = await startBuckets()
})
afterAll(() => buckets.stop())
beforeEach(async () => {
  ;({ streetId } = await aStreet())
  staff = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

const Whole = v.record(v.string(), v.array(v.record(v.string(), v.union([v.string(), v.number()]))))

const fetched = async (url = '') => {
  const answer = await fetch(url)
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, bytes, text: new TextDecoder().decode(bytes) }
}

async function aBusyMember(): Promise<Person> {
  const person = await aMember(streetId, staff, { name: '诸葛=测试' })
  await givePoints({ ...person, communityId: 'east', points: 40 })
  const station = await aStation(streetId)
  const proof = { kind: 'posted' as const, scene: sceneOf(station), location: CENTER }
  await call('checkins', 'create', { id: anId(), stationId: station.stationId, proof }, person)
  await redeem(person, await anOffer(streetId))
  const reportId = await aReport(person, await aCategory(streetId), { description: '=1+1 井盖松了' })
  await handled(staff, reportId, { move: 'accept' })
  await call('identity', 'askForChange', { id: anId(), kind: 'community', communityId: 'west' }, person)
  await call('identity', 'revealContact', { memberId: person.memberId, id: anId(), purpose: '核对报到' }, staff)
  await settled(streetId)
  return person
}

test('T4 a copy has every kind of what is stored of me, as JSON and for Excel; its links are over after 15 minutes', async () => {
  const person = await aBusyMember()
  const id = anId()
  const copy = await call('privacy', 'copy', { id }, person)
  expect(copy).toMatchObject({ status: 200, body: { copyId: id, state: 'done' } })
  const [json, csv] = [await fetched(copy.body.jsonUrl), await fetched(copy.body.csvUrl)]
  expect([json.status, csv.status]).toEqual([200, 200])
  const whole = v.parse(Whole, JSON.parse(json.text))

  // What of a kind is stored stands in its table; what stands in none says why.
  const holds = Object.values(ALL_PERSONAL).flatMap((personal) => personal.holds)
  for (const kind of Object.keys(await kindsWith(person.memberId))) {
    const held = holds.find(({ entity }) => entity.entityName === kind)
    expect(held).toBeDefined()
    if (typeof held?.copy !== 'string') continue
    expect([kind, whole[held.copy]?.length ?? 0]).not.toEqual([kind, 0])
  }
  const rows = Object.values(whole).flat()
  expect(rows).toHaveLength(copy.body.rows)
  const said = (item: string) => whole.个人资料?.find(({ 项目 }) => 项目 === item)?.内容
  expect(said('姓名')).toBe('诸葛=测试')
  expect(said('手机号')).toMatch(/^137\d{8}$/)

  expect(csv.text.startsWith('我的数据\r\n')).toBe(true)
  expect(csv.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  for (const heading of Object.keys(whole)) expect(csv.text).toContain(`\r\n${heading}\r\n`)
  // No cell is a formula to a spreadsheet but one that says the text itself.
  expect(csv.text).toContain('"=""=1+1 井盖松了"""')

  expect(await call('privacy', 'copy', { id }, person)).toEqual(copy)
  const late = await shifted(16 * 60_000, () => call('privacy', 'copy', { id }, person))
  expect(late.body).toEqual({ copyId: id, state: 'gone', rows: copy.body.rows })
  const another = await shifted(16 * 60_000, () => call('privacy', 'copy', { id: anId() }, person))
  expect(another.body.state).toBe('done')
  // The first one, sent again after it, takes its place no more.
  const older = await shifted(16 * 60_000, () => call('privacy', 'copy', { id }, person))
  expect(older.body).toEqual({ copyId: id, state: 'gone', rows: 0 })
}, 60_000)

test('T4 a copy of much is made in several calls, and is whole', async () => {
  const person = await aPerson(streetId)
  const about = { memberId: person.memberId, streetId, communityId: 'east', ref: 'x', by: 'clock', amount: 0 }
  const many = Array.from({ length: 5_300 }, (_, index) =>
    Entry.build(BatchPutRequest).item({
      ...about,
      ...{
        id: anId(),
        reason: 'checkin',
        kind: 'earn',
        balanceDelta: 0,
        heldDelta: 0,
        at: index,
        subject: `第 ${index} 次`,
      },
    }),
  )
  await writeAll(many)
  const id = anId()
  const first = await call('privacy', 'copy', { id }, person)
  expect(first.body).toMatchObject({ state: 'making' })
  expect(first.body.csvUrl).toBeUndefined()
  const last = await call('privacy', 'copy', { id }, person)
  expect(last.body.state).toBe('done')
  const whole = v.parse(Whole, JSON.parse((await fetched(last.body.jsonUrl)).text))
  expect(new Set(whole.积分?.map(({ 内容 }) => 内容)).size).toBe(5_300)
}, 60_000)

test('a copy goes with its person', async () => {
  const person = await aPerson(streetId)
  await call('privacy', 'copy', { id: anId() }, person)
  expect((await everyObject()).filter((key) => key.includes(`copies/${streetId}/`))).toHaveLength(2)
  await leaves(person)
  expect((await everyObject()).filter((key) => key.includes(`copies/${streetId}/`))).toEqual([])
})

test('nobody gets somebody else’s copy by its id, and no token that was ended gets one', async () => {
  const [person, other] = [await aPerson(streetId), await aPerson(streetId, { name: '另一位' })]
  const id = anId()
  const own = await call('privacy', 'copy', { id }, person)
  const others = await call('privacy', 'copy', { id }, other)
  expect(others.body.jsonUrl).not.toBe(own.body.jsonUrl)
  expect((await fetched(others.body.jsonUrl)).text).toContain('另一位')
  expect((await fetched(own.body.jsonUrl)).text).not.toContain('另一位')
  await call('identity', 'signOutEverywhere', {}, person)
  expect((await call('privacy', 'copy', { id: anId() }, person)).status).toBe(401)
})
