import { handler as count } from '@functions/insights/onRecords'
import { forgetAll } from '@functions/platform/cache'
import { sceneOf } from '@functions/stations/posted'
import { posterScene } from '@shared/rules/posters/poster'
import { anId, call, type Person } from '../support/api'
import { anArticle } from '../support/articles'
import { aPerson, aStation, aStreet, CENTER } from '../support/factories'
import { shifted } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { bucketsOfFile } from '../support/photos'
import { streamed } from '../support/stream'
import { aWechat } from '../support/wechat'

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let admin: Person

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
  await wechat.seen(admin)
})

const scan = (scene: string, id = anId()) => call('posters', 'scan', { id, scene })
const made = async (ref: string, places: string[], kind: 'article' | 'lesson' | 'station' = 'article') => {
  const { status, body } = await call('posters', 'make', { id: anId(), kind, ref, places }, admin)
  expect(status).toBe(201)
  return Promise.all(body.posterIds.map(async (posterId) => (await codeOf(posterId)).body))
}
const codeOf = (posterId: string, as = admin) => call('posters', 'code', { posterId }, as)
const listed = async (as = admin) => (await call('posters', 'list', { limit: 50 }, as)).body.items

describe('one way of scanning, whatever a poster is of', () => {
  test('an article’s and a lesson’s code open it for whoever has not signed in', async () => {
    const articleId = await anArticle(admin)
    const lessonId = await anArticle(admin, { category: 'lesson', lesson: { format: 'read', seconds: 60 } })
    const [letter] = await made(articleId, ['一号店'])
    const [lesson] = await made(lessonId, ['北驿站'], 'lesson')
    expect(letter?.scene).toMatch(/^p=[0-9A-Z]{8}&k=[0-9A-Z]{8}$/)
    expect(Buffer.from(letter?.imageBase64 ?? '', 'base64').length).toBeGreaterThan(100)
    const open = { kind: 'article', ref: articleId, place: '一号店' }
    expect(await scan(letter?.scene ?? '')).toMatchObject({ status: 200, body: open })
    expect(await scan(lesson?.scene ?? '')).toMatchObject({ status: 200, body: { kind: 'lesson', ref: lessonId } })
    // Nobody is told what only a station’s wall proves.
    expect((await scan(letter?.scene ?? '')).body).not.toHaveProperty('scene')
  })

  test('a station’s code gives what a check-in is proved with, and codes of before prove it still', async () => {
    const station = await aStation(streetId)
    const { stationId } = station
    const own = await call('posters', 'own', { kind: 'station', ref: stationId }, admin)
    expect((await call('posters', 'own', { kind: 'station', ref: stationId }, admin)).body.scene).toBe(own.body.scene)
    const { body } = await scan(own.body.scene)
    expect(body).toMatchObject({ kind: 'station', ref: stationId, scene: sceneOf(station) })
    const visit = async (scene: string) => {
      const proof = { kind: 'posted' as const, scene, location: CENTER }
      return call('checkins', 'create', { id: anId(), stationId, proof }, await aPerson(streetId))
    }
    expect((await visit(body.scene ?? '')).status).toBe(201)
    expect((await visit(sceneOf(station))).status).toBe(201)
    // What stands in the poster's code alone proves nothing there.
    expect((await visit(own.body.scene)).body.code).toBe('STATION_CODE_INVALID')
  })

  test('another key, a made-up id and a code of something else open nothing', async () => {
    const [poster] = await made(await anArticle(admin), ['一号店'])
    const { posterId = '' } = posterScene(poster?.scene ?? '') ?? {}
    for (const scene of [`p=${posterId}&k=00000000`, 'p=00000000&k=00000000', 's=hub&k=abcdefgh', '', 'x'.repeat(64)]) {
      expect(await scan(scene)).toMatchObject({ status: 404, body: { code: 'POSTER_GONE' } })
    }
  })

  test('what was taken down opens nothing from then on, and is in no list', async () => {
    const [kept, ended] = await made(await anArticle(admin), ['一号店', '二号店'])
    const input = { id: anId(), posterId: ended?.posterId ?? '' }
    expect((await call('posters', 'end', input, admin)).status).toBe(200)
    expect((await call('posters', 'end', input, admin)).status).toBe(200)
    await shifted(61_000, async () => {
      expect((await scan(ended?.scene ?? '')).body.code).toBe('POSTER_GONE')
      expect((await scan(kept?.scene ?? '')).status).toBe(200)
    })
    expect((await listed()).map(({ place }) => place)).toEqual(['一号店'])
    expect((await codeOf(input.posterId)).status).toBe(404)
  })

  test('what is for some, or not there, is not posted; another street’s posters are not seen', async () => {
    const some = { communities: ['first'], occupations: [], organisations: [], roles: [] }
    const hidden = await anArticle(admin, { audience: some })
    const place = { id: anId(), kind: 'article' as const, places: ['门口'] }
    expect((await call('posters', 'make', { ...place, ref: hidden }, admin)).status).toBe(404)
    expect((await call('posters', 'make', { ...place, id: anId(), ref: anId() }, admin)).status).toBe(404)
    const plain = await anArticle(admin)
    expect((await call('posters', 'make', { ...place, id: anId(), kind: 'lesson', ref: plain }, admin)).status).toBe(
      404,
    )
    const [poster] = await made(plain, ['门口'])
    const other = await aPerson((await aStreet()).streetId, { grants: [{ role: 'admin' }] })
    expect(await listed(other)).toEqual([])
    expect((await codeOf(poster?.posterId ?? '', other)).status).toBe(404)
    expect((await call('posters', 'end', { id: anId(), posterId: poster?.posterId ?? '' }, other)).status).toBe(404)
  })

  test('the same write sent again makes no more of them, and under its id nothing else', async () => {
    const [ref, id] = [await anArticle(admin), anId()]
    const input = { id, kind: 'article' as const, ref, places: ['一号店', '二号店'] }
    const first = await call('posters', 'make', input, admin)
    const codes = (await codeOf(first.body.posterIds[0] ?? '')).body.scene
    expect((await call('posters', 'make', input, admin)).body).toEqual(first.body)
    expect((await codeOf(first.body.posterIds[0] ?? '')).body.scene).toBe(codes)
    expect(await listed()).toHaveLength(2)
    const other = await call('posters', 'make', { ...input, places: ['三号店'] }, admin)
    expect(other.body.code).toBe('IDEMPOTENCY_CONFLICT')
  })
})

test('I6 50 scans of 5 posters: five rows that add up to 50, however often the stream brings them', async () => {
  const posters = await made(await anArticle(admin), ['一号店', '二号店', '三号店', '四号店', '五号店'])
  const spread = [20, 15, 9, 6, 0]
  for (const [index, poster] of posters.entries()) {
    for (let scans = 0; scans < (spread[index] ?? 0); scans++) {
      const id = anId()
      expect((await scan(poster.scene, id)).status).toBe(200)
      // An answer that was lost: the phone asks again under its id.
      if (scans === 0) expect((await scan(poster.scene, id)).status).toBe(200)
    }
  }
  const Records = await streamed(streetId)
  await count({ Records })
  const rows = await listed()
  expect(rows).toHaveLength(5)
  const byPlace = Object.fromEntries(rows.map(({ place, scans }) => [place, scans]))
  const counts = posters.map(({ place }) => byPlace[place])
  expect(counts).toEqual(spread.map((total) => ({ thisMonth: total, lastMonth: 0, total })))
  expect(rows.reduce((sum, { scans }) => sum + scans.total, 0)).toBe(50)
  await count({ Records: Records.toReversed() })
  expect((await listed()).reduce((sum, { scans }) => sum + scans.total, 0)).toBe(50)
})
