import { handler } from '@functions/events/onRecords'
import { likenessOf } from '@functions/media/likeness'
import { storedAs } from '@functions/media/names'
import { remember } from '@functions/media/records'
import { photosCompared } from '@functions/reports/intake/alike'
import { ALIKE_BITS, distanceOf } from '@shared/rules/text/likeness'
import sharp from 'sharp'
import { ulid } from 'ulid'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'
import { aCategory, aReport } from '../support/reports'
import { consumerOf, news, streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let categoryId: string
let worker: Person
let other: Person
let staff: Person
let west: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId)
  other = await aPerson(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  west = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
})

/** A street scene drawn from a number: the same number gives the same motif. */
function aScene(seed: number): Promise<Buffer> {
  let state = seed * 2_654_435_761
  const next = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
  const shapes = Array.from({ length: 60 }, () => {
    const grey = next(256)
    return `<rect x="${next(1200)}" y="${next(900)}" width="${80 + next(400)}" height="${60 + next(300)}" fill="rgb(${grey},${next(256)},${grey})"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="#888"/>${shapes.join('')}</svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer()
}

const edits = async (scene: Buffer) => ({
  recompressed: await sharp(scene).jpeg({ quality: 35 }).toBuffer(),
  scaled: await sharp(scene).resize(480).toBuffer(),
  brightened: await sharp(scene).modulate({ brightness: 1.15 }).toBuffer(),
  cropped: await sharp(scene).extract({ left: 8, top: 6, width: 1184, height: 888 }).toBuffer(),
})

/** Lets the consumer see what is new: each photo is looked at when it comes and when its report does. */
const settle = async () => {
  expect(await handler({ Records: await news(streetId) })).toEqual({ batchItemFailures: [] })
}
async function developed(by: Person, picture: Buffer, photoId = anId()): Promise<string> {
  await remember(await storedAs({ ...by, photoId }), await likenessOf(picture))
  return photoId
}
const reported = async (by: Person, pictures: Buffer[], over = {}) =>
  aReport(by, categoryId, { photoIds: await Promise.all(pictures.map((each) => developed(by, each))), ...over })
const seen = async (reportId: string, by = staff) =>
  (await call('reports', 'get', { reportId }, by)).body.desk?.usedBefore

test('a photo that was used before is shown to staff, however it was edited', async () => {
  const scene = await aScene(1)
  const first = await reported(worker, [scene])
  const made: { how: string; again: string }[] = []
  for (const [how, picture] of Object.entries(await edits(scene))) {
    made.push({ how, again: await reported(other, [await aScene(51), picture]) })
  }
  await settle()
  for (const { how, again } of made) {
    const found = ((await seen(again)) ?? []).filter(({ reportId }) => reportId === first)
    expect([how, found]).toMatchObject([how, [{ mine: true, otherNumber: 1 }]])
    expect([how, found.map(({ number }) => number)]).toEqual([how, [2]])
  }
  expect(await seen(first)).toEqual([])
})

test('an edited picture stays within the bound, another motif far beyond it', async () => {
  const likenesses: string[] = []
  for (let seed = 1; seed <= 8; seed++) {
    const scene = await aScene(seed)
    const likeness = await likenessOf(scene)
    for (const [how, picture] of Object.entries(await edits(scene))) {
      const distance = distanceOf(likeness, await likenessOf(picture))
      expect([seed, how, distance <= ALIKE_BITS || distance]).toEqual([seed, how, true])
    }
    for (const other of likenesses) expect(distanceOf(likeness, other)).toBeGreaterThan(2 * ALIKE_BITS)
    likenesses.push(likeness)
  }
})

test('another motif is never taken for the same one', async () => {
  const scenes = await Promise.all(Array.from({ length: 6 }, (_, n) => aScene(100 + n)))
  const reports: string[] = []
  for (const scene of scenes) reports.push(await reported(worker, [scene]))
  await settle()
  for (const reportId of reports) expect(await seen(reportId)).toEqual([])
})

test('pictures with nothing in them are like none', async () => {
  const dark = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#050505' } })
    .jpeg()
    .toBuffer()
  const [one, two] = [await reported(worker, [dark]), await reported(other, [dark])]
  await settle()
  expect([await seen(one), await seen(two)]).toEqual([[], []])
})

test('a photo that is developed after its report arrived is found all the same, once however its records come', async () => {
  const scene = await aScene(7)
  const first = await reported(worker, [scene])
  const late = anId()
  const again = await aReport(other, categoryId, { photoIds: [late] })
  await settle()
  expect(await seen(again)).toEqual([])
  await developed(other, scene, late)
  await settle()
  expect(await consumerOf(photosCompared)({ Records: (await streamed(streetId)).toReversed() })).toEqual({
    batchItemFailures: [],
  })
  expect(await seen(again)).toMatchObject([{ reportId: first, alike: 'same' }])
})

test('neither a reporter nor the public learns of it, and staff of others only that there is one', async () => {
  const scene = await aScene(8)
  const first = await reported(worker, [scene])
  const again = await reported(other, [scene], { communityId: 'west' })
  await settle()
  for (const by of [worker, other]) {
    const reportId = by === worker ? first : again
    const { body } = await call('reports', 'get', { reportId }, by)
    expect(body.desk).toBeUndefined()
    expect(JSON.stringify(body)).not.toContain('usedBefore')
  }
  const open = await call('publicReports', 'get', { streetId, reportId: again })
  expect(open.status).toBe(200)
  expect(JSON.stringify(open.body)).not.toContain(first)
  expect(await seen(again, west)).toEqual([{ reportId: first, number: 1, otherNumber: 1, alike: 'same', mine: false }])
})

test('a look costs no more with many photos in the bucket', async () => {
  const scene = await aScene(9)
  for (let round = 0; round < 8; round++) await reported(worker, [scene])
  await settle()
  await reported(other, [scene])
  const records = await streamed(streetId)
  const bill = await billOf(() =>
    handler({ Records: records.filter(({ dynamodb }) => dynamodb?.NewImage?._et?.S === 'photo').slice(-1) }),
  )
  expect(bill.readUnits).toBeLessThanOrEqual(60)
})

test('who used it again follows from when the reports came, whatever their ids say', async () => {
  const scene = await aScene(7)
  const first = await reported(worker, [scene])
  const again = await shifted(1_000, () => reported(other, [scene], { id: ulid(Date.now() - 40 * 86_400_000) }))
  await settle()
  expect(await seen(first)).toEqual([])
  expect(await seen(again)).toMatchObject([{ reportId: first }])
})
