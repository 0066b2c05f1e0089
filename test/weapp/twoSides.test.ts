import { sayUnread } from '@shared/rules/office/messages'
import { dayOf, weekdayOf } from '@shared/rules/time/day'
import { BEGINS_AT } from '../support/instant'
import { asks } from './support/people'
import { aStory, publicly, reports } from './support/stage'

/** Reports as the two sides of the counter see them: what staff do on their phone changes what the reporter sees. */
const stage = aStory()

const grid = (name: string) => `packages/grid/pages/${name}/index`
const worker = (name: string) => `packages/worker/pages/${name}/index`
const REPORT = 'pages/report/index'

interface Roster {
  people: { memberId: string; label: string; me: boolean; onDuty: boolean }[]
}

test('who is put on duty is named to the sender of an urgent report, who then sees which colleague took it', async () => {
  const { url } = stage
  const staff = await stage.phoneOf('grid-siyanqiao')
  const roster = () => asks<Roster>(staff, url, '/alerts/roster/siyanqiao')
  await staff.open(grid('roster'))
  const { people } = await roster()
  const me = people.find((each) => each.me)
  const free = people.find((each) => !each.onDuty && !each.me)
  if (!me || !free) throw new Error('nobody to put on duty')
  await staff.tap(`#duty-${free.memberId}`)
  await staff.tap('#duty-whole')
  await staff.sees('全天 在哪几天')
  await staff.tap(`#duty-day-${weekdayOf(dayOf(Date.parse(BEGINS_AT)))}`)
  await staff.settles()
  await staff.tap('#duty-save')
  await staff.misses('#duty-save')
  await staff.says('#roster-now', free.label)
  expect((await roster()).people.find(({ memberId }) => memberId === free.memberId)?.onDuty).toBe(true)

  const sender = await stage.phoneOf('courier-5')
  await sender.open(REPORT)
  const text = `路口两车剐蹭`
  const reportId = await reports(sender, url, { categoryId: 'incident', text, answers: ['question-hurt-no'] })
  await sender.tap(`#outgoing-open-${reportId}`)
  await sender.sees('已经送到，还没有人受理')
  await sender.says('#live', free.label)
  await sender.sees('#live-call-110')

  await staff.open(grid('alerts'))
  await staff.sees(text)
  await staff.tap(`#take-${reportId}`)
  await staff.misses(`#take-${reportId}`)
  await sender.pullDown()
  await sender.sees(`${me.label} 已受理`)
  await sender.misses('#live-call-110')
  expect(await asks(sender, url, `/alerts/${reportId}`)).toMatchObject({ taken: { by: me.label } })
})

interface Reviews {
  items: { reportId: string }[]
}

test('doubtful words are public once staff say so; what they hide is looked at by a colleague after an appeal', async () => {
  const { url } = stage
  const reporter = await stage.phoneOf('courier-6')
  const staff = await stage.phoneOf('grid-siyanqiao')
  const stateOf = (reportId: string) => asks(reporter, url, `/safety/reports/${reportId}`)
  const waits = async (reportId: string) => {
    await stage.settle()
    const { items } = await asks<Reviews>(staff, url, '/safety/reviews?communityId=siyanqiao&limit=50')
    expect(items.map((each) => each.reportId)).toContain(reportId)
  }
  const text = `楼下两拨人打架把护栏撞坏了`
  await reporter.open(REPORT)
  const shown = await reports(reporter, url, { categoryId: 'other', text })
  await waits(shown)
  expect(await publicly(url, shown)).toBeUndefined()
  await staff.open(grid('reviews'))
  await staff.sees(text)
  await staff.sees('文字疑似违规')
  await staff.tap(`#show-${shown}`)
  await staff.misses(`#review-${shown}`)
  expect(await stateOf(shown)).toMatchObject({ state: 'visible' })
  await stage.settle()
  expect(await publicly(url, shown)).toBeDefined()
  const passer = await stage.visitor()
  await passer.open(`${worker('publicReport')}?id=${shown}`)
  await passer.sees(text)

  const hidden = await reports(reporter, url, { categoryId: 'other', text: `${text}，还没修` })
  await waits(hidden)
  await staff.open(grid('reviews'))
  await staff.sees('和自己刚报过的几乎一样')
  await staff.tap(`#hide-${hidden}`)
  await staff.tap('#review-preset-2')
  await staff.tap('#review-yes')
  await staff.misses(`#review-${hidden}`)
  await reporter.open(`${worker('report')}?id=${hidden}`)
  await reporter.sees('工作人员说明：内容不实或看不清')
  await reporter.tap('#publicity-appeal')
  await reporter.tap('#appeal-preset-1')
  await reporter.tap('#appeal-yes')
  await reporter.sees(/等待复核/)

  await staff.open(grid('reviews'))
  await staff.tap(`#show-${hidden}`)
  await staff.sees('申诉要由另一位工作人员复核')
  const colleague = await stage.phoneOf('grid-siyanqiao-2')
  await colleague.open(grid('reviews'))
  await colleague.sees('申诉：内容是真实的，没有违规的话')
  await colleague.tap(`#show-${hidden}`)
  await colleague.misses(`#review-${hidden}`)
  await reporter.pullDown()
  await reporter.sees('已公开')
  await reporter.sees(/（已复核）/)
  expect(await stateOf(hidden)).toMatchObject({ state: 'visible', appeal: { decided: true } })
})

test('of two reports merged on the screen each leads to the other, and the reporter is led to where it went', async () => {
  const { url } = stage
  const first = await stage.phoneOf('courier-8')
  await first.open(REPORT)
  const text = `摊位占了整条盲道`
  const target = await reports(first, url, { categoryId: 'occupy', text })
  const second = await stage.phoneOf('courier-9')
  await second.open(REPORT)
  const merged = await reports(second, url, { categoryId: 'occupy', text: `桌椅摆到盲道上` })
  await stage.settle()
  expect(await publicly(url, target)).toBeDefined()

  const staff = await stage.phoneOf('grid-siyanqiao')
  await staff.open(`${grid('handle')}?id=${merged}`)
  await staff.tap('#handle-more')
  await staff.tap('#more-merge')
  await staff.tap(`#merge-${target}`)
  await staff.sees('并到这一件？')
  await staff.tap('#merge-yes')
  await staff.tap('#merged-to')
  await staff.sees(text)
  await staff.sees('并过来 1 件')
  await staff.tap(`#absorbed-${merged}`)
  await staff.sees('已并入')

  await second.tap(`#outgoing-open-${merged}`)
  await second.sees('已合并')
  await second.sees('已并入另一件')
  await second.tap('#merged-to')
  await second.arrives(worker('publicReport'))
  await second.sees(text)
  expect(await asks(second, url, `/reports/${merged}`)).toMatchObject({
    status: 'merged',
    mergedTo: { reportId: target, link: 'public' },
  })
  await first.tap(`#outgoing-open-${target}`)
  await first.sees('另有 1 件同样的并到了这一件')
})

test('WeChat’s leave to tell is counted, and what became of a report waits in the inbox until it is read', async () => {
  const { url } = stage
  const template = 'local-template-reportProgress'
  const reporter = await stage.phoneOf('courier-10', { templates: [template] })
  const unread = async () => (await asks<{ unread: number }>(reporter, url, '/messages')).unread
  // What may be asked for comes with the home screen.
  await reporter.sees('#home-points')
  await reporter.open(REPORT)
  const reportId = await reports(reporter, url, { categoryId: 'clutter', text: `纸箱堵着路口` })
  await reporter.tap('有进展告诉我')
  await reporter.sees('微信会告诉你')
  expect((await reporter.state()).traces?.subscriptions).toEqual({ [template]: 1 })
  expect(reporter.wire.sent).toContain('POST /api/messages/acceptances')

  const before = await unread()
  const staff = await stage.phoneOf('grid-siyanqiao')
  await staff.open(`${grid('handle')}?id=${reportId}`)
  await staff.tap('#handle-accept')
  await staff.sees('#handle-start')
  await stage.settle()
  expect(await unread()).toBeGreaterThan(before)
  await reporter.open('pages/home/index')
  await reporter.sees(`${sayUnread(before + 1)} 条新消息`)
  await reporter.tap('#home-messages')
  await reporter.tap(/已受理，你得 \d+ 分/)
  await reporter.arrives(worker('report'))
  await reporter.sees('纸箱堵着路口')
  await reporter.back()
  await reporter.arrives(worker('messages'))
  if (before > 0) await reporter.tap('#messages-read-all')
  await reporter.sees('都看过了')
  await reporter.open('pages/home/index')
  await reporter.misses('#home-messages')
  expect(await unread()).toBe(0)
})
