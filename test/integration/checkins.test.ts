import { sceneOf } from '@functions/stations/posted'
import { rotatingCode, stepAt } from '@shared/rules/points/rotating'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStation, aStreet, CENTER } from '../support/factories'
import { accountOf, sumOfEntries } from '../support/ledger'
import { shifted } from '../support/meals'

let streetId: string
let station: Awaited<ReturnType<typeof aStation>>
let worker: Person

beforeAll(async () => {
  ;({ streetId } = await aStreet())
})
beforeEach(async () => {
  station = await aStation(streetId)
  worker = await aPerson(streetId)
})

const posted = (over: { latitude?: number } = {}) => ({
  kind: 'posted' as const,
  scene: sceneOf(station),
  location: { ...CENTER, ...over },
})

test('a visit by the posted code brings its points at once', async () => {
  const id = anId()
  const answer = await call('checkins', 'create', { id, stationId: station.stationId, proof: posted() }, worker)
  expect(answer).toMatchObject({ status: 201, body: { id, points: 2, bonusPoints: 0, state: { count: 1, streak: 1 } } })
  const account = await accountOf(worker.memberId)
  expect(account).toMatchObject({ balance: 2, available: 2, held: 0 })
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 2, held: 0 })
})

test('the rotating code needs no location, and a code of another step is refused', async () => {
  const code = rotatingCode(station.codeSecret, stepAt(Date.now()))
  const stale = rotatingCode(station.codeSecret, stepAt(Date.now()) - 5)
  const refused = await call(
    'checkins',
    'create',
    { id: anId(), stationId: station.stationId, proof: { kind: 'rotating', code: stale } },
    worker,
  )
  expect(refused).toMatchObject({ status: 422, body: { code: 'ROTATING_CODE_INVALID' } })
  const answer = await call(
    'checkins',
    'create',
    { id: anId(), stationId: station.stationId, proof: { kind: 'rotating', code } },
    worker,
  )
  expect(answer.status).toBe(201)
})

const rotating = (code: string, who = worker, id = anId()) =>
  call('checkins', 'create', { id, stationId: station.stationId, proof: { kind: 'rotating', code } }, who)
const codeNow = () => rotatingCode(station.codeSecret, stepAt(Date.now()))
/** Digits that are not right now, nor will be in a moment. */
const wrongCodes = (count: number) => {
  const right = [-2, -1, 0, 1, 2].map((drift) => rotatingCode(station.codeSecret, stepAt(Date.now()) + drift))
  const all = Array.from({ length: count + right.length }, (_, n) => String(n).padStart(6, '0'))
  return all.filter((code) => !right.includes(code)).slice(0, count)
}

test('whoever guesses the digits of a screen is stopped, however many guesses come at once; a poster still serves', async () => {
  const guesses = await Promise.all(wrongCodes(30).map((code) => rotating(code)))
  expect(guesses.filter(({ body }) => body.code === 'ROTATING_CODE_INVALID')).toHaveLength(10)
  const stopped = guesses.filter(({ status }) => status === 429)
  expect(stopped).toHaveLength(20)
  expect(stopped[0]?.body).toMatchObject({
    code: 'ROTATING_CODE_TRIES',
    message: expect.stringMatching(/^数字试得太多了，\d+ 分钟后再试，或者扫驿站里张贴的码打卡$/),
  })
  // The right digits come too late.
  expect((await rotating(codeNow())).status).toBe(429)
  expect((await rotating(codeNow(), await aPerson(streetId))).status).toBe(201)
  const byPoster = { id: anId(), stationId: station.stationId, proof: posted() }
  expect((await call('checkins', 'create', byPoster, worker)).status).toBe(201)
})

test('a visit that was made gets its first answer, whatever was guessed since', async () => {
  const id = anId()
  const first = await rotating(codeNow(), worker, id)
  expect(first.status).toBe(201)
  await Promise.all(wrongCodes(12).map((code) => rotating(code)))
  expect(await rotating(codeNow(), worker, id)).toEqual(first)
})

test('many who guess at one station stop each other there, and nowhere else', async () => {
  const elsewhere = await aStation(streetId)
  const people = await Promise.all(Array.from({ length: 10 }, () => aPerson(streetId)))
  const codes = wrongCodes(100)
  await Promise.all(people.flatMap((who, n) => codes.slice(n * 10, n * 10 + 10).map((code) => rotating(code, who))))
  expect(await rotating(codeNow())).toMatchObject({ status: 429, body: { code: 'ROTATING_CODE_TRIES' } })
  station = elsewhere
  expect((await rotating(codeNow(), await aPerson(streetId))).status).toBe(201)
})

test('the second try of the day is refused kindly, the same id gets its first answer', async () => {
  const id = anId()
  const input = { id, stationId: station.stationId, proof: posted() }
  const first = await call('checkins', 'create', input, worker)
  expect(await call('checkins', 'create', input, worker)).toEqual(first)
  const second = await call('checkins', 'create', { ...input, id: anId() }, worker)
  expect(second).toMatchObject({
    status: 409,
    body: { code: 'ALREADY_TODAY', message: '今天已经在这里打过卡了，明天再来' },
  })
  expect((await accountOf(worker.memberId)).balance).toBe(2)
})

test('the same id with another station is a conflict', async () => {
  const other = await aStation(streetId)
  const id = anId()
  await call('checkins', 'create', { id, stationId: station.stationId, proof: posted() }, worker)
  const proof = { kind: 'posted' as const, scene: sceneOf(other), location: CENTER }
  const answer = await call('checkins', 'create', { id, stationId: other.stationId, proof }, worker)
  expect(answer).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
})

test('too far away says how far', async () => {
  const answer = await call(
    'checkins',
    'create',
    { id: anId(), stationId: station.stationId, proof: posted({ latitude: CENTER.latitude + 0.003 }) },
    worker,
  )
  expect(answer).toMatchObject({ status: 422, body: { code: 'TOO_FAR' } })
  expect(answer.body.message).toMatch(/^离驿站还有 33\d 米，走近一点再打卡$/)
})

test('a scene of another station, or a forged one, opens nothing', async () => {
  const other = await aStation(streetId)
  for (const scene of [sceneOf(other), `s=${station.stationId}&k=AAAAAAAA`, '']) {
    const answer = await call(
      'checkins',
      'create',
      { id: anId(), stationId: station.stationId, proof: { ...posted(), scene } },
      worker,
    )
    expect(answer).toMatchObject({ status: 422, body: { code: 'STATION_CODE_INVALID' } })
  }
})

test('the day takes three check-ins, whatever the phone claims to have seen', async () => {
  const stations = [station, await aStation(streetId), await aStation(streetId), await aStation(streetId)]
  const answers = []
  for (const each of stations) {
    const proof = { kind: 'posted' as const, scene: sceneOf(each), location: CENTER }
    const seen = { day: '', count: 0, streak: 0 } as const
    answers.push(await call('checkins', 'create', { id: anId(), stationId: each.stationId, proof, seen }, worker))
  }
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 409])
  expect(answers[3]?.body.code).toBe('CHECKIN_DAILY_CAP')
  expect((await accountOf(worker.memberId)).balance).toBe(6)
})

test('a phone that claims a full day it has not seen is not turned away', async () => {
  const seen = { day: dayOf(Date.now()), count: 3, streak: 1 }
  const input = { id: anId(), stationId: station.stationId, proof: posted(), seen }
  const answer = await call('checkins', 'create', input, worker)
  expect(answer).toMatchObject({ status: 201, body: { state: { count: 1, streak: 1 } } })
})

test('the seventh day in a row brings the bonus in the same write', async () => {
  const yesterday = addDays(dayOf(Date.now()), -1)
  await accountOf(worker.memberId, { checkin: { day: yesterday, count: 1, streak: 6 } })
  const answer = await call(
    'checkins',
    'create',
    { id: anId(), stationId: station.stationId, proof: posted(), seen: { day: yesterday, count: 1, streak: 6 } },
    worker,
  )
  expect(answer.body).toMatchObject({ points: 2, bonusPoints: 10, state: { streak: 7 } })
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 12, held: 0 })
})

test('visits on both sides of midnight bring the same in whatever order two servers with two clocks take them', async () => {
  const today = dayOf(Date.now())
  const midnight = startOf(addDays(today, 1))
  const sides = [await aStation(streetId), await aStation(streetId)].map((at, n) => ({
    stationId: at.stationId,
    proof: { kind: 'posted' as const, scene: sceneOf(at), location: CENTER },
    at: midnight + (n === 0 ? -30_000 : 30_000),
  }))
  const outcomeOf = async (order: typeof sides, streak: number) => {
    const who = await aPerson(streetId)
    await accountOf(who.memberId, { checkin: { day: addDays(today, -1), count: 2, streak } })
    for (const { at, ...visit } of order) {
      const { status } = await shifted(at - Date.now(), () => call('checkins', 'create', { id: anId(), ...visit }, who))
      expect(status).toBe(201)
    }
    const { checkin, balance } = await accountOf(who.memberId)
    expect(await sumOfEntries(who.memberId)).toEqual({ balance, held: 0 })
    return { checkin, balance }
  }
  for (const streak of [3, 5, 6]) {
    const wanted = { balance: streak === 3 ? 4 : 14, checkin: { day: addDays(today, 1), count: 1, streak: streak + 2 } }
    expect(await outcomeOf(sides, streak)).toMatchObject(wanted)
    expect(await outcomeOf(sides.toReversed(), streak)).toEqual(await outcomeOf(sides, streak))
  }
})

test('twenty phones of one worker at once make one visit', async () => {
  const tries = Array.from({ length: 20 }, () =>
    call('checkins', 'create', { id: anId(), stationId: station.stationId, proof: posted() }, worker),
  )
  const statuses = (await Promise.all(tries)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 201)).toHaveLength(1)
  expect(statuses.filter((status) => status === 409)).toHaveLength(19)
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 2, held: 0 })
})

test('a token from before a sign-out everywhere can no longer write', async () => {
  await accountOf(worker.memberId, { epoch: 2 })
  const answer = await call('checkins', 'create', { id: anId(), stationId: station.stationId, proof: posted() }, worker)
  expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } })
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 0, held: 0 })
})

test('my check-ins come newest first, a page at a time, and the cursor is mine alone', async () => {
  const other = await aStation(streetId)
  for (const each of [station, other]) {
    const proof = { kind: 'posted' as const, scene: sceneOf(each), location: CENTER }
    await call('checkins', 'create', { id: anId(), stationId: each.stationId, proof }, worker)
  }
  const page = await call('checkins', 'mine', { limit: 1 }, worker)
  expect(page.body.items).toHaveLength(1)
  const rest = await call('checkins', 'mine', { limit: 1, cursor: page.body.cursor }, worker)
  expect(rest.body.items).toHaveLength(1)
  const stranger = await aPerson(streetId)
  const stolen = await call('checkins', 'mine', { limit: 1, cursor: page.body.cursor }, stranger)
  expect(stolen).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } })
})
