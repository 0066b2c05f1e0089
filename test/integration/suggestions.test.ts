import { forgetAll } from '@functions/platform/cache'
import { SUGGESTION_LIMITS } from '@shared/rules/suggestions/suggestion'
import { anActivity } from '../support/activities'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { inboxOf } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { comesAgain, settled } from '../support/stream'
import { aWechat } from '../support/wechat'

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let admin: Person
let east: Person
let worker: Person

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
})

const words = {
  category: 'access' as const,
  text: '送餐进小区要登记三次，能不能一次就好',
  communityId: 'east',
  anonymous: false,
}
const suggests = (person: Person, given: object = {}, id = anId()) =>
  call('suggestions', 'suggest', { id, ...words, ...given }, person)
const aSuggestion = async (person: Person, given: object = {}) => (await suggests(person, given)).body.suggestionId
type Move = { version?: number; text?: string; who?: string; intoId?: string; id?: string }
async function moves(
  by: Person,
  suggestionId: string,
  move: 'answer' | 'refuse' | 'merge' | 'reopen',
  given: Move = {},
) {
  const { version } = (await call('suggestions', 'item', { suggestionId }, by)).body
  const text = move === 'merge' ? undefined : '物业同意发一张通行卡'
  return call('suggestions', 'move', { suggestionId, id: anId(), version, move, text, ...given }, by)
}
const thread = (person: Person, suggestionId: string) => call('suggestions', 'thread', { suggestionId }, person)
const kinds = async (person: Person, suggestionId: string) =>
  (await thread(person, suggestionId)).body.events.map(({ kind }) => kind)
const listed = async (by: Person, show: 'open' | 'over', communityId = 'east') =>
  (await call('suggestions', 'desk', { communityId, show }, by)).body.items?.map(({ suggestionId }) => suggestionId)
const told = async (person: Person) => (await inboxOf(person)).items.map(({ title }) => title)

describe('one thread from words to answer', () => {
  test('what is suggested waits at its community, and its proposer sees what becomes of it', async () => {
    const suggestionId = await aSuggestion(worker, { place: '奇山小区南门' })
    expect((await call('suggestions', 'mine', {}, worker)).body.items).toMatchObject([{ suggestionId, state: 'open' }])
    expect(await listed(east, 'open')).toEqual([suggestionId])
    expect((await moves(east, suggestionId, 'answer')).body).toMatchObject({ state: 'answered', version: 2 })
    expect([await listed(east, 'open'), await listed(east, 'over')]).toEqual([[], [suggestionId]])
    const { body } = await thread(worker, suggestionId)
    expect(body).toMatchObject({ text: words.text, place: '奇山小区南门', state: 'answered' })
    expect(body.events.map(({ kind, text }) => [kind, text])).toEqual([
      ['sent', undefined],
      ['answered', '物业同意发一张通行卡'],
    ])
    await settled(streetId)
    expect(await told(worker)).toEqual(['你的建议有答复了'])
    await comesAgain(streetId)
    expect(await told(worker)).toEqual(['你的建议有答复了'])
  })

  test('first due first; the other community’s staff see nothing of it, nor does another rider', async () => {
    const first = await aSuggestion(worker)
    const second = await aSuggestion(worker)
    expect(await listed(east, 'open')).toEqual([first, second])
    const west = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
    expect((await call('suggestions', 'desk', { communityId: 'east' }, west)).status).toBe(403)
    expect((await call('suggestions', 'item', { suggestionId: first }, west)).status).toBe(404)
    expect((await thread(await aPerson(streetId), first)).status).toBe(404)
    expect((await call('suggestions', 'desk', { communityId: 'nowhere' }, admin)).body.code).toBe('UNKNOWN_COMMUNITY')
  })

  test('who wants to stay unknown is nobody to staff, and is told all the same', async () => {
    const known = await aSuggestion(worker)
    const unknown = await aSuggestion(worker, { anonymous: true })
    const { items } = (await call('suggestions', 'desk', { communityId: 'east' }, east)).body
    const of = (id: string) => items.find(({ suggestionId }) => suggestionId === id)?.proposer
    expect([of(known) === undefined, of(unknown)]).toEqual([false, undefined])
    expect(JSON.stringify((await call('suggestions', 'item', { suggestionId: unknown }, east)).body)).not.toContain(
      worker.memberId,
    )
    await moves(east, unknown, 'answer')
    await settled(streetId)
    expect(await told(worker)).toEqual(['你的建议有答复了'])
  })

  test('K4 what cannot be done has its reason and who could', async () => {
    const suggestionId = await aSuggestion(worker)
    expect((await moves(east, suggestionId, 'refuse', { text: undefined as never })).body.code).toBe('INVALID_INPUT')
    await moves(east, suggestionId, 'refuse', { text: '这条路归区里管', who: '区交通局' })
    const { events } = (await thread(worker, suggestionId)).body
    expect(events.at(-1)).toMatchObject({ kind: 'refused', text: '这条路归区里管', who: '区交通局' })
    await settled(streetId)
    expect((await inboxOf(worker)).items).toMatchObject([{ text: '这条路归区里管。可以找：区交通局' }])
  })

  test('taken back before its answer it is over; after it nobody takes it back', async () => {
    const [one, other] = [await aSuggestion(worker), await aSuggestion(worker)]
    const back = (suggestionId: string, id = anId()) => call('suggestions', 'withdraw', { suggestionId, id }, worker)
    const id = anId()
    expect((await back(one, id)).body.state).toBe('withdrawn')
    expect(await back(one, id)).toMatchObject({ status: 200, body: { state: 'withdrawn', version: 2 } })
    await moves(east, other, 'answer')
    expect((await back(other)).body.code).toBe('SUGGESTION_MOVED')
    expect((await moves(east, one, 'reopen')).body.code).toBe('SUGGESTION_MOVED')
  })
})

test('sent again it is one, and its move one; another under the same id is refused', async () => {
  const id = anId()
  const first = await suggests(worker, {}, id)
  expect(await suggests(worker, {}, id)).toEqual(first)
  expect((await suggests(worker, { text: '别的话也算一条' }, id)).body.code).toBe('IDEMPOTENCY_CONFLICT')
  const move = { suggestionId: id, id: anId(), version: 1, move: 'answer' as const, text: '知道了，月底前办' }
  const answered = await call('suggestions', 'move', move, east)
  expect(await call('suggestions', 'move', move, east)).toEqual(answered)
  expect(await kinds(worker, id)).toEqual(['sent', 'answered'])
})

test('of two who decide the second sees what became of it, and opens it again', async () => {
  const suggestionId = await aSuggestion(worker)
  const both = await Promise.all(
    [east, admin].map((by, at) =>
      call(
        'suggestions',
        'move',
        { suggestionId, id: anId(), version: 1, move: at ? 'refuse' : 'answer', text: '这样办' },
        by,
      ),
    ),
  )
  expect(both.map(({ body }) => body.code ?? 'moved').sort()).toEqual(['SUGGESTION_MOVED', 'moved'])
  expect((await call('suggestions', 'item', { suggestionId }, admin)).body.events).toHaveLength(2)
  expect((await moves(admin, suggestionId, 'reopen')).body).toMatchObject({ state: 'open', version: 3 })
  expect(await listed(east, 'open')).toEqual([suggestionId])
})

describe('merged with one like it', () => {
  test('K2 whoever’s goes on in another one’s sees and is told of its answer once, however far it was merged', async () => {
    const proposers = [worker, await aPerson(streetId), await aPerson(streetId)]
    const [a = '', b = '', c = ''] = await Promise.all(proposers.map((person) => aSuggestion(person)))
    expect((await moves(east, a, 'merge', { intoId: b })).body.state).toBe('merged')
    expect((await moves(east, b, 'merge', { intoId: c })).body.state).toBe('merged')
    await moves(east, c, 'answer')
    expect(await kinds(worker, a)).toEqual(['sent', 'merged', 'merged', 'answered'])
    await settled(streetId)
    expect(await told(worker)).toEqual(['你的建议有答复了', '你的建议和别人的一起办'])
    for (const person of proposers) {
      expect((await told(person)).filter((title) => title === '你的建议有答复了')).toHaveLength(1)
    }
    await comesAgain(streetId)
    const { merged } = (await call('suggestions', 'item', { suggestionId: c }, east)).body
    expect(merged).toEqual([{ suggestionId: b, text: words.text }])
    // The words of others stay theirs.
    expect(JSON.stringify((await thread(worker, a)).body)).not.toContain(b)
  })

  test('what cannot go on in that one goes on in another', async () => {
    const [one, gone, own, other] = await Promise.all([1, 2, 3, 4].map(() => aSuggestion(worker)))
    if (!one || !gone || !own || !other) throw new Error('no suggestions')
    await call('suggestions', 'withdraw', { suggestionId: gone, id: anId() }, worker)
    expect((await moves(east, one, 'merge', { intoId: gone })).body.code).toBe('SUGGESTION_TARGET')
    expect((await moves(east, one, 'merge', { intoId: one })).body.code).toBe('SUGGESTION_TARGET')
    expect((await moves(east, one, 'merge', { intoId: anId() })).body.code).toBe('SUGGESTION_TARGET')
    expect((await moves(east, one, 'merge', { intoId: other })).status).toBe(200)
    expect((await moves(east, one, 'reopen')).body.state).toBe('open')
    expect((await call('suggestions', 'item', { suggestionId: other }, east)).body.merged).toEqual([])
  })

  test('two that are merged into each other at the same moment: one of them goes on', async () => {
    const [one = '', other = ''] = await Promise.all([aSuggestion(worker), aSuggestion(worker)])
    const both = await Promise.all([
      moves(east, one, 'merge', { intoId: other }),
      moves(admin, other, 'merge', { intoId: one }),
    ])
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await listed(east, 'open'))?.length).toBe(1)
  })
})

test('what was said in a council becomes a suggestion once, with the speaker as its proposer', async () => {
  const activityId = await anActivity(admin, { kind: 'council' })
  const remark = async (given: object) =>
    (
      await call(
        'activities',
        'remark',
        { activityId, id: anId(), text: '楼道里能不能装个扶手', ...given } as never,
        admin,
      )
    ).body.remarkId
  const remarkId = await remark({ memberId: worker.memberId })
  const input = { id: anId(), activityId, remarkId, category: 'stairs' as const }
  const made = await call('suggestions', 'fromRemark', input, admin)
  expect([made.status, made.body]).toMatchObject([
    201,
    { state: 'open', text: '楼道里能不能装个扶手', remarkOf: activityId },
  ])
  expect(await call('suggestions', 'fromRemark', input, admin)).toEqual(made)
  expect((await call('suggestions', 'fromRemark', { ...input, id: anId() }, admin)).body.code).toBe('REMARK_SUGGESTED')
  await settled(streetId)
  expect(await told(worker)).toEqual(['你在议事会上说的，转成了建议'])
  expect(await kinds(worker, made.body.suggestionId)).toEqual(['sent'])
  const nobody = await remark({ speaker: '参会的一位' })
  const without = await call('suggestions', 'fromRemark', { ...input, id: anId(), remarkId: nobody }, admin)
  expect(without.body.proposer).toBeUndefined()
  const elsewhere = { ...input, id: anId(), remarkId: anId() }
  expect((await call('suggestions', 'fromRemark', elsewhere, admin)).status).toBe(404)
})

test('so many a day, and no more', async () => {
  for (let count = 0; count < SUGGESTION_LIMITS.aDay; count++) expect((await suggests(worker)).status).toBe(201)
  expect((await suggests(worker)).body.code).toBe('SUGGESTIONS_TODAY')
})
