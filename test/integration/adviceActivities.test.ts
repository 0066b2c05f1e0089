import { forgetAll } from '@functions/platform/cache'
import {
  anActivity,
  changed,
  comesIn,
  digitsAt,
  goesOut,
  HOUR,
  MINUTE,
  saved,
  signedUp,
  stateOf,
  words,
} from '../support/activities'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { anOrg } from '../support/orgs'
import { ownTable } from '../support/ownTable'
import { bucketsOfFile } from '../support/photos'
import { aWechat } from '../support/wechat'

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let admin: Person
let east: Person
let worker: Person

bucketsOfFile()
beforeAll(async () => {
  await ownTable({ stream: true })
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  forgetAll()
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  east = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  worker = await aPerson(streetId)
  await wechat.seen(admin)
  await wechat.seen(east)
})

const { starts } = words()
const at = <T>(minutes: number, run: () => Promise<T>) => shifted(starts + minutes * MINUTE - Date.now(), run)
const codeOf = ({ body }: { body: { code?: string } }) => body.code
const leaves = (activityId: string) => call('activities', 'leave', { activityId, id: anId() } as never, worker)

describe('a sign-up that is refused', () => {
  test('who is in, or is not, sees where they stand', async () => {
    const activityId = await anActivity(east)
    expect(codeOf(await leaves(activityId))).toBe('SIGNUP_GONE')
    expect(await stateOf(worker, activityId)).toBeUndefined()
    await signedUp(worker, activityId)
    expect(codeOf(await signedUp(worker, activityId))).toBe('SIGNED_UP')
    expect(await stateOf(worker, activityId)).toBe('in')
  })

  test('another activity takes who came too late for one', async () => {
    const [one, later] = [await anActivity(east), await anActivity(east, { starts: starts + 48 * HOUR })]
    await at(1, async () => {
      expect(codeOf(await signedUp(worker, one))).toBe('SIGNUP_CLOSED')
      expect((await signedUp(worker, later)).status).toBe(200)
    })
  })
})

describe('at the door', () => {
  test('an hour before it begins it opens', async () => {
    const activityId = await anActivity(east)
    await signedUp(worker, activityId)
    await at(-61, async () =>
      expect(codeOf(await call('activities', 'door', { activityId }, east))).toBe('DOOR_CLOSED'),
    )
    await at(-59, async () => {
      expect((await comesIn(worker, activityId, await digitsAt(east, activityId))).status).toBe(200)
    })
  })

  test('who did not come in comes in first, and then goes out', async () => {
    const activityId = await anActivity(east, { kind: 'volunteer', mode: 'inOut', title: '清理楼道' })
    await signedUp(worker, activityId)
    await at(1, async () => {
      const code = await digitsAt(east, activityId)
      expect(codeOf(await goesOut(worker, activityId, code))).toBe('NOT_IN')
      expect((await comesIn(worker, activityId, code)).status).toBe(200)
    })
    await at(61, async () => {
      expect((await goesOut(worker, activityId, await digitsAt(east, activityId))).status).toBe(200)
    })
  })
})

test('hours that are not written down yet are written down first, and then corrected', async () => {
  const activityId = await anActivity(east, { kind: 'volunteer', mode: 'inOut', title: '清理楼道' })
  await signedUp(worker, activityId)
  await at(1, async () => comesIn(worker, activityId, await digitsAt(east, activityId)))
  await at(24 * 60, async () => {
    const hours = { activityId, memberId: worker.memberId, minutes: 60, reason: '没签退' }
    expect(codeOf(await call('activities', 'correctHours', { ...hours, id: anId() }, admin))).toBe('HOURS_OPEN')
    expect((await call('activities', 'closeHours', { ...hours, id: anId() }, admin)).status).toBe(200)
    const right = { ...hours, minutes: 50, id: anId() }
    expect((await call('activities', 'correctHours', right, admin)).body.minutes).toBe(50)
  })
})

test('of two editors the second looks at the newer words, and changes them', async () => {
  const { activityId } = (await saved(east)).body
  const again = (title: string, revision: number) => saved(east, { title }, { activityId, revision })
  expect((await again('雪天骑行', 1)).body).toMatchObject({ revision: 2 })
  expect(codeOf(await again('冰天骑行', 1))).toBe('ACTIVITY_CHANGED')
  const { revision } = (await call('activities', 'edit', { activityId }, east)).body
  expect((await again('冰天骑行', revision)).status).toBe(201)
})

test('a council without a host gets one, and then keeps its minutes', async () => {
  const activityId = await anActivity(admin, { kind: 'council', title: '小哥议事会' })
  const minutes = () =>
    call(
      'activities',
      'minutes',
      { activityId, id: anId(), version: 0, minutes: '大家同意开侧门', decisions: [] },
      admin,
    )
  expect(codeOf(await minutes())).toBe('HOST_REQUIRED')
  const { orgId } = await anOrg(admin, 'council')
  expect((await changed(admin, activityId, { hostId: orgId } as never)).status).toBe(201)
  expect((await minutes()).status).toBe(200)
})
