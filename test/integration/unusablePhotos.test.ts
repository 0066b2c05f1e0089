import { carryOut } from '@functions/events/carryOut'
import { photoPicture } from '@functions/meals/pictures'
import { pictureUnusable } from '@functions/meals/unusablePicture'
import { storedAs } from '@functions/media/names'
import { remember } from '@functions/media/records'
import { noteUnusable } from '@functions/media/unusable'
import { photosCompared } from '@functions/reports/intake/alike'
import { photosUnusable } from '@functions/reports/notices/unusable'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { aMerchant, anOffer, anOwner } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { aCategory, aReport, handled } from '../support/reports'
import { aDevelopedPhoto } from '../support/safety'
import { news } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let categoryId: string
let worker: Person
let staff: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

const EFFECTS = [photosCompared, photosUnusable, pictureUnusable]
const settle = async () => {
  const records = await news(streetId)
  expect(await carryOut(EFFECTS, records)).toEqual({ batchItemFailures: [] })
  // Once more, as the stream may.
  expect(await carryOut(EFFECTS, records)).toEqual({ batchItemFailures: [] })
}
const told = async (person: Person) => (await call('messages', 'list', {}, person)).body.items
const broken = async (by: Person, photoId: string) => noteUnusable(await storedAs({ ...by, photoId }))

test.each(['the file', 'the report'])('who sent it is told once, also when %s comes first', async (first) => {
  const [good, bad] = [await aDevelopedPhoto(worker), anId()]
  const report = () => aReport(worker, categoryId, { photoIds: [good, bad] })
  const file = () => broken(worker, bad)
  if (first === 'the file') await file()
  const reportId = await report()
  await settle()
  if (first === 'the report') await file()
  await settle()
  expect(await told(worker)).toMatchObject([
    { text: expect.stringContaining('照片打不开'), page: `packages/worker/pages/report/index?id=${reportId}` },
  ])
})

test('a photo of what was fixed is told to who fixed it', async () => {
  const reportId = await aReport(worker, categoryId)
  const [good, bad] = [await aDevelopedPhoto(staff), anId()]
  await handled(staff, reportId, { move: 'accept' })
  await handled(staff, reportId, { move: 'start' })
  expect((await handled(staff, reportId, { move: 'resolve', photoIds: [good, bad] })).status).toBe(200)
  await broken(staff, bad)
  await settle()
  expect(await told(staff)).toMatchObject([{ page: `packages/grid/pages/handle/index?id=${reportId}` }])
  expect(await told(worker)).toEqual([])
})

test.each(['the file', 'the meal'])(
  'FT-09 a photo of a meal is told to who sent it, also when %s comes first',
  async (first) => {
    const merchantId = await aMerchant(streetId)
    const owner = await anOwner(streetId, merchantId)
    const bad = anId()
    const offer = () => anOffer(streetId, { merchantId, picture: photoPicture(owner.memberId, bad) })
    const file = () => broken(owner, bad)
    if (first === 'the file') await file()
    const { offerId } = await offer()
    await settle()
    if (first === 'the meal') await file()
    await settle()
    const page = `packages/merchant/pages/offer/index?shop=${merchantId}&id=${offerId}`
    expect(await told(owner)).toMatchObject([{ text: expect.stringContaining('照片打不开'), page }])
  },
)

test('nobody is told of a photo that was sent again and is there', async () => {
  const bad = anId()
  await aReport(worker, categoryId, { photoIds: [bad] })
  await broken(worker, bad)
  await remember(await storedAs({ ...worker, photoId: bad }), '0'.repeat(16))
  await settle()
  expect(await told(worker)).toEqual([])
})
