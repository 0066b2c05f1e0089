import { handler as onUpload } from '@functions/media/onUpload'
import { s3 } from '@functions/media/s3'
import { addClient } from '@functions/open311/clients'
import { handler } from '@functions/open311/index'
import { forgetAll } from '@functions/platform/cache'
import { publish } from '@functions/publicReports/publication'
import { screen } from '@functions/safety/screen'
import { Street } from '@functions/stations/entities'
import { ServedStreet } from '@functions/stations/registry'
import { toWgs84 } from '@shared/rules/place/geo'
import { dayOf, isoOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import sharp from 'sharp'
import { anId, apiEvent, call, type Person } from '../support/api'
import { aStreet, CENTER } from '../support/factories'
import { bucketsOfFile } from '../support/photos'
import { aCategory, aDesk, aReport, aResolvedReport, handled, isCleared, recordOf } from '../support/reports'
import { screeningOfReport } from '../support/safety'

let streetId: string
let categoryId: string
let worker: Person
let staff: Person
let key: string

const buckets = bucketsOfFile()
beforeEach(async () => {
  ;({ streetId, categoryId, worker, staff } = await aDesk())
  ;({ key } = await addClient(streetId, '市民热线'))
})
afterEach(() => jest.restoreAllMocks())

const wgs84 = toWgs84(CENTER)
type Values = Record<string, string> | [string, string][]

async function ask(method: string, path: string, given: { query?: string; body?: Buffer; type?: string } = {}) {
  const { query = '', body, type } = given
  const sourceIp = `198.51.100.${Math.floor(Math.random() * 250)}`
  const event = {
    ...apiEvent({ method, path: path.startsWith('/') ? path : `/open311/v2/${path}`, query, sourceIp }),
    // An HTTP API hands bodies of every form over in base64.
    ...(body ? { body: body.toString('base64'), isBase64Encoded: true } : {}),
  }
  if (type) Object.assign(event.headers, { 'content-type': type })
  const { statusCode, headers = {}, body: text = '' } = await handler(event as never)
  const json = () => JSON.parse(String(text))
  return { status: statusCode, headers, text: String(text), json }
}
const get = (path: string, values: Values = {}) =>
  ask('GET', path, {
    query: new URLSearchParams([['jurisdiction_id', streetId], ...new URLSearchParams(values)]).toString(),
  })
const idsOf = async (path: string, values: Values = {}): Promise<string[]> =>
  (await get(path, values)).json().map((each: { service_request_id: string }) => each.service_request_id)

const form = (over: Record<string, string> = {}): [string, string][] =>
  Object.entries({
    ...{ jurisdiction_id: streetId, api_key: key, service_code: categoryId, description: '井盖松动' },
    ...{ lat: String(wgs84.latitude), long: String(wgs84.longitude), ...over },
  })
const post = (values: Values, path = 'requests.json') =>
  ask('POST', path, {
    body: Buffer.from(new URLSearchParams(values).toString()),
    type: 'application/x-www-form-urlencoded',
  })
const posted = async (over: Record<string, string> = {}): Promise<string> => {
  const answer = await post(form(over))
  if (answer.status !== 200) throw new Error(`refused: ${answer.text}`)
  return answer.json()[0].service_request_id
}

async function multipart(values: [string, string][], files: [string, string, Buffer][] = []) {
  const data = new FormData()
  for (const [name, value] of values) data.append(name, value)
  for (const [name, fileName, bytes] of files) data.append(name, new Blob([new Uint8Array(bytes)]), fileName)
  const request = new Request('http://x', { method: 'POST', body: data })
  const body = Buffer.from(await request.arrayBuffer())
  return ask('POST', 'requests.json', { body, type: request.headers.get('content-type') ?? '' })
}

const aJpeg = (colour: string) =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()

test('a multipart request is a request as any other, in the base64 in which API Gateway hands it over', async () => {
  const answer = await multipart(form({ description: '井盖\n松动' }))
  expect(answer.status).toBe(200)
  const { report } = await recordOf(answer.json()[0].service_request_id)
  expect(report).toMatchObject({ description: '井盖\n松动', source: 'open311', photoIds: [] })
})

test('open311 2a, 2i: a JSON body, a decimal comma and a degree sign are a request as any other', async () => {
  const { lat = '', long = '', ...rest } = Object.fromEntries(form({ description: '路灯不亮' }))
  const written = { ...rest, lat: `${lat}°`, long: long.replace('.', ',') }
  const answer = await ask('POST', 'requests.json', {
    body: Buffer.from(JSON.stringify(written)),
    type: 'application/json',
  })
  expect(answer.status).toBe(200)
  const { report } = await recordOf(answer.json()[0].service_request_id)
  expect(report).toMatchObject({ description: '路灯不亮', source: 'open311' })
  const refused = await ask('POST', 'requests.json', { body: Buffer.from('<a/>'), type: 'application/xml' })
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('a body is')])
})

test('several pictures come along, are developed and stand under lasting addresses that redirect', async () => {
  const [red, blue] = await Promise.all([aJpeg('#ff0000'), aJpeg('#0000ff')])
  const before = buckets.uploaded().length
  const files: [string, string, Buffer][] = [
    ['media', 'a.jpg', red],
    ['media', 'b.png', blue],
    ['photo3', 'c.heic', Buffer.from('no picture')],
  ]
  const answer = await multipart(form(), files)
  expect(answer.json()[0].service_notice).toContain('1 个附件')
  const id = answer.json()[0].service_request_id
  // Sent again: the same request, and the same pictures.
  expect((await multipart(form(), files)).json()[0].service_request_id).toBe(id)
  for (const event of buckets.uploaded().slice(before)) await onUpload(event)
  expect((await recordOf(id)).report.photoIds).toHaveLength(2)
  expect((await get(`requests/${id}.json`)).json()[0].media_url).toBeNull()
  expect((await ask('GET', `media/${id}/1.jpg`)).status).toBe(404)
  await isCleared(id)
  await publish(id)
  const [seen] = (await get(`requests/${id}.json`, { extensions: 'true' })).json()
  const address = `https://api.example.test/open311/v2/media/${id}`
  expect(seen).toMatchObject({
    media_url: `${address}/1.jpg`,
    extended_attributes: { status_detail: 'submitted', media_urls: [`${address}/1.jpg`, `${address}/2.jpg`] },
  })
  for (const number of [1, 2]) {
    const { status, headers } = await ask('GET', `media/${id}/${number}.jpg`)
    expect([status, headers['access-control-allow-origin']]).toEqual([302, '*'])
    const picture = await fetch(String(headers.location))
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  }
  for (const name of ['0', '3', 'after-1', 'x']) expect((await ask('GET', `media/${id}/${name}.jpg`)).status).toBe(404)
})

test('while pictures cannot be kept the request is, and the same again brings them', async () => {
  const files: [string, string, Buffer][] = [['media', 'a.jpg', await aJpeg('#00ff00')]]
  const send = jest.spyOn(s3(), 'send').mockRejectedValue(new Error('away') as never)
  const refused = await multipart(form(), files)
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '10'])
  send.mockRestore()
  const before = buckets.uploaded().length
  expect((await multipart(form(), files)).status).toBe(200)
  expect(buckets.uploaded().length - before).toBe(1)
  const queue = await call('reports', 'queue', { communityId: 'east' }, staff)
  expect(queue.body.items).toHaveLength(1)
})

test.each<[string, Record<string, string>]>([
  ['no description', { description: '' }],
  ['4,000 characters', { description: '长'.repeat(4000) }],
  ['more than that', { description: '长'.repeat(5000) }],
  ['characters that cannot be read', { description: '\u202e反\u0000' }],
  [
    'an address of a picture as in the standard',
    { media_url: 'http://farm3.static.flickr.com/2002/2212426634_5ed477a060.jpg' },
  ],
  ['a very long address of a picture', { media_url: `https://x.example/${'a'.repeat(400)}` }],
  ['an address of a picture that is none', { media_url: 'n/a' }],
  ['a phone in brackets', { phone: '(0535) 601-2345' }],
  ['a phone with an extension', { phone: '0535-6012345转801' }],
  ['a phone in full width', { phone: '０５３５６０１２３４５' }],
  ['a phone with dots', { phone: '555.555.5555' }],
  ['a phone that is none', { phone: 'n/a' }],
  ['a long address', { address_string: '环山路'.repeat(60) }],
  ['a long name', { first_name: '名'.repeat(200), last_name: '姓' }],
  ['a long address of mail', { email: `${'a'.repeat(200)}@example.com` }],
  ['coordinates as toString writes them', { lat: ` +${wgs84.latitude} `, long: `${wgs84.longitude / 100}e2` }],
  ['coordinates in full width', { lat: String(wgs84.latitude).replace('3', '３') }],
  ['fields nobody knows', { uprn: '1', 'attribute[uprn]': '2', device_id: 'x', account_id: 'y' }],
])('a request with %s is taken in', async (_, over) => {
  const id = await posted(over)
  const { report, timeline } = await recordOf(id)
  expect(report.location.latitude).toBeCloseTo(CENTER.latitude, 4)
  const words = timeline[0]?.note ?? report.description
  expect([...words].length).toBeLessThanOrEqual(4000)
  expect(words).not.toContain('http')
  if (over.media_url) expect(timeline[0]?.answers).toEqual([{ label: '照片地址', said: over.media_url }])
})

test('several addresses of pictures are all kept, for staff alone', async () => {
  const urls = ['https://x.example/1.jpg', 'https://x.example/2.jpg']
  const answer = await post([...form(), ['media_url', urls[0] ?? ''], ['media_url[]', urls[1] ?? '']])
  const id = answer.json()[0].service_request_id
  expect((await recordOf(id)).timeline[0]?.answers?.map(({ said }) => said)).toEqual(urls)
  await isCleared(id)
  await publish(id)
  expect((await get(`requests/${id}.xml`, { extensions: 'true' })).text).not.toContain('x.example')
})

test('an address alone is taken in for staff to place, and stands on no map before they have', async () => {
  for (const over of [
    { address_string: '西社区环山路 12 号' },
    { address_id: '1' },
    { lat: 'x', address_string: '环山路' },
  ]) {
    const id = await posted({ lat: '', long: '', ...over })
    const { report } = await recordOf(id)
    expect(report).toMatchObject({ unplaced: true, address: expect.stringMatching(/环山路|地址编号 1/) })
    await isCleared(id)
    await publish(id)
    expect(await idsOf('requests.json')).toEqual([])
    expect((await get(`requests/${id}.json`)).json()).toMatchObject([{ service_request_id: id, lat: null, long: null }])
  }
})

test('staff say where it is, once, and from then on it is as any other', async () => {
  const id = await posted({ lat: '', long: '', address_string: '环山路 12 号' })
  await isCleared(id)
  const moves = async () => (await call('reports', 'get', { reportId: id }, staff)).body.moves
  expect(await moves()).toContain('locate')
  const locate = (over: object = {}, reportId = id) =>
    handled(staff, reportId, { move: 'locate', location: CENTER, address: '环山路 12 号院', ...over })
  expect(await locate({ location: undefined })).toMatchObject({ status: 422, body: { code: 'PLACE_REQUIRED' } })
  const far = { latitude: 1, longitude: 1 }
  expect(await locate({ location: far })).toMatchObject({ status: 422, body: { code: 'OUTSIDE_STREET' } })
  const move = anId()
  const answers = [await locate({ id: move }), await locate({ id: move })]
  expect(answers.map(({ status, body }) => [status, body.status])).toEqual(Array(2).fill([200, 'submitted']))
  expect(await moves()).not.toContain('locate')
  expect(await locate()).toMatchObject({ status: 409, body: { code: 'MOVE_NOT_ALLOWED' } })
  expect(await locate({}, await aReport(worker, categoryId))).toMatchObject({ status: 409 })
  await publish(id)
  const [seen] = (await get('requests.json')).json()
  expect(seen).toMatchObject({ service_request_id: id, address: '环山路 12 号院' })
  expect(seen.lat).toBeCloseTo(wgs84.latitude, 5)
})

test('what was just taken in is told without its words; what was hidden is as unknown as what never was', async () => {
  const id = await posted({ phone: '13812345678', address_string: '环山路 12 号' })
  const [bare] = (await get(`requests/${id}.json`)).json()
  expect(bare).toMatchObject({ service_request_id: id, status: 'open', service_code: categoryId, description: null })
  expect(bare.requested_datetime).toMatch(/\+08:00$/)
  expect((await get(`tokens/${id}.json`)).json()).toEqual([{ service_request_id: id, token: id }])
  expect(await idsOf('requests.json', { service_request_id: id })).toEqual([id])
  const xml = await get(`requests/${id}.xml`)
  for (const secret of ['井盖松动', '环山路', '138', key]) expect(xml.text).not.toContain(secret)
  // Not in lists, and not what a phone sent.
  expect(await idsOf('requests.json')).toEqual([])
  const sent = await aReport(worker, categoryId)
  expect((await get(`requests/${sent}.json`)).status).toBe(404)
  await screen(id)
  const { version } = await screeningOfReport(id)
  const decision = { reportId: id, id: anId(), version, outcome: 'hide' as const, reason: '不合适' }
  expect((await call('safety', 'decide', decision, staff)).status).toBe(200)
  const [hidden, unknown] = [await get(`requests/${id}.json`), await get(`requests/${anId()}.json`)]
  expect([hidden.status, hidden.text]).toEqual([404, unknown.text])
})

test('the same again within ten minutes of the first is the same request, whenever the ten minutes began', async () => {
  const at = Math.ceil(Date.now() / 600_000) * 600_000
  const clock = jest.spyOn(Date, 'now').mockReturnValue(at - 3000)
  const first = await posted()
  clock.mockReturnValue(at + 3000)
  expect(await posted()).toBe(first)
  clock.mockReturnValue(at - 3000 + 600_000)
  expect(await posted()).not.toBe(first)
})

test('the same words of two people are two requests', async () => {
  const ids = await Promise.all(
    [{}, { device_id: 'a' }, { device_id: 'b' }, { account_id: 'c' }, { first_name: '甲' }].map((over) => posted(over)),
  )
  expect(new Set(ids).size).toBe(5)
})

test('a confidential category can neither be seen nor sent to', async () => {
  const { streetId: other } = await aStreet()
  const secret = await aCategory(other, { confidential: true })
  const { key: own } = await addClient(other, '热线')
  const answers = await Promise.all(
    [secret, 'nothing'].map((service_code) => post(form({ jurisdiction_id: other, api_key: own, service_code }))),
  )
  expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(2).fill([404, answers[1]?.text]))
})

describe('reading', () => {
  test('one day, one moment, days to come and far days are answered', async () => {
    const id = await aReport(worker, categoryId)
    await publish(id)
    const today = dayOf(Date.now())
    const [{ requested_datetime: at }] = (await get('requests.json')).json()
    for (const span of [
      { start_date: today, end_date: today },
      { end_date: today },
      { end_date: at },
      { start_date: at, end_date: at },
      { start_date: at.replace('+08:00', '+0800') },
      { end_date: '9999-12-31T23:59:59Z' },
      { start_date: today, end_date: '9999-12-31' },
      { start_date: isoOf(Date.now() - 60_000).replace('+08:00', '') },
    ]) {
      expect([span, await idsOf('requests.json', span)]).toEqual([span, [id]])
    }
    const later = isoOf(Date.now() + 5 * 86_400_000)
    for (const span of [
      { start_date: later },
      { start_date: later, end_date: '9999-12-31' },
      { start_date: isoOf(Date.now() + 2 * 86_400_000), end_date: '2031-11-30' },
      { end_date: '1999-12-31' },
    ]) {
      expect(await idsOf('requests.json', span)).toEqual([])
    }
    for (const none of [
      '2026-02-30',
      '2026-02-31',
      '2026-13-01',
      '9999-02-30',
      '2026-11-31T00:00:00Z',
      '2026-1-1',
      'x',
    ]) {
      expect([none, (await get('requests.json', { start_date: none })).status]).toEqual([none, 400])
    }
  })

  test('a box and pictures narrow a list', async () => {
    const ids = [
      await aReport(worker, categoryId),
      await aReport(worker, categoryId, {
        location: { latitude: CENTER.latitude + 0.01, longitude: CENTER.longitude },
      }),
    ]
    for (const id of ids) await publish(id)
    const { latitude, longitude } = wgs84
    const box = [longitude - 0.001, latitude - 0.001, longitude + 0.001, latitude + 0.001].join(',')
    expect(await idsOf('requests.json', { bbox: box })).toEqual([ids[0]])
    expect(await idsOf('requests.json', { has_photo: 'true' })).toHaveLength(2)
    expect(await idsOf('requests.json', { has_photo: 'false' })).toEqual([])
    for (const wrong of [{ bbox: '1,2,3' }, { bbox: '3,3,1,1' }, { bbox: 'a,b,c,d' }, { has_photo: 'maybe' }]) {
      expect((await get('requests.json', wrong)).status).toBe(400)
    }
  })

  test('ids override all other arguments, come once each and in any form', async () => {
    const [one, two] = [await aReport(worker, categoryId), await aReport(worker, categoryId)]
    for (const id of [one, two]) await publish(id)
    const wrong = { status: 'all', page_size: '1000', start_date: 'never', lat: '1' }
    expect(await idsOf('requests.json', { service_request_id: `${one},${one}`, ...wrong })).toEqual([one])
    const twice: Values = [
      ['service_request_id', one],
      ['service_request_id', two],
    ]
    expect(await idsOf('requests.json', twice)).toEqual([one, two])
  })

  test('a page is as large as is asked for, at most all there is, and leads to the next', async () => {
    const ids: string[] = []
    for (let n = 0; n < 3; n++) ids.unshift(await aReport(worker, categoryId))
    for (const id of ids) await publish(id)
    for (const size of ['1000', '500', '100000']) {
      expect(await idsOf('requests.json', { page_size: size })).toEqual(ids)
    }
    const first = await get('requests.json', { page_size: '2', status: 'open' })
    const [, next = ''] = /^<([^>]+)>; rel="next"$/.exec(String(first.headers.link)) ?? []
    const { searchParams, pathname } = new URL(next)
    expect(pathname).toBe('/open311/v2/requests.json')
    const rest = await ask('GET', 'requests.json', { query: searchParams.toString() })
    expect(rest.json()).toHaveLength(1)
    expect(rest.headers.link).toBeUndefined()
    const codes = [...Array.from({ length: 60 }, (_, n) => `none${n}`), categoryId].join(',')
    expect(await idsOf('requests.json', { service_code: codes })).toEqual(ids)
  })

  test('who asks for what changed gets that alone, and its steps as updates', async () => {
    const old = await aReport(worker, categoryId)
    const fixed = await aResolvedReport(worker, staff, categoryId)
    for (const id of [old, fixed]) await publish(id)
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000)
    const since = isoOf(Date.now())
    clock.mockReturnValue(Date.now() + 10_000)
    await handled(staff, old, { move: 'accept' })
    await publish(old)
    clock.mockReturnValue(Date.now() + 60_000)
    expect(await idsOf('requests.json', { updated_after: since })).toEqual([old])
    expect(await idsOf('requests.json', { updated_before: since, status: 'all' })).toEqual([fixed])
    const updates = (await get('servicerequestupdates.json', { start_date: since })).json()
    expect(updates).toMatchObject([{ service_request_id: old, status: 'OPEN', description: '已受理' }])
    const ofFixed = (await get('servicerequestupdates.json', { service_request_id: fixed })).json()
    expect(ofFixed.map((each: { status: string }) => each.status)).toEqual(['OPEN', 'OPEN', 'OPEN', 'CLOSED'])
    const last = ofFixed.at(-1)
    expect(last.media_url).toBe(`https://api.example.test/open311/v2/media/${fixed}/after-1.jpg`)
    expect(new Set(ofFixed.map((each: { update_id: string }) => each.update_id)).size).toBe(4)
    expect((await get('servicerequestupdates.xml')).text).toContain('<service_request_updates>')
  })

  test('a client adds to its own request, once, and staff read it', async () => {
    const id = await posted()
    const update = [...form({ description: '又打来一次' }), ['service_request_id', id], ['update_id', '7']] as [
      string,
      string,
    ][]
    const path = 'servicerequestupdates.json'
    const answers = [await post(update, path), await post(update, path)]
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers[1]?.json()).toEqual(answers[0]?.json())
    expect((await recordOf(id)).notes).toMatchObject([{ text: '又打来一次', byLabel: '市民热线' }])
    const other = (await addClient(streetId, '别的热线')).key
    expect((await post([...form({ api_key: other }), ['service_request_id', id]], path)).status).toBe(404)
    expect((await call('reports', 'get', { reportId: id }, staff)).body.desk?.notes).toHaveLength(1)
  })
})

test('without a jurisdiction the street at the point is meant', async () => {
  const center = { latitude: 12.5, longitude: 112.5 }
  await Street.build(UpdateItemCommand).item({ streetId, center }).send()
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
  await ServedStreet.build(PutItemCommand).item({ streetId: 'not-there-yet' }).send()
  forgetAll()
  const { latitude, longitude } = toWgs84(center)
  const place = { lat: String(latitude), long: String(longitude) }
  const services = await ask('GET', 'services.json', { query: new URLSearchParams(place).toString() })
  expect(services.json()).toMatchObject([{ service_code: categoryId }])
  const id = (await post(form({ ...place, jurisdiction_id: '' }))).json()[0].service_request_id
  expect((await recordOf(id)).report.streetId).toBe(streetId)
  const nowhere = await ask('GET', 'services.json', { query: 'lat=0.5&long=0.5' })
  expect([nowhere.status, (await ask('GET', 'services.json')).status]).toEqual([404, 400])
})

test('discovery stands where clients look, in both formats, and leads back here', async () => {
  for (const path of ['/discovery', '/open311/discovery', '/open311/v2/discovery']) {
    const json = await ask('GET', `${path}.json`)
    expect(json.json()).toMatchObject({
      ...{ contact: expect.any(String), key_service: expect.any(String), max_requests: 1000 },
      endpoints: [{ url: 'https://api.example.test/open311/v2', type: 'production', formats: expect.any(Array) }],
    })
    const xml = await ask('GET', `${path}.xml`)
    expect([xml.status, xml.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8'])
    expect(xml.text).toContain(
      '<endpoints><endpoint><specification>http://wiki.open311.org/GeoReport_v2</specification>',
    )
  }
  const odd = apiEvent({
    ...{ method: 'GET', path: '/open311/v2/discovery.json' },
    headers: { host: 'a"><script>', 'x-forwarded-proto': 'javascript', 'x-forwarded-prefix': '/a/../"' },
  })
  const { body: text = '{}' } = await handler(odd as never)
  expect(JSON.parse(text).endpoints[0].url).toBe('https://localhost/open311/v2')
  const page = await ask('GET', '/open311/v2/')
  expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  for (const word of ['api_key', 'retry-after', 'jurisdiction_id']) expect(page.text).toContain(word)
})

test('any page may read, nobody else’s page may write; heads have no body; addresses are read kindly', async () => {
  const read = await get('services.json')
  expect(read.headers).toMatchObject({ 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' })
  expect(read.headers['access-control-allow-credentials']).toBeUndefined()
  expect((await post(form())).headers['access-control-allow-origin']).toBeUndefined()
  const preflight = await ask('OPTIONS', 'requests.json')
  expect([preflight.status, preflight.headers['access-control-allow-methods']]).toEqual([204, 'GET, HEAD, OPTIONS'])
  const head = await ask('HEAD', 'services.json', { query: `jurisdiction_id=${streetId}` })
  expect([head.status, head.text, head.headers['content-type']]).toEqual([200, '', read.headers['content-type']])
  for (const path of ['services.JSON', '/open311//v2//services.json', 'services.json/', '//open311/v2/services.json']) {
    expect([path, (await get(path)).status]).toEqual([path, 200])
  }
  for (const path of ['services/%E4%.json', 'requests/a\nb.json', 'x/y/z.json', '%.json']) {
    const answer = await get(path)
    expect(answer.json()).toEqual([{ code: answer.status, description: expect.any(String) }])
    expect([400, 404]).toContain(answer.status)
  }
})

test('whatever comes before the form is understood is answered in the standard’s words', async () => {
  for (const [method, given] of [
    ['POST', { body: Buffer.from('x'), type: 'multipart/form-data' }],
    ['POST', { body: Buffer.alloc(5_000_000), type: 'multipart/form-data; boundary=x' }],
    ['POST', { body: Buffer.from([0xff, 0xfe, 0]), type: 'text/plain' }],
    ['POST', {}],
    ['GET', { body: Buffer.from('a=b'), type: 'application/json' }],
    ['TRACE', {}],
    ['CONNECT', {}],
    ['PUT', {}],
  ] as const) {
    const answer = await ask(method, 'requests.json', given)
    expect([method, answer.status, answer.json()]).toEqual([
      method,
      400,
      [{ code: 400, description: expect.any(String) }],
    ])
  }
})
