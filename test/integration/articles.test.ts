import { articleWithText } from '@functions/articles/entities'
import { handler as onPicture } from '@functions/articles/onPicture'
import { forgetAll } from '@functions/platform/cache'
import { ARTICLE_LIMITS } from '@shared/rules/articles/article'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { anId, apiEvent, call, type Person } from '../support/api'
import { anArticle, manyArticles, published, saved, words } from '../support/articles'
import { runs, within } from '../support/depth'
import { aPerson, aStreet } from '../support/factories'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'
import { bucketsOfFile } from '../support/photos'
import { aDevelopedPhoto } from '../support/safety'
import { aWechat } from '../support/wechat'

const NOW = Date.now()
/** Tomorrow at eight in Shanghai. */
const EIGHT = startOf(addDays(dayOf(NOW), 1)) + 8 * 3_600_000

bucketsOfFile()
let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let admin: Person
let worker: Person

beforeAll(async () => {
  await ownTable()
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  forgetAll()
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  worker = await aPerson(streetId)
  await wechat.seen(admin)
})
afterEach(() => jest.restoreAllMocks())

/** The clock stands still at an instant. */
function at<T>(instant: number, run: () => Promise<T>): Promise<T> {
  jest.spyOn(Date, 'now').mockReturnValue(instant)
  return run().finally(() => jest.restoreAllMocks())
}

const listed = async (as: Person | undefined = worker, query: object = {}) => {
  const { body } = as
    ? await call('articles', 'list', query, as)
    : await call('articles', 'publicList', { streetId, ...query })
  return body
}
const ids = async (as?: Person, query?: object) => (await listed(as, query)).items.map(({ articleId }) => articleId)
const everyonesIds = async () =>
  (await call('articles', 'publicList', { streetId })).body.items.map((each) => each.articleId)
const opened = (articleId: string, as = worker) => call('articles', 'open', { articleId }, as)
const openedByAnybody = (articleId: string) => call('articles', 'publicOpen', { streetId, articleId })
const editing = async (articleId: string) => (await call('articles', 'edit', { articleId }, admin)).body
const withdrawn = (articleId: string, id = anId()) =>
  call('articles', 'withdraw', { articleId, id, reason: '内容有误，改好再发' }, admin)

/** Asks for a picture's address that stays. */
async function pictureOf(articleId: string, name: string) {
  const path = `/pictures/${streetId}/${articleId}/${name}.jpg`
  return onPicture(apiEvent({ method: 'GET', path }) as never)
}

describe('an article appears and goes by the clock alone', () => {
  test('H1 scheduled for 08:00 Shanghai it is absent at 07:59:59.999 and there at 08:00:00, with no schedule at all', async () => {
    const articleId = await anArticle(admin, {}, EIGHT)
    const seen = async () => [
      await ids(),
      await everyonesIds(),
      [(await opened(articleId)).status, (await openedByAnybody(articleId)).status],
    ]
    expect(await at(EIGHT - 1, seen)).toEqual([[], [], [404, 404]])
    expect(await at(EIGHT, seen)).toEqual([[articleId], [articleId], [200, 200]])
    expect((await call('articles', 'desk', { state: 'scheduled' }, admin)).body.items).toHaveLength(1)
  })

  test('H2 withdrawn: list, detail, share link, picture and home have it no more, and staff see who and why', async () => {
    const articleId = await anArticle(admin, await withPicture())
    const { cover = '' } = (await opened(articleId)).body
    expect((await pictureOf(articleId, cover)).statusCode).toBe(302)
    const home = () => call('insights', 'home', {}, worker)
    expect((await home()).body.news).toMatchObject({ articleId })
    expect((await withdrawn(articleId)).status).toBe(200)
    expect([await ids(), await everyonesIds()]).toEqual([[], []])
    expect([await opened(articleId), await openedByAnybody(articleId)].map(({ body }) => body.code)).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
    ])
    expect((await pictureOf(articleId, cover)).statusCode).toBe(404)
    expect((await at(Date.now() + 60_001, home)).body.news).toBeUndefined()
    const { items } = (await call('articles', 'desk', { state: 'withdrawn' }, admin)).body
    expect(items).toMatchObject([{ articleId, withdrawn: { byLabel: '测*甲', reason: '内容有误，改好再发' } }])
  })

  test('a pin ends with its day, and what is pinned stands in no list twice', async () => {
    const articleId = await anArticle(admin)
    const other = await anArticle(admin)
    const until = dayOf(EIGHT)
    const pin = await call('articles', 'pin', { articleId, id: anId(), until }, admin)
    expect(pin.body.pinnedUntil).toBe(startOf(addDays(until, 1)))
    const end = startOf(addDays(until, 1))
    const seen = async () => [(await listed()).pinned?.map((each) => each.articleId), await ids()]
    expect(await at(end - 1, seen)).toEqual([[articleId], [other]])
    expect(await at(end, seen)).toEqual([[], [other, articleId]])
  })

  test('so many may be pinned, and no more', async () => {
    const until = dayOf(EIGHT)
    for (let pin = 0; pin < ARTICLE_LIMITS.pins; pin++) {
      const input = { articleId: await anArticle(admin), id: anId(), until }
      expect((await call('articles', 'pin', input, admin)).status).toBe(200)
    }
    const one = { articleId: await anArticle(admin), id: anId(), until }
    expect((await call('articles', 'pin', one, admin)).body.code).toBe('ARTICLE_PINS_FULL')
  })

  test('an ended policy says so and sinks out of the list by itself', async () => {
    const until = dayOf(EIGHT)
    const articleId = await anArticle(admin, { box: { forWhom: '在册骑手', gain: '每月 200 元', until } })
    const end = startOf(addDays(until, 1))
    const seen = async () => [await ids(), await ids(worker, { show: 'ended' })]
    expect(await at(end - 1, seen)).toEqual([[articleId], []])
    expect(await at(end, seen)).toEqual([[], [articleId]])
    expect(await at(end, () => ids(worker, { show: 'ended', category: 'notice' }))).toEqual([])
    expect((await at(end, () => opened(articleId))).body).toMatchObject({ box: { until } })
    const ended = await at(end, () => call('articles', 'desk', { state: 'ended' }, admin))
    expect(ended.body.items).toMatchObject([{ articleId, state: 'ended' }])
  })

  test('a category’s list has its own alone', async () => {
    const [policy, notice] = [await anArticle(admin), await anArticle(admin, { category: 'notice' })]
    expect(await ids()).toEqual([notice, policy])
    expect(await ids(worker, { category: 'policy' })).toEqual([policy])
    expect(await ids(worker, { category: 'letter' })).toEqual([])
  })
})

/** Words with a cover and a picture that are developed. */
async function withPicture() {
  const [photoId, cover] = [await aDevelopedPhoto(admin), await aDevelopedPhoto(admin)]
  return { cover: { photoId: cover }, blocks: [{ kind: 'picture' as const, photoId, caption: '登记处' }] }
}

describe('an article is written', () => {
  test('H3 of two editors the second gets ARTICLE_CHANGED with the other’s version, and nothing is lost', async () => {
    const colleague = await aPerson(streetId, { grants: [{ role: 'admin' }] })
    const { articleId } = (await saved(admin)).body
    const on = { articleId, version: 1 }
    const answers = await Promise.all([
      saved(admin, { title: '第一位编辑的标题' }, on),
      saved(colleague, { title: '第二位编辑的标题' }, on),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    const refused = answers.find(({ status }) => status === 409)
    expect(refused?.body).toMatchObject({ code: 'ARTICLE_CHANGED', data: { by: '测*甲', version: 2 } })
    const late = await published(colleague, articleId, { version: 1 })
    expect(late.body.code).toBe('ARTICLE_CHANGED')
    const title = answers[0]?.status === 409 ? '第一位编辑的标题' : '第二位编辑的标题'
    expect((await saved(colleague, { title }, { articleId, version: 2, why: '接着改' })).body.version).toBe(3)
    const { items } = (await call('articles', 'versions', { articleId }, admin)).body
    expect(items.map(({ version, why }) => [version, why])).toEqual([
      [3, '接着改'],
      [2, undefined],
      [1, undefined],
    ])
    expect(new Set(items.map((each) => each.title)).size).toBe(3)
    const old = await call('articles', 'version', { articleId, version: 1 }, admin)
    expect(old.body.words.title).toBe(words().title)
  })

  test('saved, published, pinned and withdrawn twice by the same id it is done once, with the first answer', async () => {
    const id = anId()
    const first = await saved(admin, {}, { id })
    expect(await saved(admin, {}, { id })).toEqual(first)
    expect((await saved(admin, { title: '别的标题' }, { id })).body.code).toBe('IDEMPOTENCY_CONFLICT')
    const { articleId } = first.body
    const publication = anId()
    const out = await published(admin, articleId, { id: publication })
    expect(await published(admin, articleId, { id: publication })).toEqual(out)
    const pinId = anId()
    const pin = () => call('articles', 'pin', { articleId, id: pinId, until: dayOf(EIGHT) }, admin)
    expect(await pin()).toEqual(await pin())
    const gone = anId()
    expect(await withdrawn(articleId, gone)).toEqual(await withdrawn(articleId, gone))
    expect((await withdrawn(articleId)).body.code).toBe('NOT_FOUND')
  })

  test('what readers see changes when a version is published, not when it is saved; it keeps its place and says so', async () => {
    const articleId = await anArticle(admin)
    const newer = await anArticle(admin)
    await saved(admin, { title: '改过的标题' }, { articleId, version: 1 })
    expect((await opened(articleId)).body.title).toBe(words().title)
    expect((await published(admin, articleId, { version: 2, publishAt: EIGHT })).body.code).toBe('ARTICLE_LIVE')
    const { publishAt } = (await opened(articleId)).body
    expect((await published(admin, articleId, { version: 2 })).body).toMatchObject({ version: 2, publishAt })
    expect((await opened(articleId)).body).toMatchObject({
      title: '改过的标题',
      publishAt,
      changedAt: expect.any(Number),
    })
    expect(await ids()).toEqual([newer, articleId])
  })

  test('H7 a script, an event or a script’s address cannot be stored, wherever it is put', async () => {
    const HOSTILE = [
      '<script>alert(1)</script>',
      '＜script＞alert(1)',
      '< img src=x onerror=alert(1)>',
      'x" onerror = alert(1)',
      'javascript:alert(1)',
      'JaVaScRiPt :alert(1)',
      '<!-- -->',
      '</p>',
    ]
    const places = (text: string): Parameters<typeof saved>[1][] => [
      { title: text },
      { summary: text },
      { blocks: [{ kind: 'heading', text }] },
      { blocks: [{ kind: 'paragraph', text }] },
      { blocks: [{ kind: 'list', items: ['好', text] }] },
      { blocks: [{ kind: 'link', text, address: 'https://example.com' }] },
      { blocks: [{ kind: 'link', text: '看这里', address: text }] },
      { box: { forWhom: text, gain: '补贴' } },
      { box: { forWhom: '骑手', gain: text } },
      { source: text },
    ]
    for (const text of HOSTILE) {
      for (const place of places(text)) expect((await saved(admin, place)).body.code).toBe('INVALID_INPUT')
    }
    for (const address of [
      'http://example.com',
      'https://a b.com',
      'https://x.com/"><b>',
      '//x.com',
      'data:text/html,1',
    ]) {
      expect((await saved(admin, { source: address })).body.code).toBe('INVALID_INPUT')
    }
    // What only looks a little like it is a sentence.
    const { status } = await saved(admin, { blocks: [{ kind: 'paragraph', text: '气温 < 10℃ 时，1 > 0' }] })
    expect(status).toBe(201)
    expect((await call('articles', 'desk', { state: 'draft' }, admin)).body.items).toHaveLength(1)
  })

  test('a picture of somebody else cannot be shown by its name, and one that is not there does not come out', async () => {
    const other = await aPerson(streetId, { grants: [{ role: 'admin' }] })
    const first = await saved(admin, await withPicture())
    const { articleId } = first.body
    const { blocks } = (await editing(articleId)).words
    const name = blocks[0]?.kind === 'picture' ? blocks[0].name : ''
    expect(name).toMatch(/^[\w-]{43}$/)
    expect((await saved(other, { blocks: [{ kind: 'picture', name }] })).body.code).toBe('INVALID_INPUT')
    // A colleague keeps what the article had.
    const kept = await saved(other, { blocks: [{ kind: 'picture', name }] }, { articleId, version: 1 })
    expect(kept.body.version).toBe(2)
    expect((await published(other, articleId, { version: 2 })).status).toBe(200)
    const missing = await saved(admin, { blocks: [{ kind: 'picture', photoId: anId() }] })
    expect((await published(admin, missing.body.articleId)).body.code).toBe('ARTICLE_PICTURE_MISSING')
  })

  test('too many words are refused, and a notice alone can be one that must be known', async () => {
    const paragraph = { kind: 'paragraph' as const, text: '好'.repeat(ARTICLE_LIMITS.text) }
    const blocks = Array.from({ length: 7 }, () => paragraph)
    expect((await saved(admin, { blocks })).body.code).toBe('ARTICLE_FULL')
    expect((await saved(admin, { mustKnow: true })).body.code).toBe('INVALID_INPUT')
    expect((await saved(admin, { mustKnow: true, category: 'notice' })).status).toBe(201)
  })

  test('what WeChat calls risky does not come out; when WeChat cannot be asked nothing does', async () => {
    const risky = await saved(admin, { blocks: [{ kind: 'paragraph', text: '加微信领红包' }] })
    expect((await published(admin, risky.body.articleId)).body.code).toBe('ARTICLE_RISKY')
    const plain = await saved(admin)
    await wechat.failNext('/wxa/msg_sec_check', -1)
    expect((await published(admin, plain.body.articleId)).body.code).toBe('WECHAT_UNAVAILABLE')
    expect(await ids()).toEqual([])
    expect((await published(admin, plain.body.articleId)).status).toBe(200)
  })

  test('another street’s editors neither see nor change it', async () => {
    const articleId = await anArticle(admin)
    const { streetId: elsewhere } = await aStreet()
    const stranger = await aPerson(elsewhere, { grants: [{ role: 'admin' }] })
    const answers = [
      await call('articles', 'edit', { articleId }, stranger),
      await saved(stranger, {}, { articleId, version: 1 }),
      await published(stranger, articleId),
      await call('articles', 'withdraw', { articleId, id: anId(), reason: '不是我们的' }, stranger),
      await call('articles', 'open', { articleId }, await aPerson(elsewhere)),
      await call('articles', 'publicOpen', { streetId: elsewhere, articleId }),
    ]
    expect(answers.map(({ body }) => body.code)).toEqual(Array.from(answers, () => 'NOT_FOUND'))
  })
})

describe('files on an article', () => {
  const PDF = Buffer.from('%PDF-1.7 a form to fill in')
  /** A file as the desk sends it; its id. */
  async function uploaded(bytes: Buffer, by = admin): Promise<string> {
    const id = anId()
    const asked = { id, purpose: 'attachment' as const, contentType: 'application/pdf' as const, bytes: bytes.length }
    const { status, body } = await call('media', 'createFile', asked, by)
    expect(status).toBe(201)
    const form = new FormData()
    for (const [name, value] of Object.entries(body.fields)) form.append(name, value)
    form.append('file', new Blob([new Uint8Array(bytes)]))
    expect((await fetch(body.url, { method: 'POST', body: form })).ok).toBe(true)
    return id
  }

  test('a reader gets them by their names, by links of minutes; the next version keeps them', async () => {
    const fileId = await uploaded(PDF)
    const articleId = await anArticle(admin, { attachments: [{ name: '申请表.pdf', fileId }] })
    const { attachments = [], files } = (await call('articles', 'open', { articleId }, worker)).body
    expect(attachments).toEqual([{ name: '申请表.pdf', file: expect.any(String), bytes: PDF.length }])
    const [{ file } = { file: '' }] = attachments
    const got = await fetch(files[file] ?? '')
    expect(Buffer.from(await got.arrayBuffer())).toEqual(PDF)
    const kept = await saved(admin, { attachments: [{ name: '新的名字.pdf', file }] }, { articleId, version: 1 })
    expect(kept.status).toBe(201)
    // Nobody hangs on what they found out.
    const foreign = await saved(admin, { attachments: [{ name: '申请表.pdf', file }] })
    expect(foreign.body.code).toBe('ARTICLE_FILE')
  })

  test('what is no such file, was not sent, or is somebody else’s, is not kept', async () => {
    const page = await uploaded(Buffer.from('<html><script>1</script></html>'))
    const other = await uploaded(PDF, await aPerson(streetId, { grants: [{ role: 'admin' }] }))
    for (const fileId of [page, other, anId()]) {
      expect((await saved(admin, { attachments: [{ name: '申请表.pdf', fileId }] })).body.code).toBe('ARTICLE_FILE')
    }
    const fileId = await uploaded(PDF)
    expect((await saved(admin, { attachments: [{ name: '申请表.pdf', fileId: await uploaded(PDF) }] })).status).toBe(
      201,
    )
    for (const name of ['页面.html', '申请表', '<b>.pdf', 'a/b.pdf']) {
      expect((await saved(admin, { attachments: [{ name, fileId }] })).status).toBe(400)
    }
    const many = Array.from({ length: 6 }, () => ({ name: '申请表.pdf', fileId }))
    expect((await saved(admin, { attachments: many })).status).toBe(400)
    const asked = { id: anId(), purpose: 'attachment' as const, contentType: 'application/pdf' as const, bytes: 9 }
    expect((await call('media', 'createFile', asked, worker)).status).toBe(403)
  })
})

test('the calendar has a month’s moments on their days: appears, pin’s and offer’s last day, withdrawn', async () => {
  const today = dayOf(Date.now())
  const month = today.slice(0, 7)
  const box = { forWhom: '大家', gain: '热水', until: today }
  const offer = await anArticle(admin, { title: '到今天', box })
  const pinned = await anArticle(admin, { title: '置顶到今天' })
  expect((await call('articles', 'pin', { articleId: pinned, id: anId(), until: today }, admin)).status).toBe(200)
  const gone = await anArticle(admin, { title: '撤了' })
  const withdrawal = { articleId: gone, id: anId(), reason: '发错了范围' }
  expect((await call('articles', 'withdraw', withdrawal, admin)).status).toBe(200)
  const { items } = (await call('articles', 'calendar', { month }, admin)).body
  expect(items.map(({ articleId, what, day }) => `${what} ${articleId} ${day}`).sort()).toEqual(
    [
      `appears ${offer} ${today}`,
      `ended ${offer} ${today}`,
      `appears ${pinned} ${today}`,
      `unpinned ${pinned} ${today}`,
      `withdrawn ${gone} ${today}`,
    ].sort(),
  )
  const later = await call('articles', 'calendar', { month: '2099-01' }, admin)
  expect(later.body.items).toEqual([])
  expect((await call('articles', 'calendar', { month: '2026-13' }, admin)).status).toBe(400)
})

describe('H6 lists cost the same however much there is', () => {
  test(
    'a page of 10,000 articles costs as one of 100, and opening one is one query',
    async () => {
      const bills = []
      for (const count of [100, runs(10_000, 100_000)]) {
        const street = await aStreet()
        const editor = await aPerson(street.streetId, { grants: [{ role: 'admin' }] })
        const reader = await aPerson(street.streetId)
        await manyArticles(editor, count)
        const list = (query: object = {}) => call('articles', 'list', query, reader)
        // What is known of the reader is warm, as it is after their first page.
        const first = await list()
        expect(first.body.items).toHaveLength(20)
        const [newest] = first.body.items
        bills.push([
          await billOf(() => list()),
          await billOf(() => list({ cursor: first.body.cursor ?? '' })),
          await billOf(() => list({ category: 'policy' })),
          await billOf(() => call('articles', 'publicList', { streetId: street.streetId })),
          await billOf(() => call('articles', 'open', { articleId: newest?.articleId ?? '' }, reader)),
        ])
      }
      expect(bills[1]).toEqual(bills[0])
      expect(bills[0]?.[4]).toMatchObject({ trips: 1 })
    },
    within(300_000),
  )
})

test('the words of now lie with their head: a reader never gets one without the other', async () => {
  const articleId = await anArticle(admin)
  const { head, text } = await articleWithText(articleId)
  expect([head?.shown?.version, text?.version]).toEqual([1, 1])
})
