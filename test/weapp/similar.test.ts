import type { App } from './harness/person'
import { aPhoto, asks, next, sendsReport } from './support/people'
import { aStory } from './support/stage'

/** Somebody sees that their trouble was reported already, joins it, follows it and leaves it again. In jsdom. */
const stage = aStory()
/** Everybody stands at the hub. */
const phoneOf = (person: string) => stage.phoneOf(person, { at: 'hub' })

async function writes(app: App, text: string): Promise<void> {
  await next(app, { pictures: [await aPhoto()] })
  await app.open('pages/report/index')
  await app.tap('#photo-add')
  await app.tap('#category-noise')
  await app.tap('#question-when-night')
  await app.tap('#report-here')
  await app.type('#report-text', text)
}

type Nearby = { items: { reportId: string; summary: string; pluses: number }[] }

test('what is reported already is shown before sending; “就是这个” joins it instead, and can be taken back', async () => {
  const text = '喇叭从早吵到晚'
  const courier = await phoneOf('courier')
  await writes(courier, text)
  await sendsReport(courier)
  await courier.sees('已送达')
  const near = async (app: App) => {
    const hub = stage.place('hub')
    const query = `categoryId=noise&latitude=${hub.latitude}&longitude=${hub.longitude}`
    return (await asks<Nearby>(app, stage.url, `/reports/nearby?${query}`)).items
  }
  const rider = await phoneOf('rider')
  await stage.settle()
  const reportId = (await near(rider)).find(({ summary }) => summary === text)?.reportId
  expect(reportId).toBeDefined()
  await writes(rider, '晚上太吵')
  await rider.tap('#report-send')
  await rider.sees('附近有人报过')
  await rider.sees(text)
  await rider.tap('就是这个')
  await rider.arrives('packages/worker/pages/followed/index')
  // The demo's rider follows others, perhaps of the same kind.
  await rider.tap(`#followed-leave-${reportId}`)
  await rider.tap('#followed-leave-ask-yes')
  await rider.misses(`#followed-${reportId}`)
  await rider.open('pages/report/index')
  await rider.sees('还差照片')
})
