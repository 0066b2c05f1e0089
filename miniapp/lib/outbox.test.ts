import { ApiError, offline } from './apiError'
import { createOutbox, type OutboxItem, type Outside } from './outbox'

const ID = '01JD0000000000000000000001'

/** A phone: what is kept on it, what the server got, and how the network fails. */
function phone(kept: OutboxItem[] = []) {
  const sent: string[] = []
  const uploads: string[] = []
  const dropped: string[] = []
  const failures = { upload: [] as ApiError[], create: [] as ApiError[] }
  const saved = { items: kept, full: false }
  const who = { memberId: 'me' as string | undefined }
  const outside: Outside = {
    load: () => saved.items,
    save: (items) => {
      saved.items = [...items]
      return !saved.full
    },
    upload: async (id) => {
      const failure = failures.upload.shift()
      if (failure) throw failure
      uploads.push(id)
    },
    create: async (input) => {
      const failure = failures.create.shift()
      if (failure) throw failure
      sent.push(`${input.id}:${input.photoIds.join(',')}`)
    },
    drop: ({ path }) => dropped.push(path),
    memberId: () => who.memberId,
  }
  return { outside, sent, uploads, dropped, failures, saved, who }
}

function report(id = ID, memberId = 'me'): Omit<OutboxItem, 'state'> {
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
    createdAt: 1,
    photos: [photo('a'), photo('b')],
  }
}

const states = (outbox: ReturnType<typeof createOutbox>) => outbox.items.get().map(({ state }) => state)

test('a report is on the phone before anything is sent', () => {
  const { outside, saved } = phone()
  expect(createOutbox(outside).add(report())).toBe(true)
  expect(saved.items.map((item) => item.report.id)).toEqual([ID])
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
  await outbox.resume()
  expect(sent).toEqual([`${ID}:a,b`])
  expect(uploads).toEqual(['a', 'b'])
})

test('the app killed in the middle: what was sending waits, and uploaded photos stay uploaded', async () => {
  const [a, b] = report().photos
  const killed: OutboxItem = { ...report(), state: 'sending', photos: a && b ? [{ ...a, uploaded: true }, b] : [] }
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

test('photos whose upload has run out are sent once more by themselves, and only once', async () => {
  const { outside, failures, uploads } = phone()
  const gone = () => new ApiError('NOT_YOUR_PHOTO', '照片上传已失效，请重新选择照片', 422)
  failures.create.push(gone(), gone())
  const outbox = createOutbox(outside)
  outbox.add(report())
  await outbox.resume()
  expect(uploads).toEqual(['a', 'b', 'a', 'b'])
  expect(states(outbox)).toEqual(['needsYou'])
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
  expect(outbox.add(report())).toBe(false)
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
