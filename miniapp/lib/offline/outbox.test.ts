import { ApiError, offline } from '../api/apiError'
import { createOutbox, MAX_WAITING, type Outbox, type Outside } from './outbox'
import { itemsIn, type NewReport } from './outboxItem'

const ID = '01JD0000000000000000000001'
const START = Date.UTC(2026, 10, 20, 4)

/** A phone: what is kept on it, what the server got, how the network fails, and a clock that is moved by hand. */
function phone(kept: unknown = []) {
  const sent: string[] = []
  const uploads: string[] = []
  const dropped: string[] = []
  const failures = { upload: [] as ApiError[], create: [] as ApiError[] }
  const saved = { items: kept, full: false }
  const who = { memberId: 'me' as string | undefined }
  const clock = { now: START, timer: undefined as { at: number; then: () => void } | undefined }
  const outside: Outside = {
    load: () => itemsIn(saved.items),
    save: (items) => {
      if (!saved.full) saved.items = JSON.parse(JSON.stringify(items))
      return !saved.full
    },
    upload: async (id) => {
      const failure = failures.upload.shift()
      if (failure) throw failure
      uploads.push(id)
    },
    create: async ({ id }, photoIds) => {
      const failure = failures.create.shift()
      if (failure) throw failure
      sent.push(`${id}:${photoIds.join(',')}`)
    },
    drop: ({ path }) => dropped.push(path),
    memberId: () => who.memberId,
    now: () => clock.now,
    random: () => 1,
    later: (ms, then) => {
      const timer = { at: clock.now + ms, then }
      clock.timer = timer
      return () => {
        if (clock.timer === timer) clock.timer = undefined
      }
    },
  }
  /** Lets the time pass that the outbox wants to wait. Returns how long that was. */
  const sleep = (outbox: Outbox) => {
    const { timer } = clock
    if (!timer) throw new Error('the outbox waits for nothing')
    const slept = timer.at - clock.now
    clock.now = timer.at
    timer.then()
    return outbox.resume().then(() => slept)
  }
  return { outside, sent, uploads, dropped, failures, saved, who, clock, sleep }
}

function report(id = ID, memberId = 'me', urgent = false): NewReport {
  const photo = (name: string) => ({
    id: name,
    uploaded: false,
    photo: { path: `/photos/${name}`, contentType: 'image/jpeg' as const, bytes: 10 },
  })
  return {
    report: {
      id,
      categoryId: 'road',
      description: '坑',
      address: '',
      anonymous: false,
      location: { latitude: 37.5, longitude: 121.4 },
    },
    memberId,
    categoryName: '道路坑洼',
    urgent,
    createdAt: 1,
    photos: [photo('a'), photo('b')],
  }
}

const idOf = (n: number) => `01JD00000000000000000000${String(n).padStart(2, '0')}`
const states = (outbox: Outbox) => outbox.items.get().map(({ state }) => state)

test('a report is on the phone before anything is sent', () => {
  const { outside, saved } = phone()
  expect(createOutbox(outside).add(report())).toBe('kept')
  expect(saved.items).toMatchObject([{ report: { id: ID } }])
})

test('it is sent once, its photos before it, and then leaves the phone', async () => {
  const { outside, sent, uploads, dropped, saved } = phone()
  const outbox = createOutbox(outside)
  outbox.add(report())
  await Promise.all([outbox.resume(), outbox.resume()])
  expect(uploads).toEqual(['a', 'b'])
  expect(sent).toEqual([`${ID}:a,b`])
  expect(states(outbox)).toEqual(['sent'])
  expect(saved.items).toEqual([])
  expect(dropped).toEqual(['/photos/a', '/photos/b'])
})

test('without a network it waits; later the same id goes out and no photo is sent twice', async () => {
  const { outside, failures, sent, uploads } = phone()
  failures.create.push(offline())
  const outbox = createOutbox(outside)
  outbox.add(report())
  await outbox.resume()
  expect(states(outbox)).toEqual(['waiting'])
  await outbox.wake()
  expect(sent).toEqual([`${ID}:a,b`])
  expect(uploads).toEqual(['a', 'b'])
})

test('the app killed in the middle: what was sending waits, and uploaded photos stay uploaded', async () => {
  const [a, b] = report().photos
  const killed = { ...report(), state: 'sending', photos: a && b ? [{ ...a, uploaded: true }, b] : [] }
  const { outside, sent, uploads } = phone([killed])
  const outbox = createOutbox(outside)
  expect(states(outbox)).toEqual(['waiting'])
  await outbox.resume()
  expect(uploads).toEqual(['b'])
  expect(sent).toEqual([`${ID}:a,b`])
})

test('what only the person can mend says why, keeps nothing else waiting, and can be tried again', async () => {
  const { outside, failures, sent } = phone()
  failures.create.push(new ApiError('OUTSIDE_STREET', '这个位置不在本街道范围内，请重新选择', 422))
  const outbox = createOutbox(outside)
  const other = '01JD0000000000000000000002'
  outbox.add(report())
  outbox.add(report(other))
  await outbox.resume()
  expect(states(outbox)).toEqual(['needsYou', 'sent'])
  expect(outbox.items.get()[0]?.problem).toContain('不在本街道')
  await outbox.retry(ID)
  expect(sent).toEqual([`${other}:a,b`, `${ID}:a,b`])
})

test('a photo whose form has run out is sent once more with a new one, and only that photo', async () => {
  const { outside, failures, uploads, sent } = phone()
  const refused = () => new ApiError('UPLOAD_REFUSED', '照片没有传上去，请重试', 403)
  failures.upload.push(refused())
  const outbox = createOutbox(outside)
  outbox.add(report())
  await outbox.resume()
  expect(uploads).toEqual(['a', 'b'])
  expect(sent).toHaveLength(1)

  failures.upload.push(refused(), refused())
  outbox.add(report(idOf(2)))
  await outbox.resume()
  expect(states(outbox)).toEqual(['sent', 'needsYou'])
})

test('a photo that is no longer on the phone is for the person', async () => {
  const { outside, failures } = phone()
  failures.upload.push(new ApiError('PHOTO_LOST', '照片已不在手机上，请重新拍', 0))
  const outbox = createOutbox(outside)
  outbox.add(report())
  await outbox.resume()
  expect(outbox.items.get()).toMatchObject([{ state: 'needsYou', problem: '照片已不在手机上，请重新拍' }])
})

test("another person's report stays on the phone until they sign in again", async () => {
  const { outside, sent, who } = phone()
  const outbox = createOutbox(outside)
  outbox.add(report(ID, 'someone-else'))
  await outbox.resume()
  expect(sent).toEqual([])
  who.memberId = 'someone-else'
  await outbox.resume()
  expect(sent).toEqual([`${ID}:a,b`])
})

test('a full phone is told to the person, and the report still goes out', async () => {
  const { outside, saved, sent } = phone()
  saved.full = true
  const outbox = createOutbox(outside)
  expect(outbox.add(report())).toBe('open')
  await outbox.resume()
  expect(sent).toHaveLength(1)
})

test('given up, it and its photos are gone', async () => {
  const { outside, failures, dropped, saved } = phone()
  failures.upload.push(offline())
  const outbox = createOutbox(outside)
  outbox.add(report())
  await outbox.resume()
  outbox.remove(ID)
  expect(outbox.items.get()).toEqual([])
  expect(saved.items).toEqual([])
  expect(dropped).toEqual(['/photos/a', '/photos/b'])
})

test('given up while a try is on its way, it goes when that try fails', async () => {
  const { outside, failures, dropped, saved } = phone()
  failures.upload.push(offline())
  const outbox = createOutbox(outside)
  outbox.add(report())
  expect(outbox.items.get()).toMatchObject([{ state: 'sending' }])
  outbox.remove(ID)
  await outbox.resume()
  expect(outbox.items.get()).toEqual([])
  expect(saved.items).toEqual([])
  expect(dropped).toEqual(['/photos/a', '/photos/b'])
})

test('given up while its photos go up, it is not sent', async () => {
  const { outside, sent } = phone()
  const outbox = createOutbox(outside)
  outbox.add(report())
  outbox.remove(ID)
  await outbox.resume()
  expect(sent).toEqual([])
  expect(outbox.items.get()).toEqual([])
})

test('on a dead network it waits longer each time, at most five minutes, and not at all once the network is back', async () => {
  const { outside, failures, sent, sleep } = phone()
  failures.create.push(...Array.from({ length: 9 }, offline))
  const outbox = createOutbox(outside)
  outbox.add(report())
  await outbox.resume()
  const waits: number[] = []
  for (let i = 0; i < 8; i++) waits.push((await sleep(outbox)) / 1_000)
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300])
  await outbox.wake()
  expect(sent).toHaveLength(1)
})

test('a network that returns does not break the wait the server asked for; the person may', async () => {
  const { outside, failures, sent, sleep } = phone()
  const tooMany = () => new ApiError('TOO_MANY_REQUESTS', '操作太频繁', 429, { retryAfterSeconds: 45 })
  failures.create.push(tooMany(), tooMany())
  const outbox = createOutbox(outside)
  outbox.add(report())
  await outbox.resume()
  await outbox.wake()
  expect(failures.create).toHaveLength(1)
  expect(await sleep(outbox)).toBe(45_000)
  await outbox.retry(ID)
  expect(sent).toHaveLength(1)
})

test('a used up day waits for the next one, and the others are not kept from it', async () => {
  const { outside, failures, sleep, clock } = phone()
  failures.create.push(new ApiError('REPORT_DAILY_CAP', '今天上报的次数已经用完', 429))
  const outbox = createOutbox(outside)
  outbox.add(report())
  outbox.add(report(idOf(2)))
  await outbox.resume()
  expect(states(outbox)).toEqual(['waiting', 'sent'])
  await sleep(outbox)
  expect(new Date(clock.now).toISOString()).toBe('2026-11-20T16:10:00.000Z')
  expect(states(outbox)).toEqual(['sent', 'sent'])
})

test('a report that breaks the server holds up no other, and is tried again by itself', async () => {
  const { outside, failures, sleep } = phone()
  failures.create.push(new ApiError('INTERNAL', '系统出了点问题', 500))
  const outbox = createOutbox(outside)
  outbox.add(report())
  outbox.add(report(idOf(2)))
  await outbox.resume()
  expect(states(outbox)).toEqual(['waiting', 'sent'])
  expect(await sleep(outbox)).toBe(30_000)
  expect(states(outbox)).toEqual(['sent', 'sent'])
})

test('a clock set back by a year does not make it wait for a year', async () => {
  const { outside, failures, sent, clock } = phone()
  failures.create.push(offline())
  const outbox = createOutbox(outside)
  outbox.add(report())
  await outbox.resume()
  clock.now -= 365 * 86_400_000
  await outbox.resume()
  expect(sent).toHaveLength(1)
})

test('urgent ones go first', async () => {
  const { outside, who, sent } = phone()
  who.memberId = undefined
  const outbox = createOutbox(outside)
  outbox.add(report())
  outbox.add(report(idOf(2), 'me', true))
  await outbox.resume()
  who.memberId = 'me'
  await outbox.wake()
  expect(sent.map((line) => line.slice(0, 26))).toEqual([idOf(2), ID])
})

test('somebody else who signs in while the photos go does not become the reporter', async () => {
  const { outside, who, sent } = phone()
  const { upload } = outside
  outside.upload = async (...photo) => {
    await upload(...photo)
    who.memberId = 'someone-else'
  }
  const outbox = createOutbox(outside)
  outbox.add(report())
  await outbox.resume()
  expect(sent).toEqual([])
  who.memberId = 'me'
  await outbox.wake()
  expect(sent).toEqual([`${ID}:a,b`])
})

test('twenty wait on a phone, a further one is not taken; what was sent does not count', async () => {
  const { outside, who } = phone()
  who.memberId = undefined
  const outbox = createOutbox(outside)
  for (let i = 0; i < MAX_WAITING; i++) expect(outbox.add(report(idOf(i)))).toBe('kept')
  expect(outbox.add(report(idOf(50)))).toBe('full')
  who.memberId = 'me'
  await outbox.wake()
  expect(outbox.add(report(idOf(50)))).toBe('kept')
})

test('the same report put in twice is one', async () => {
  const { outside, sent } = phone()
  const outbox = createOutbox(outside)
  outbox.add(report())
  outbox.add(report())
  await outbox.resume()
  expect(sent).toHaveLength(1)
})

test('taken out to be changed, it keeps its id and its photos; what is being sent cannot be', async () => {
  const { outside, failures, dropped, saved } = phone()
  failures.create.push(new ApiError('OUTSIDE_STREET', '这个位置不在本街道范围内，请重新选择', 422))
  const outbox = createOutbox(outside)
  outbox.add(report())
  expect(outbox.take(ID)).toBeUndefined()
  await outbox.resume()
  expect(outbox.take(ID)).toMatchObject({ report: { id: ID }, photos: [{ id: 'a', uploaded: true }, { id: 'b' }] })
  expect(saved.items).toEqual([])
  expect(dropped).toEqual([])
})

test('refused for the same words, it is taken as another place when the person sends it all the same', async () => {
  const { outside } = phone()
  const sent: unknown[] = []
  outside.create = async (input) => {
    sent.push(input.sameAgain)
    if (!input.sameAgain) throw new ApiError('SAME_TEXT_TODAY', '报过了', 409)
  }
  const outbox = createOutbox(outside)
  outbox.add(report())
  await outbox.resume()
  expect(states(outbox)).toEqual(['needsYou'])
  await outbox.retry(ID)
  expect([states(outbox), sent]).toEqual([['sent'], [undefined, true]])
})

test('what an older version of the app kept is sent, what is unreadable keeps nobody from it', async () => {
  const { urgent: _, ...older } = report()
  const { outside, sent } = phone([{ ...older, state: 'waiting' }, null, 'text', { report: {} }, 7])
  const outbox = createOutbox(outside)
  await outbox.resume()
  expect(sent).toEqual([`${ID}:a,b`])
  expect(itemsIn('{"not": "a list"}')).toEqual([])
})

test('how far it is can be seen', async () => {
  const { outside } = phone()
  const seen: number[] = []
  outside.upload = async (_id, _photo, onProgress) => {
    for (const percent of [3, 44, 48, 100]) onProgress(percent)
  }
  const outbox = createOutbox(outside)
  outbox.percent.subscribe(() => seen.push(outbox.percent.get()))
  outbox.add(report())
  await outbox.resume()
  expect(seen).toEqual([40, 100, 0, 40, 100])
})
