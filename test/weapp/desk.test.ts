import { sayNumber } from '@shared/rules/reports/reportNumber'
import { asks } from './support/people'
import { aStory } from './support/stage'

/**
 * The staff side of reports on the mini-program build, in jsdom: what came by phone is taken in, talked about, passed
 * on and given away; the office sets what its staff say.
 */
const stage = aStory()
/** Everybody stands at the hub. */
const phoneOf = (person: string) => stage.phoneOf(person, { at: 'hub' })

test('a call is taken in, a note stays among colleagues, a unit gets it and finds it', async () => {
  const app = await phoneOf('grid-tashan')
  const text = '来电说路灯不亮了'
  const { next } = await app.state()
  await app.set({ next: { ...next, places: [{ name: '塔山路 8 号', address: '塔山路', ...stage.place('hub') }] } })
  await app.open('packages/grid/pages/behalf/index')
  await app.tap('#behalf-category')
  await app.tap('确定')
  await app.type('#behalf-text', text)
  await app.type('#behalf-name', '来电三')
  await app.type('#behalf-phone', '10000008003')
  await app.tap('#behalf-pick')
  await app.tap('#behalf-submit')
  await app.sees('内部备注')
  await app.sees('来** 100******03')
  await app.type('#note-text', '先看看是不是整条路')
  await app.tap('#note-add')
  await app.sees('先看看是不是整条路')
  await app.tap('#handle-more')
  await app.tap('#more-handover')
  await app.tap('#team-zhifa')
  await app.tap('#handover-yes')
  await app.sees('目前归综合执法中队')
  await app.misses('#handle-more')

  const office = await phoneOf('admin')
  const { items } = await asks<{ items: { reportId: string; description: string }[] }>(
    office,
    stage.url,
    '/reports/queue?communityId=zhifa',
  )
  expect(items.filter(({ description }) => description === text)).toHaveLength(1)
})

test('several are chosen by holding one, and given to a colleague at once', async () => {
  const app = await phoneOf('grid-tashan')
  await app.open('packages/grid/pages/queue/index')
  const { items } = await asks<{ items: { reportId: string }[] }>(app, stage.url, '/reports/queue?communityId=tashan')
  const [one, two, third] = items
  if (!one || !two || !third) throw new Error('nothing to give away')
  await app.tap('#queue-select')
  await app.tap(`#report-${one.reportId}`)
  await app.tap(`#report-${two.reportId}`)
  await app.sees('派给同事（2 件）')
  await app.tap('#bulk-assign')
  await app.tap('#colleague-0')
  await app.sees('已派出 2 件')
  await app.tap('#queue-mine')
  await app.sees(`#report-${two.reportId}`)
  await app.misses(`#report-${third.reportId}`)
})

test('a report is found by the number that somebody reads out, by its words, and by who called', async () => {
  const app = await phoneOf('grid-shangqiaoxi')
  type Reports = { items: { reportId: string; submittedAt: number; description: string }[] }
  const { items } = await asks<Reports>(app, stage.url, '/reports/queue?communityId=shangqiaoxi')
  const [called] = items.filter(({ description }) => description.includes('一压就响'))
  if (!called) throw new Error('nobody called')
  const number = sayNumber(called)
  const row = `#report-${called.reportId}`
  await app.open('packages/grid/pages/queue/index')
  await app.sees(number)
  await app.type('#find-words', number.toLowerCase().replace('-', ' '))
  await app.tap('#find-ask')
  await app.sees('按编号找到 1 件')
  await app.misses('#queue-mine')
  await app.sees(row)
  await app.type('#find-words', '一压就响')
  await app.tap('#find-ask')
  await app.sees('按文字找到 1 件')
  await app.type('#find-words', '100 0000 8001')
  await app.tap('#find-ask')
  await app.sees('按来电号码找到 1 件')
  await app.tap(row)
  await app.sees(`编号 ${number}`)
  await app.sees('按来电号码查到')
  await app.back()
  await app.type('#find-words', '没有这样的话')
  await app.tap('#find-ask')
  await app.sees('没有符合的工单，换个词试试')
  await app.tap('#find-back')
  await app.sees('#queue-mine')
})
