import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { openApp } from './harness/app'
import type { App } from './harness/person'
import { asks, signIn } from './support/people'
import { aStory } from './support/stage'

/** What the street has beside reports and meals: the month's list, tables for the office, photos nobody may be seen on. */
const stage = aStory()
let browser: Browser | undefined

afterAll(async () => {
  await browser?.close()
}, 60_000)

interface Leaders {
  items: { nameMasked: string; points: number; mine: boolean }[]
  ownPoints: number
  hidden: boolean
}

test('who earned points stands in the month’s list, can leave it for everybody’s eyes, and comes back', async () => {
  const { url } = stage
  const member = await stage.phoneOf('rider')
  const other = await stage.phoneOf('freight-4')
  const admin = await stage.phoneOf('admin')
  const list = (app: App) => asks<Leaders>(app, url, '/insights/leaders')
  const had = (await list(member)).ownPoints
  // So that there is something in it on the first of a month too.
  const { memberId } = await asks<{ memberId: string }>(member, url, '/members/me')
  await admin.open(`packages/admin/pages/member/index?id=${memberId}`)
  await admin.tap('#member-award')
  await admin.type('#award-amount', '20')
  await admin.tap('#award-preset-1')
  await admin.tap('#award-yes')
  await admin.misses('#award-yes')
  await stage.settle()
  const mine = (await list(member)).items.find((each) => each.mine && each.points >= had + 20)
  if (!mine) throw new Error('the member is not in the list')
  const alike = async () =>
    (await list(other)).items.filter(
      ({ nameMasked, points }) => nameMasked === mine.nameMasked && points === mine.points,
    ).length
  const before = await alike()
  expect(before).toBeGreaterThan(0)

  await member.open('packages/worker/pages/leaders/index')
  await member.sees(`${mine.nameMasked}（我）`)
  await member.tap('#leaders-hide')
  await member.sees('你不在榜上，只有自己看得到')
  await member.misses(`${mine.nameMasked}（我）`)
  expect(await list(member)).toMatchObject({ hidden: true })
  await stage.settle()
  expect(await alike()).toBe(before - 1)

  await member.tap('#leaders-hide')
  await member.sees(`${mine.nameMasked}（我）`)
  expect(await list(member)).toMatchObject({ hidden: false })
  await stage.settle()
  expect(await alike()).toBe(before)
})

interface Exports {
  items: { exportId: string; state: string; rows: number }[]
}

test('a table that was ordered is made while one looks on, and its link goes into the clipboard', async () => {
  const admin = await stage.phoneOf('admin')
  const newest = async () => (await asks<Exports>(admin, stage.url, '/reports/exports')).items[0]
  const before = (await newest())?.exportId
  await admin.open('packages/admin/pages/exports/index')
  await admin.tap('#export-community')
  await admin.tap('塔山社区')
  await admin.tap('确定')
  await admin.tap('#export-start')
  await admin.wire.answered('POST /api/reports/exports')
  const ordered = await newest()
  if (!ordered || ordered.exportId === before) throw new Error('the order is not there')
  await stage.settle()
  await admin.tap(`#export-copy-${ordered.exportId}`)
  await admin.sees('已完成')
  await admin.settles()
  const link = (await admin.state()).traces?.clipboard ?? ''
  const file = await fetch(link)
  expect(file.status).toBe(200)
  const lines = (await file.text()).trim().split('\r\n')
  expect(lines[0]).toContain('编号')
  expect((await newest())?.rows).toBe(lines.length - 1)
})

interface Redaction {
  boxes: { left: number; top: number }[]
}

test('a box that a finger drew on a photo is kept, and a colleague finds the photo covered', async () => {
  const { url } = stage
  browser = await openBrowser()
  const app = await openApp({ url, browser, device: { person: 'grid-qidong' } })
  await signIn(app)
  const queue = await asks<{ items: { reportId: string; thumbUrl: string }[] }>(
    app,
    url,
    '/reports/queue?communityId=qidong&tab=closed&limit=50',
  )
  const reportId = queue.items.find(({ thumbUrl }) => thumbUrl !== '')?.reportId
  const { photos } = await asks<{ photos: { photoId: string }[] }>(app, url, `/reports/${reportId}`)
  const [photo] = photos
  if (!reportId || !photo) throw new Error('no photo to cover')
  const page = `packages/grid/pages/redact/index?report=${reportId}&photos=${photo.photoId}`
  const boxesSeenBy = async (staff: App) =>
    (await asks<Redaction>(staff, url, `/safety/reports/${reportId}/photos/${photo.photoId}`)).boxes
  const before = await boxesSeenBy(app)
  const drawn = `第 ${before.length + 1} 处`
  await app.open(page)
  await app.shows('#redact-photo image[data-natural-width]')
  await app.drag('#redact-photo', { x: 90, y: 60 })
  await app.sees(`${drawn}（未保存）`)
  await app.tap('#redact-save')
  await app.misses(`${drawn}（未保存）`)
  await app.sees(/改过遮挡/)
  await app.close()

  const colleague = await stage.phoneOf('grid-qidong-2')
  await colleague.open(page)
  await colleague.sees(drawn)
  await colleague.misses(`${drawn}（未保存）`)
  await colleague.sees('已保存的遮挡只有街道管理员能去掉。')
  const boxes = await boxesSeenBy(colleague)
  expect(boxes).toHaveLength(before.length + 1)
  expect(boxes.at(-1)).toMatchObject({ left: 500, top: 500 })
})
