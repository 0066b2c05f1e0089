import type { App } from './harness/person'
import { asks } from './support/people'
import { aStory } from './support/stage'

/** What everybody may see of reports, as somebody who never signed in finds it. In jsdom, against the whole running system. */
const stage = aStory()

interface Listed {
  items: { reportId: string }[]
}
/** Public copies follow the records by a moment: the first report of a list once it is there. */
async function firstOf(app: App, tab: string): Promise<string> {
  for (let asked = 0; asked < 40; asked++) {
    const { items } = await asks<Listed>(app, stage.url, `/public/qishan/reports?tab=${tab}&limit=1`)
    if (items[0]) return items[0].reportId
  }
  throw new Error(`nothing public in ${tab}`)
}

test('a passer-by reads what was reported, sees before and after of what was fixed, and finds the map', async () => {
  const app = await stage.visitor()
  const fixed = await firstOf(app, 'fixed')
  await app.open('pages/report/index')
  await app.tap('#report-others')
  await app.sees('处理中')
  await app.tap('#public-view-fixed')
  await app.sees(`#fixed-${fixed}`)
  await app.sees('之后')
  await app.tap('#public-view-map')
  await app.sees('圆里的数字')
  await app.tap('#public-view-fixed')
  await app.tap(`#fixed-${fixed}`)
  await app.sees('进度')
  await app.sees('#public-share')
  await app.misses('待你确认')
})

test('a visitor sees what meals there are and what they cost, opens one from its address, and is told the way to it', async () => {
  const app = await stage.visitor()
  await app.tap('#home-meals')
  await app.arrives('pages/points/index')
  await app.shows('.offer')
  await app.sees(/\d+ ?分/)
  const first = await app.inPage((document) => {
    const textOf = (part: string) => document.querySelector(`.offer ${part}`)?.textContent ?? ''
    return {
      offerId: document.querySelector('.offer')?.id.replace('offer-', '') ?? '',
      title: textOf('.offer-title'),
      points: /\d+/.exec(textOf('.offer-price'))?.[0],
    }
  })
  const offer = await asks<{ title: string; pricePoints: number }>(app, stage.url, `/offers/in/qishan/${first.offerId}`)
  expect(first).toMatchObject({ title: offer.title, points: String(offer.pricePoints) })
  await app.open(`packages/worker/pages/offer/index?id=${first.offerId}`)
  await app.sees(offer.title)
  await app.sees(`用 ${offer.pricePoints} 积分`)
  await app.sees('怎么得积分')
  await app.tap('#offer-register')
  await app.arrives('packages/worker/pages/signin/index')
})
