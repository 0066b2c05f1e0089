import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Staff, staffIn } from '@functions/identity/staff'
import { forgetAll } from '@functions/platform/cache'
import { actorOf } from '@functions/platform/http/token'
import { Station, Street } from '@functions/stations/entities'
import { servedStreets } from '@functions/stations/registry'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { firstDataFrom, writeFirstData } from '../../local/commands/firstData'
import { allItems } from '../../local/commands/onTable'
import { ROOT } from '../../local/paths'
import { call, type Person } from '../support/api'
import { aRegistration } from '../support/registrations'
import { aWechat } from '../support/wechat'

/** What docs/operations.md shows. */
const SHOWN = readFileSync(join(ROOT, 'docs/first-data.json'), 'utf8')
const data = firstDataFrom(SHOWN)
const { streetId } = data.street

let wechat: Awaited<ReturnType<typeof aWechat>>
beforeAll(async () => {
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(forgetAll)

const signIn = async (key: string): Promise<Person> => {
  const { body } = await call('identity', 'signIn', { streetId, code: await wechat.loginCode(key) })
  return actorOf(body.token)
}

/** Signs in and sends 报到 with that number, as its phone would. */
async function register(key: string, phone: string): Promise<Person> {
  const person = await signIn(key)
  const code = await wechat.phoneCode(phone)
  const { body } = await call('identity', 'exchangePhone', { code }, person)
  const registration = await aRegistration(person, { phoneTicket: body.phoneTicket })
  expect((await call('identity', 'register', registration, person)).status).toBe(201)
  return person
}

/** The command as docs/operations.md tells it, on the table of this test. */
function typed(): Promise<{ code: number; said: string }> {
  const words = ['run', '--silent', 'first-data', '--', 'docs/first-data.json']
  return new Promise((resolve) =>
    execFile('npm', words, { cwd: ROOT, env: { ...process.env } }, (error, stdout, stderr) =>
      resolve({ code: error ? 1 : 0, said: `${stdout}${stderr}` }),
    ),
  )
}

const everything = async () => {
  const items: Record<string, unknown>[] = []
  for await (const item of allItems()) items.push(item)
  return items.sort((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1))
}

test('a new street is there, with its first administrator, who signs in and works', async () => {
  const first = await typed()
  expect(first.said).toContain('admin 13900000001: not registered')
  expect(first.code).toBe(1)
  expect((await call('stations', 'street', { streetId })).body.name).toBe(data.street.name)
  expect((await call('stations', 'list', { streetId })).body.items).toHaveLength(1)
  expect(await servedStreets()).toContain(streetId)

  const before = await register('first administrator', '13900000001')
  expect(await writeFirstData(data)).toEqual(['done', 'not registered'])
  const administrator = await signIn('first administrator')
  expect(administrator.grants).toEqual([{ role: 'admin' }])
  expect((await call('points', 'ruleBoard', {}, administrator)).status).toBe(200)
  // The token from before knows no role, and writes nothing any more.
  expect((await call('identity', 'signOutEverywhere', {}, before)).status).toBe(401)

  await register('grid worker', '13900000002')
  expect(await writeFirstData(data)).toEqual(['was so', 'done'])
  expect(await typed()).toMatchObject({ code: 0 })
  const gridWorker = await signIn('grid worker')
  expect(gridWorker.grants).toEqual([{ role: 'gridWorker', communityIds: ['east'] }])

  // Urgent reports reach people, and colleagues find each other, by the list of staff.
  const staff = await staffIn(streetId, true).all()
  expect(staff.map(({ memberId, role, teamIds }) => ({ memberId, role, teamIds }))).toEqual(
    expect.arrayContaining([
      { memberId: administrator.memberId, role: 'admin', teamIds: [] },
      { memberId: gridWorker.memberId, role: 'gridWorker', teamIds: ['east'] },
    ]),
  )
  // A street whose roles were given before that list was written with them: the next run mends it.
  await Staff.build(DeleteItemCommand).key({ streetId, memberId: gridWorker.memberId }).send()
  expect(await writeFirstData(data)).toEqual(['was so', 'was so'])
  expect(await staffIn(streetId, true).all()).toHaveLength(2)
})

test('a role is taken again, and with it every token that knows it', async () => {
  await writeFirstData({ ...data, staff: [] })
  await register('leaver', '13900000003')
  const phone = '139 0000 0003'
  expect(await writeFirstData({ ...data, staff: [{ phone, role: 'admin' }] })).toEqual(['done'])
  const administrator = await signIn('leaver')
  expect(await writeFirstData({ ...data, staff: [{ phone, role: 'none' }] })).toEqual(['done'])
  expect((await call('identity', 'signOutEverywhere', {}, administrator)).status).toBe(401)
  const { memberId, grants } = await signIn('leaver')
  expect(grants).toEqual([])
  expect((await staffIn(streetId, true).all()).map((each) => each.memberId)).not.toContain(memberId)
  expect(await writeFirstData({ ...data, staff: [{ phone, role: 'none' }] })).toEqual(['was so'])
})

test('written again it changes nothing: no role, no secret of a station', async () => {
  await writeFirstData(data)
  const first = await everything()
  expect(first.length).toBeGreaterThan(3)
  await writeFirstData(data)
  expect(await everything()).toEqual(first)
})

test('what is changed in the file is changed, and what the office set in the app stays', async () => {
  await writeFirstData(data)
  await Street.build(UpdateItemCommand).item({ streetId, pointFen: 12 }).send()
  const [hub] = data.stations
  const key = { streetId, stationId: hub?.stationId ?? '' }
  const { Item: before } = await Station.build(GetItemCommand).key(key).send()
  const stations = data.stations.map((station) => ({ ...station, name: '改名驿站' }))
  await writeFirstData({ ...data, street: { ...data.street, hotline: '0000-1111111' }, stations })
  const { Item: street } = await Street.build(GetItemCommand).key({ streetId }).send()
  const { Item: after } = await Station.build(GetItemCommand).key(key).send()
  expect(street).toMatchObject({ pointFen: 12, hotline: '0000-1111111' })
  expect(after).toEqual({ ...before, name: '改名驿站' })
})

test('a file that is wrong is refused, with every place that is', () => {
  const { stations, ...rest } = JSON.parse(SHOWN)
  const [station] = stations
  const wrong = { ...rest, stations: [{ ...station, stationId: 'Much too long an id', hub: 'yes' }] }
  expect(() => firstDataFrom(JSON.stringify(wrong))).toThrow(/stations\.0\.stationId[\s\S]*stations\.0\.hub/)
  const elsewhere = { ...rest, stations: [{ ...station, communityId: 'nowhere' }] }
  expect(() => firstDataFrom(JSON.stringify(elsewhere))).toThrow('communityId')
})
