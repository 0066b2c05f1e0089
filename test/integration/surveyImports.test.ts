import { handler as onUnfinished } from '@functions/exports/onUnfinished'
import { MOST_TRIES, STANDS_STILL_MS } from '@functions/platform/store/unfinished'
import { ServedStreet } from '@functions/stations/registry'
import { everybodyIn } from '@functions/survey/entities'
import { partsOf, saidOf } from '@functions/survey/importEntities'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'
import {
  anOutlet,
  aSurvey,
  COLUMNS,
  closed,
  confirmed,
  imported,
  importOf,
  importRows,
  type Line,
  newcomer,
  peopleOf,
  roundsOf,
  rowsFor,
  sentImport,
  started,
  tap,
  worked,
} from '../support/survey'

const OUTLET = '样一网点'

let streetId: string
let admin: Person
let staff: Person
let round: number
let outlet: string

beforeEach(async () => {
  await ownTable({ stream: true })
  ;({ streetId, admin, staff, round } = await aSurvey())
  outlet = await anOutlet(admin, OUTLET)
  await anOutlet(admin, '样西网点', { communities: ['west'] })
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
})

const everybody = async () => everybodyIn(streetId, round).all()

/** What is wrong with a bad row of each kind, in its column. */
const BAD: [cells: (good: string[]) => string[], column: string, said: RegExp][] = [
  [([name = '', , work = '', at = '']) => [name, '1.38E+10', work, at], 'C', /科学计数法“1\.38E\+10”/],
  [([name = '', , work = '', at = '']) => [name, '1380000000', work, at], 'C', /只有 10 位/],
  [([name = '', , work = '', at = '']) => [name, '=VLOOKUP(A1)', work, at], 'C', /公式/],
  [([, phone = '', work = '', at = '']) => ['', phone, work, at], 'B', /姓名没有填/],
  [([name = '', phone = '', work = '']) => [name, phone, work, ''], 'A', /合并的单元格/],
  [([name = '', phone = '', work = '']) => [name, phone, work, '没有的网点'], 'A', /“没有的网点”还没有登记/],
  [([name = '', phone = '', work = '']) => [name, phone, work, '样西网点'], 'A', /不在你的社区/],
  [([name = '', phone = '', , at = '']) => [name, phone, '宇航员', at], 'D', /“宇航员”认不出/],
]

/** So many rows of which these are bad; each kind of mistake has its turn. */
function rowsWith(count: number, bad: number): { rows: Line[]; wrong: Map<number, (typeof BAD)[number]> } {
  const rows = rowsFor(count, OUTLET)
  const wrong = new Map<number, (typeof BAD)[number]>()
  for (let n = 0; n < bad; n++) {
    const row = rows[1 + n * Math.floor((count - 2) / bad)]
    const mistake = BAD[n % BAD.length]
    if (!row || !mistake) throw new Error('too few rows')
    row.cells = mistake[0](row.cells)
    wrong.set(row.line, mistake)
  }
  return { rows, wrong }
}

test('M1 of 1,000 rows with 37 bad ones the preview names exactly these with row, column and reason; nothing is written', async () => {
  const { rows, wrong } = rowsWith(1000, 37)
  const importId = await sentImport(staff, round, rows)
  const seen: number[] = []
  await worked(streetId)
  seen.push((await importOf(staff, importId)).seen)
  expect(await importOf(staff, importId)).toMatchObject({
    ...{ state: 'ready', total: 1000, received: 1000, seen: 1000 },
    counts: { create: 963, update: 0, same: 0, bad: 37 },
  })
  const bad = await importRows(staff, importId, 'bad')
  expect(bad.map(({ line }) => line)).toEqual([...wrong.keys()])
  for (const { line, wrongs } of bad) {
    const [, column, said] = wrong.get(line) ?? BAD[0] ?? []
    expect(wrongs).toEqual([expect.objectContaining({ column, said: expect.stringMatching(said ?? /^$/) })])
  }
  expect(await everybody()).toEqual([])

  await confirmed(staff, importId)
  await worked(streetId)
  expect(await importOf(staff, importId)).toMatchObject({ state: 'done', done: { create: 963, bad: 37 } })
  expect(await everybody()).toHaveLength(963)

  // M3: the file again.
  const again = await sentImport(staff, round, rows)
  await worked(streetId)
  expect((await importOf(staff, again)).counts).toEqual({ create: 0, update: 0, same: 963, bad: 37 })
}, 240_000)

test('M3 the file again: nothing is created or changed', async () => {
  const rows = rowsFor(120, OUTLET)
  await imported(staff, round, rows)
  const before = await everybody()
  const again = await imported(staff, round, rows)
  expect(await importOf(staff, again)).toMatchObject({
    state: 'done',
    done: { create: 0, update: 0, same: 120, bad: 0 },
  })
  expect(await everybody()).toEqual(before)
})

test('M4 preview, then another import changes a row: the confirmation says so, and nothing is written', async () => {
  const rows = rowsFor(105, OUTLET)
  const importId = await sentImport(staff, round, rows)
  await worked(streetId)
  const changed = rows.slice(2, 3).map((row) => ({ ...row, cells: ['演快递二', ...row.cells.slice(1)] }))
  await imported(admin, round, changed)
  expect((await confirmed(staff, importId)).body.state).toBe('verifying')
  await worked(streetId)
  expect(await importOf(staff, importId)).toMatchObject({
    state: 'ready',
    changed: 1,
    counts: { create: 104, update: 1 },
  })
  const { body } = await call('survey', 'importRows', { importId, changed: 'yes' }, staff)
  expect(body.items).toMatchObject([{ line: 4, outcome: 'update', changed: true }])
  expect(await everybody()).toHaveLength(1)
  await confirmed(staff, importId)
  await worked(streetId)
  expect(await importOf(staff, importId)).toMatchObject({ state: 'done', done: { create: 104, update: 1 } })
  expect((await peopleOf(staff, round, outlet)).filter(({ nameMasked }) => nameMasked.startsWith('演'))).toEqual([])
})

test('M7 rows are their uploader’s alone; what was written is not kept, and what was not comes back to them', async () => {
  const { rows } = rowsWith(110, 8)
  const importId = await imported(staff, round, rows)
  for (const by of [admin, await aPerson((await aStreet()).streetId, { grants: [{ role: 'admin' }] })]) {
    for (const route of ['importOf', 'importRows', 'stopImport'] as const) {
      expect((await call('survey', route, { importId }, by)).body).toMatchObject({ code: 'NOT_FOUND' })
    }
  }
  const kept = await importRows(staff, importId)
  expect(kept).toHaveLength(8)
  expect(kept.map(({ cells }) => cells)).toEqual(kept.map(({ line }) => rows.find((row) => row.line === line)?.cells))
  for (const part of [...(await partsOf(importId).all()), ...(await saidOf(importId).all())]) {
    expect(JSON.stringify(part)).not.toMatch(/样快递|13000000/)
  }
})

test('a row twice is refused with the line it repeats; at two outlets somebody is written twice and counts once', async () => {
  const other = await anOutlet(admin, '样二网点')
  const [first, second] = rowsFor(2, OUTLET)
  const rows = [
    first,
    second,
    { ...first, line: 4 },
    { ...first, line: 5, cells: [...(first?.cells.slice(0, 3) ?? []), '样二网点'] },
  ]
  const importId = await imported(staff, round, rows as Line[])
  expect(await importOf(staff, importId)).toMatchObject({ done: { create: 3, bad: 1 } })
  expect((await importRows(staff, importId, 'bad'))[0]?.wrongs[0]?.said).toContain('和第 2 行的是同一个')
  expect(await peopleOf(staff, round, other)).toHaveLength(1)
  await closed(admin, round)
  expect((await roundsOf(admin))[0]?.figures).toMatchObject({ people: 2 })
})

test('in the next round whoever was there is the same or changed, and a tap that came since is not overwritten', async () => {
  const rows = rowsFor(4, OUTLET)
  await imported(staff, round, rows)
  await closed(admin, round)
  round = await started(admin)
  // Not the one whom the next table calls by another name.
  const one = (await peopleOf(staff, round, outlet)).find(({ phoneMasked }) => !phoneMasked?.endsWith('01'))
  const next = rows.map((row, n) => (n === 1 ? { ...row, cells: ['演快递二', ...row.cells.slice(1)] } : row))
  const importId = await sentImport(staff, round, [...next, ...rowsFor(1, OUTLET, 4)])
  await worked(streetId)
  await confirmed(staff, importId)
  await worked(streetId, async (Records) => {
    const order = Records.some(({ dynamodb }) => dynamodb?.NewImage?.state?.S === 'running')
    // Between the second look and the write.
    if (order) await tap(staff, { round, orgId: outlet, mark: 'gone', ref: one?.ref })
    const { surveyImporting } = await import('@functions/survey/importing')
    const { consumerOf } = await import('../support/stream')
    return consumerOf(surveyImporting)({ Records })
  })
  expect(await importOf(staff, importId)).toMatchObject({ state: 'done', done: { create: 4, bad: 1 } })
  expect((await importRows(staff, importId, 'bad'))[0]?.wrongs[0]?.said).toContain('有人改过这一行')
  const marks = (await peopleOf(staff, round, outlet)).map(({ mark }) => mark ?? '').sort()
  expect(marks).toEqual(['changed', 'gone', 'new', 'same', 'same'])
})

test('stopped it ends after the rows in hand, given up it forgets them; the round can be closed then and not before', async () => {
  const importId = await sentImport(staff, round, rowsFor(250, OUTLET))
  await worked(streetId)
  await confirmed(staff, importId)
  const version = async () => (await roundsOf(admin))[0]?.version ?? 0
  const close = async () => call('survey', 'closeRound', { round, id: anId(), version: await version() }, admin)
  expect((await close()).body.code).toBe('SURVEY_IMPORTING')
  await call('survey', 'stopImport', { importId }, staff)
  await worked(streetId)
  expect(await importOf(staff, importId)).toMatchObject({ state: 'stopped' })
  expect((await call('survey', 'stopImport', { importId }, staff)).body.state).toBe('stopped')

  const other = await sentImport(staff, round, rowsFor(120, OUTLET))
  await worked(streetId)
  expect((await call('survey', 'stopImport', { importId: other }, staff)).body.state).toBe('dropped')
  await worked(streetId)
  expect(await partsOf(other).all()).toEqual([])
  expect((await close()).body.state).toBe('closing')
})

test('parts come in order and once; a confirmation is of the preview that was seen, and once', async () => {
  const rows = rowsFor(130, OUTLET)
  const importId = anId()
  const begin = { id: importId, round, total: 130, columns: COLUMNS }
  const begun = await call('survey', 'startImport', begin, staff)
  expect(await call('survey', 'startImport', begin, staff)).toEqual(begun)
  const send = (part: number, some: Line[], id = anId()) =>
    call('survey', 'sendRows', { importId, id, part, rows: some }, staff)
  expect((await send(1, rows.slice(100))).body.code).toBe('IMPORT_PART')
  expect((await send(0, rows.slice(0, 99))).body.code).toBe('IMPORT_PART')
  const first = await send(0, rows.slice(0, 100))
  expect(first).toMatchObject({ status: 200, body: { received: 1 } })
  expect(await send(0, rows.slice(0, 100))).toEqual(first)
  expect((await send(0, rows.slice(1, 101))).body.code).toBe('IDEMPOTENCY_CONFLICT')
  const early = { importId, id: anId(), fingerprint: 'x' }
  expect((await call('survey', 'confirmImport', early, staff)).body.code).toBe('IMPORT_NOT_READY')
  await send(1, rows.slice(100))
  await worked(streetId)
  expect((await call('survey', 'confirmImport', early, staff)).body.code).toBe('IMPORT_CHANGED')
  const { fingerprint = '' } = await importOf(staff, importId)
  const confirm = { importId, id: anId(), fingerprint }
  await call('survey', 'confirmImport', confirm, staff)
  await worked(streetId)
  expect((await call('survey', 'confirmImport', confirm, staff)).body).toMatchObject({ state: 'done' })
  expect(await send(1, rows.slice(100))).toMatchObject({ status: 200, body: { received: 2 } })
  await closed(admin, round)
  expect((await call('survey', 'startImport', { ...begin, id: anId() }, staff)).body.code).toBe('SURVEY_CLOSED')
})

test('an import that stands still is taken up again, and after the last try it ends and lets its round be closed', async () => {
  const resumed = () => onUnfinished(undefined, { getRemainingTimeInMillis: () => 60_000 })
  const importId = await sentImport(staff, round, rowsFor(3, OUTLET))
  await worked(streetId, async () => undefined)
  await shifted(STANDS_STILL_MS + 1000, async () => {
    expect(await resumed()).toEqual({ resumed: 1, ended: 0, failed: 0 })
    await worked(streetId)
  })
  await confirmed(staff, importId)
  for (let run = 1; run <= MOST_TRIES + 1; run++) {
    await worked(streetId, async () => undefined)
    await shifted((run + 1) * (STANDS_STILL_MS + 1000), async () => void (await resumed()))
  }
  expect(await importOf(staff, importId)).toMatchObject({ state: 'failed', reason: 'stalled' })
  expect((await closed(admin, round)).body.state).toBe('closing')
})

test('a row costs ≤ 4 write units, everything counted', async () => {
  await newcomer(staff, round, outlet, '样快递九', '13199999999')
  const rows = rowsFor(200, OUTLET)
  const { writeUnits } = await billOf(() => imported(staff, round, rows))
  expect(await everybody()).toHaveLength(201)
  expect(writeUnits / rows.length).toBeLessThanOrEqual(4)
})
