import { categoriesOf } from '@functions/categories/categories'
import { addClient, clientsOf, revokeClient } from '@functions/open311/clients'
import { handler } from '@functions/open311/index'
import { Rate, windowOf } from '@functions/platform/http/limits'
import { publish } from '@functions/publicReports/publication'
import { metresBetween, toWgs84 } from '@shared/rules/place/geo'
import type { Question } from '@shared/rules/reports/category'
import { OPEN311_LIMITS } from '@shared/rules/reports/open311'
import { dayOf, isoOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { anId, apiEvent, call, type LambdaResult, lambdaContext, type Person } from '../support/api'
import { runs } from '../support/depth'
import { aPerson, aStreet, CENTER } from '../support/factories'
import { aCategory, aReport, aResolvedReport, isCleared, recordOf } from '../support/reports'

let streetId: string
let categoryId: string
let worker: Person
let staff: Person
let key: string

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId, { name: '井盖 & <盖>' })
  worker = await aPerson(streetId, { name: '真名甲' })
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }], name: '真名乙' })
  ;({ key } = await addClient(streetId, '市民热线'))
})

type Fields = Record<string, string>
const address = () => `198.51.100.${Math.floor(Math.random() * 250)}`

async function ask(method: string, path: string, values: Fields = {}, form?: Fields | URLSearchParams) {
  const event = apiEvent({
    method,
    path: `/open311/v2/${path}`,
    query: new URLSearchParams(values).toString(),
    sourceIp: address(),
    ...(form
      ? { body: new URLSearchParams(form).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } }
      : {}),
  })
  const {
    statusCode,
    headers = {},
    body = '',
  } = (await handler(event as never, lambdaContext as never)) as LambdaResult
  return { status: statusCode, type: headers['content-type'] ?? '', headers, body }
}
const get = (path: string, values: Fields = {}) => ask('GET', path, { jurisdiction_id: streetId, ...values })
const listed = async (path: string, values: Fields = {}) => JSON.parse((await get(path, values)).body)
const idsOf = (requests: { service_request_id: string }[]) => requests.map((each) => each.service_request_id)
const post = (form: Fields, format = 'json') =>
  ask('POST', `requests.${format}`, {}, { jurisdiction_id: streetId, api_key: key, ...form })
const wgs84 = toWgs84(CENTER)
const aRequest = (over: Fields = {}) => ({
  service_code: categoryId,
  lat: String(wgs84.latitude),
  long: String(wgs84.longitude),
  description: '路口井盖松动 <b>&"危险"</b>',
  ...over,
})

/** The description of a request as it is told: no tag among its words. */
const PLAIN = '路口井盖松动 < b>&"危险"< /b>'

/** A document that is well formed, or an error. */
function parsed(text: string): Document {
  const { DOMParser } = new JSDOM('').window
  const document = new DOMParser().parseFromString(text, 'application/xml')
  if (document.querySelector('parsererror')) throw new Error(`not well formed: ${text}`)
  return document
}
const textsOf = (document: Document, path: string) =>
  [...document.querySelectorAll(path)].map((each) => each.textContent)

test('services come in both formats with every field of the standard', async () => {
  const json = await get('services.json')
  expect(json.type).toBe('application/json; charset=utf-8')
  expect(JSON.parse(json.body)).toEqual([
    {
      service_code: categoryId,
      service_name: '井盖 & <盖>',
      description: expect.any(String),
      metadata: false,
      type: 'realtime',
      keywords: expect.any(String),
      group: '道路',
    },
  ])
  const xml = await get('services.xml')
  expect(xml.type).toBe('text/xml; charset=utf-8')
  expect(textsOf(parsed(xml.body), 'services > service > service_name')).toEqual(['井盖 & <盖>'])
  expect(await listed(`services/${categoryId}.json`)).toEqual({ service_code: categoryId, attributes: [] })
  const definition = parsed((await get(`services/${categoryId}.xml`)).body)
  expect(textsOf(definition, 'service_definition > service_code')).toEqual([categoryId])
})

test('a request that a client sends is a report whose place came back from WGS84 to within a metre', async () => {
  const { status, body } = await post(aRequest({ first_name: '小', last_name: '王', phone: '13812345678' }))
  expect(status).toBe(200)
  const [{ service_request_id: id, ...rest }] = JSON.parse(body)
  expect(rest).toEqual({ service_notice: expect.any(String), account_id: null })
  const { report } = await recordOf(id)
  expect(report).toMatchObject({
    source: 'open311',
    callerMasked: '市民热线',
    communityId: 'east',
    status: 'submitted',
  })
  expect(metresBetween(report.location, CENTER)).toBeLessThan(0.01)
  expect(JSON.stringify(report)).not.toContain('13812345678')
  const queue = await call('reports', 'queue', { communityId: 'east' }, staff)
  expect(queue.body.items.map(({ reportId }) => reportId)).toContain(id)
  await isCleared(id)
  await publish(id)
  const [seen] = await listed(`requests/${id}.json`)
  expect(seen).toMatchObject({
    service_request_id: id,
    status: 'open',
    service_code: categoryId,
    agency_responsible: '测试区测试街道',
    requested_datetime: isoOf(report.submittedAt),
    description: PLAIN,
  })
  expect(seen.requested_datetime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
  expect(metresBetween({ latitude: seen.lat, longitude: seen.long }, wgs84)).toBeLessThan(0.1)
  const xml = parsed((await get(`requests/${id}.xml`)).body)
  expect(textsOf(xml, 'service_requests > request > description')).toEqual([PLAIN])
  expect(await listed(`tokens/${id}.json`)).toEqual([{ service_request_id: id, token: id }])
})

describe('what a service asks', () => {
  const questions: Question[] = [
    {
      ...{ id: 'kind', kind: 'single', label: '哪一种', required: true },
      options: [
        { id: 'iron', label: '铁的' },
        { id: 'hurt', label: '有人受伤', emergencyPhone: '120' },
      ],
    },
    {
      ...{ id: 'signs', kind: 'multi', label: '有什么迹象', required: false },
      options: ['loud', 'loose'].map((id) => ({ id, label: `样${id}` })),
    },
    { id: 'deep', kind: 'number', label: '多深', required: false, min: 1, max: 50, unit: '厘米' },
    { id: 'where', kind: 'text', label: '在哪一侧', required: false },
    { id: 'since', kind: 'moment', label: '从什么时候起', required: false },
    { id: 'story', kind: 'paragraph', label: '怎么回事', required: false },
  ]
  let asking: string

  beforeEach(async () => {
    // Its own street: what can be reported is kept for a minute.
    ;({ streetId } = await aStreet())
    ;({ key } = await addClient(streetId, '市民热线'))
    asking = await aCategory(streetId, { questions })
  })

  test('stands in its definition in both formats, with the values of its lists', async () => {
    expect(await listed('services.json')).toMatchObject([{ service_code: asking, metadata: true }])
    const { attributes } = await listed(`services/${asking}.json`)
    expect(attributes).toMatchObject([
      {
        ...{ variable: true, code: 'kind', datatype: 'singlevaluelist', required: true, order: 1 },
        values: [
          { key: 'iron', name: '铁的' },
          { key: 'hurt', name: '有人受伤（请先拨打 120）' },
        ],
      },
      { code: 'signs', datatype: 'multivaluelist', required: false, order: 2 },
      { code: 'deep', datatype: 'number', datatype_description: '1–50 厘米', order: 3 },
      { code: 'where', datatype: 'string', order: 4 },
      { code: 'since', datatype: 'datetime', datatype_description: expect.stringContaining('ISO 8601'), order: 5 },
      { code: 'story', datatype: 'text', datatype_description: '最多 300 个字', order: 6 },
    ])
    const xml = parsed((await get(`services/${asking}.xml`)).body)
    expect(textsOf(xml, 'attributes > attribute > code')).toEqual(['kind', 'signs', 'deep', 'where', 'since', 'story'])
    expect(textsOf(xml, 'attribute > datatype').slice(-2)).toEqual(['datetime', 'text'])
    expect(textsOf(xml, 'values > value > key')).toEqual(['iron', 'hurt', 'loud', 'loose'])
  })

  test('is answered by attributes, several values of a list among them, and stands in the report in words', async () => {
    const form = new URLSearchParams(aRequest({ service_code: asking, jurisdiction_id: streetId, api_key: key }))
    form.append('attribute[kind]', 'iron')
    form.append('attribute[signs][]', 'loud')
    form.append('attribute[signs][]', 'loose')
    form.append('attribute[deep]', '12')
    form.append('attribute[where]', ' 路西 ')
    form.append('attribute[since]', '2026-11-18T23:30:00Z')
    form.append('attribute[story]', '先响，\r\n后塌')
    const { status, body } = await ask('POST', 'requests.json', {}, form)
    expect(status).toBe(200)
    const { timeline } = await recordOf(JSON.parse(body)[0].service_request_id)
    expect(timeline[0]?.answers).toEqual([
      { label: '哪一种', said: '铁的' },
      { label: '有什么迹象', said: '样loud、样loose' },
      { label: '多深', said: '12 厘米' },
      { label: '在哪一侧', said: '路西' },
      { label: '从什么时候起', said: '2026年11月19日 07:30' },
      { label: '怎么回事', said: '先响，\n后塌' },
    ])
  })

  test('may want words or a time: what is too long for its field was answered all the same', async () => {
    const must: Question[] = [
      { id: 'story', kind: 'paragraph', label: '怎么回事', required: true },
      { id: 'since', kind: 'moment', label: '从什么时候起', required: true },
    ]
    const wordy = await aCategory(streetId, { questions: must })
    categoriesOf.forget(streetId)
    const story = '长'.repeat(400)
    const form = { service_code: wordy, 'attribute[story]': story, 'attribute[since]': '2026-11-18' }
    const answer = await post(aRequest(form))
    expect(answer.status).toBe(200)
    const { timeline } = await recordOf(idsOf(JSON.parse(answer.body))[0] ?? '')
    expect(timeline[0]?.answers).toEqual([
      { label: '怎么回事', said: `${'长'.repeat(299)}…` },
      { label: '从什么时候起', said: '2026年11月18日' },
      { label: '怎么回事（全文）', said: story },
    ])
    expect((await post(aRequest({ ...form, 'attribute[since]': '前天' }))).body).toMatch(/attribute\[since\]/)
  })

  test.each<[string, Fields, { label: string; said: string }]>([
    ['is no number', { 'attribute[deep]': 'tief' }, { label: '多深', said: 'tief' }],
    ['is beyond its bounds', { 'attribute[deep]': '51' }, { label: '多深', said: '51' }],
    ['is too long', { 'attribute[where]': '长'.repeat(101) }, { label: '在哪一侧', said: '长'.repeat(101) }],
    ['is no time', { 'attribute[since]': '前天晚上' }, { label: '从什么时候起', said: '前天晚上' }],
    ['is a day', { 'attribute[since]': '2026-11-18' }, { label: '从什么时候起', said: '2026年11月18日' }],
    ['belongs to another service', { 'attribute[uprn]': '1' }, { label: 'uprn', said: '1' }],
    ['is written as PHP does', { 'attribute[signs][0]': 'loud' }, { label: '有什么迹象', said: '样loud' }],
    [
      'is told in its own words',
      { 'attribute[signs]': '样LOUD，loose' },
      { label: '有什么迹象', said: '样loud、样loose' },
    ],
    ['is a number as programs write it', { 'attribute[deep]': ' +1.2e1 ' }, { label: '多深', said: '12 厘米' }],
  ])('what need not be answered and %s is kept for staff to read', async (_, form, said) => {
    const answer = await post(aRequest({ service_code: asking, 'attribute[kind]': '铁的', ...form }))
    expect(answer.status).toBe(200)
    const { timeline } = await recordOf(idsOf(JSON.parse(answer.body))[0] ?? '')
    expect(timeline[0]?.answers).toEqual(expect.arrayContaining([{ label: '哪一种', said: '铁的' }, said]))
  })

  test('may be dangerous: what was called in already is taken, and staff are told to make sure of the call', async () => {
    const answer = await post(aRequest({ service_code: asking, 'attribute[kind]': 'hurt' }))
    expect(answer.status).toBe(200)
    const { timeline } = await recordOf(idsOf(JSON.parse(answer.body))[0] ?? '')
    expect(timeline[0]?.answers).toEqual([
      { label: '哪一种', said: '有人受伤' },
      { label: '请核实是否已经拨打', said: '120' },
    ])
  })

  test.each<[string, Fields, RegExp]>([
    ['is left out although it must be answered', {}, /kind/],
    ['has no such value', { 'attribute[kind]': 'gold' }, /kind/],
  ])('what %s is refused with the name of the attribute', async (_, form, names) => {
    const { status, body } = await post(aRequest({ service_code: asking, ...form }))
    expect(status).toBe(400)
    expect(JSON.parse(body)[0].description).toMatch(names)
  })
})

describe('the office', () => {
  let admin: Person
  beforeEach(async () => {
    admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  })
  const clients = async () => (await call('reports', 'clients', {}, admin)).body.items
  const lets = (name: string, id = anId()) => call('reports', 'addClient', { id, name }, admin)

  test('lets a program in with a key that is told once and works at once', async () => {
    const { status, body } = await lets('文明办热线')
    expect(status).toBe(201)
    expect((await post(aRequest({ api_key: body.key }))).status).toBe(200)
    const listedNow = await clients()
    expect(listedNow).toMatchObject([
      { name: '市民热线' },
      {
        ...{ name: '文明办热线', keyStart: body.key.slice(0, 6) },
        ...{ createdBy: expect.stringContaining('街道管理员'), lastUsedAt: expect.any(Number) },
      },
    ])
    expect(JSON.stringify(listedNow)).not.toContain(body.key)
  })

  test('gets the same key again for the same request, however often it is sent, and no second program', async () => {
    const id = anId()
    const answers = await Promise.all([1, 2, 3].map(() => lets('热线', id)))
    for (const each of answers) expect(each).toEqual(answers[0])
    expect((await lets('另一个', id)).body.code).toBe('IDEMPOTENCY_CONFLICT')
    expect(await clients()).toHaveLength(2)
  })

  test('shuts a program out at once and for good; a second time changes nothing', async () => {
    const { body } = await lets('热线')
    const { clientId } = body.client
    const out = { clientId, id: anId() }
    const [first] = await Promise.all([1, 2].map(() => call('reports', 'revokeClient', out, admin)))
    expect(first?.body).toMatchObject({ clientId, revokedAt: expect.any(Number) })
    expect((await call('reports', 'revokeClient', { clientId, id: anId() }, admin)).body).toEqual(first?.body)
    expect((await post(aRequest({ api_key: body.key }))).status).toBe(403)
    const missing = await call('reports', 'revokeClient', { clientId: anId(), id: anId() }, admin)
    expect(missing.status).toBe(404)
    const elsewhere = await aPerson((await aStreet()).streetId, { grants: [{ role: 'admin' }] })
    expect((await call('reports', 'revokeClient', { clientId, id: anId() }, elsewhere)).status).toBe(404)
  })

  test('keeps the number of programs in bounds; one shut out makes room', async () => {
    for (let n = 1; n < OPEN311_LIMITS.clients; n++) await addClient(streetId, `第 ${n} 个`)
    expect((await lets('太多')).body.code).toBe('CLIENTS_FULL')
    const [oldest] = await clients()
    await call('reports', 'revokeClient', { clientId: oldest?.clientId ?? '', id: anId() }, admin)
    expect((await lets('又有位置')).status).toBe(201)
  })
})

test('the same request sent again, ten times at once, is one report', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(aRequest())))
  const ids = new Set(answers.flatMap(({ body }) => idsOf(JSON.parse(body))))
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  expect(ids.size).toBe(1)
  const other = await post(aRequest({ description: '另一件' }))
  expect([...ids]).not.toContain(idsOf(JSON.parse(other.body))[0])
})

test('lists are filtered by ids, state, service, time and place, and paged', async () => {
  const other = await aCategory(streetId, { name: '路灯' })
  const far = { latitude: CENTER.latitude + 0.02, longitude: CENTER.longitude }
  const fixed = await aResolvedReport(worker, staff, categoryId)
  const lamp = await aReport(worker, other, { location: far })
  const open = await aReport(worker, categoryId)
  const hidden = await aReport(worker, categoryId)
  for (const id of [fixed, lamp, open]) await publish(id)
  expect(idsOf(await listed('requests.json'))).toEqual([open, lamp, fixed])
  expect(idsOf(await listed('requests.json', { status: 'closed' }))).toEqual([fixed])
  expect(idsOf(await listed('requests.json', { status: 'open,closed' }))).toEqual([open, lamp, fixed])
  expect(idsOf(await listed('requests.json', { service_code: other }))).toEqual([lamp])
  expect(idsOf(await listed('requests.json', { service_request_id: `${lamp},${hidden},x` }))).toEqual([lamp])
  expect(idsOf(await listed('requests.json', { page_size: '1', page: '2' }))).toEqual([lamp])
  expect(await listed('requests.json', { page_size: '1', page: '4' })).toEqual([])
  const near = { lat: String(wgs84.latitude), long: String(wgs84.longitude), radius: '200' }
  expect(idsOf(await listed('requests.json', near))).toEqual([open, fixed])
  expect(await listed('requests.json', { end_date: '2020-01-01T00:00:00Z' })).toEqual([])
  const today = { start_date: `${dayOf(Date.now() - 86_400_000)}T00:00:00+08:00`, end_date: isoOf(Date.now() + 60_000) }
  expect(idsOf(await listed('requests.json', today))).toEqual([open, lamp, fixed])
  expect(await get(`requests/${hidden}.json`)).toMatchObject({ status: 404 })
  const text = (await get('requests.xml')).body
  for (const secret of [worker.memberId, staff.memberId, '测*甲', '真名']) expect(text).not.toContain(secret)
})

test.each<[string, Fields, number]>([
  ['no jurisdiction', { jurisdiction_id: '' }, 400],
  ['an unknown jurisdiction', { jurisdiction_id: 'nowhere' }, 404],
  ['more than 90 days', { start_date: '2026-01-01T00:00:00Z', end_date: '2026-06-01T00:00:00Z' }, 400],
  ['an end before its start', { start_date: '2026-02-01T00:00:00Z', end_date: '2026-01-01T00:00:00Z' }, 400],
  ['a time that is none', { start_date: 'yesterday' }, 400],
  ['an unknown status', { status: 'lost' }, 400],
  ['51 ids', { service_request_id: Array.from({ length: 51 }, anId).join(',') }, 400],
  ['half a place', { lat: '37.5' }, 400],
  ['a page that is none', { page: '-1' }, 400],
])('%s is an error in the words of the standard', async (_, values, status) => {
  const json = await get('requests.json', values)
  expect(json.status).toBe(status)
  expect(JSON.parse(json.body)).toEqual([{ code: status, description: expect.any(String) }])
  const xml = await get('requests.xml', values)
  expect(textsOf(parsed(xml.body), 'errors > error > code')).toEqual([String(status)])
})

test('a request without a valid key, place, service or words is refused and leaves nothing', async () => {
  const elsewhere = (await addClient((await aStreet()).streetId, '别处')).key
  for (const [form, status] of [
    [aRequest({ api_key: '' }), 403],
    [aRequest({ api_key: elsewhere }), 403],
    [aRequest({ api_key: 'x'.repeat(32) }), 403],
    [aRequest({ service_code: 'nothing' }), 404],
    [aRequest({ service_code: '' }), 400],
    [aRequest({ lat: '' }), 400],
    [aRequest({ lat: '', long: '' }), 400],
    [aRequest({ lat: '1', long: '1' }), 400],
  ] as const) {
    expect([form, (await post(form)).status]).toEqual([form, status])
  }
  expect((await call('reports', 'queue', { communityId: 'east' }, staff)).body.items).toEqual([])
})

test('a revoked key is worth nothing at once; the table holds no key', async () => {
  const [client] = await clientsOf(streetId)
  expect(JSON.stringify(client)).not.toContain(key)
  expect((await post(aRequest())).status).toBe(200)
  await revokeClient(streetId, client?.clientId ?? '')
  expect((await post(aRequest({ description: '还能发吗' }))).status).toBe(403)
})

test('a client that sends too much is asked to wait, in the format it reads', async () => {
  const { clientId = '' } = (await clientsOf(streetId))[0] ?? {}
  const count = OPEN311_LIMITS.writesPerHour
  const { window, endsAt } = windowOf(3600)
  await Rate.build(PutItemCommand)
    .item({ key: `open311#${clientId}`, window, count: count - 1, expiresAt: endsAt })
    .send()
  // What is refused does not count.
  expect((await post(aRequest({ service_code: 'nothing' }))).status).toBe(404)
  expect((await post(aRequest())).status).toBe(200)
  const refused = await post(aRequest({ description: '再一件' }), 'xml')
  expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': expect.stringMatching(/^\d{1,4}$/) } })
  expect(textsOf(parsed(refused.body), 'errors > error > code')).toEqual(['429'])
})

test('whatever is asked is answered, never with a fault of ours, and XML is always well formed', async () => {
  const names = [
    'service_request_id',
    'status',
    'start_date',
    'end_date',
    'lat',
    'long',
    'radius',
    'page',
    'service_code',
  ]
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 20 }))
  const query = fc.dictionary(fc.constantFrom(...names), text)
  const path = fc.constantFrom(
    'requests.xml',
    'services.xml',
    'services/%.xml',
    'tokens/x.xml',
    'x.xml',
    'requests/a/b.xml',
  )
  await fc.assert(
    fc.asyncProperty(path, query, async (where, values) => {
      const { status, body } = await get(where, values)
      expect(status).toBeLessThan(500)
      parsed(body)
    }),
    { numRuns: runs(20, 60) },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.constantFrom('description', 'address_string', 'phone', 'first_name', 'media_url'), text),
      async (form) => {
        const { status, body } = await post(aRequest(form), 'xml')
        expect(status).toBeLessThan(500)
        parsed(body)
      },
    ),
    { numRuns: runs(12, 30) },
  )
})
