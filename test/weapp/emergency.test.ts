import { asks } from './support/people'
import { aStory, reports, type Stage, SUBMIT } from './support/stage'

/** Somebody beside a person in danger: few taps, no photo, and the truth. Every tap that is written here counts. */
const stage = aStory()

interface Mine {
  items: { reportId: string; categoryId: string }[]
}
interface Detail {
  photos: unknown[]
  answers: { label: string; said: string }[]
  description: string
}

type Phone = Awaited<ReturnType<Stage['phoneOf']>>

/** The report this phone has just sent. */
async function sentBy(phone: Phone): Promise<Detail & { reportId: string; categoryId: string }> {
  await phone.wire.answered(SUBMIT)
  const { items } = await asks<Mine>(phone, stage.url, '/reports/mine')
  const [newest] = items
  if (!newest) throw new Error('nothing arrived')
  return { ...newest, ...(await asks<Detail>(phone, stage.url, `/reports/${newest.reportId}`)) }
}

test('from home two taps send what one sees with the place, without a photo', async () => {
  const phone = await stage.phoneOf('courier-11')
  await phone.tap('#home-urgent')
  await phone.tap('#alarm-person-help-awake')
  const sent = await sentBy(phone)
  expect(sent.categoryId).toBe('person-help')
  expect(sent.photos).toEqual([])
  expect(sent.answers).toEqual([{ label: '人现在怎么样', said: '清醒，能说话' }])
})

test('who cannot say what it is says nothing about it, and is two taps away too', async () => {
  const phone = await stage.phoneOf('courier-11')
  await phone.tap('#home-urgent')
  await phone.tap('#alarm-incident')
  expect(await sentBy(phone)).toMatchObject({ categoryId: 'incident', photos: [], answers: [] })
})

test('an unconscious person: one big number, then “已打 120” sends just that, and staff read the answer and the call', async () => {
  const phone = await stage.phoneOf('courier-11')
  await phone.tap('#home-urgent')
  await phone.tap('#alarm-person-help-faint')
  await phone.sees('叫不醒，先打 120')
  // Nothing else stands there to be tapped by a shaking hand.
  await phone.misses('#alarm-person-help-awake')
  await phone.tap('#call-first')
  await phone.sees('已打 120，马上上报')
  await phone.tap('#called-send')
  const { reportId } = await sentBy(phone)
  const staff = await stage.phoneOf('grid-siyanqiao')
  await staff.open('packages/grid/pages/alerts/index')
  await staff.sees(`#take-${reportId}`)
  for (const words of ['叫不醒', '已经打过的电话', '120']) await staff.sees(words)
  await staff.tap(`#call-sender-${reportId}`)
  await staff.sees('为什么要打电话')
})

test('whoever goes back from the number may answer otherwise', async () => {
  const phone = await stage.phoneOf('courier-11')
  await phone.tap('#home-urgent')
  await phone.tap('#alarm-person-help-faint')
  await phone.tap('#called-back')
  await phone.tap('#alarm-person-help-awake')
  expect((await sentBy(phone)).answers).toEqual([{ label: '人现在怎么样', said: '清醒，能说话' }])
})

test('WeChat killed during the call: home says that it was not sent, and the number stands there again', async () => {
  const phone = await stage.phoneOf('courier-11')
  await phone.tap('#home-urgent')
  await phone.tap('#alarm-person-help-faint')
  await phone.sees('#call-first')
  await phone.kill()
  await phone.start()
  await phone.sees('刚才的还没发出')
  await phone.tap('#home-urgent')
  await phone.tap('#called-send')
  expect((await sentBy(phone)).answers).toContainEqual({ label: '已经打过的电话', said: '120' })
})

test('an alert takes nothing of the report that was being written, and leaves it as it was', async () => {
  const phone = await stage.phoneOf('courier-11')
  await phone.open('pages/report/index')
  await phone.tap('#category-road')
  await phone.type('#report-text', '坑还没写完')
  await phone.open('pages/home/index')
  await phone.tap('#home-urgent')
  await phone.tap('#alarm-fire-smoke-smoke')
  expect(await sentBy(phone)).toMatchObject({ categoryId: 'fire-smoke', description: '', photos: [] })
  await phone.says('#report-text', '坑还没写完')
})

test('in the usual form an answer asks for the call as well, and its button asks again', async () => {
  const phone = await stage.phoneOf('courier-11')
  await phone.open('pages/report/index')
  await phone.tap('#category-person-help')
  await phone.tap('#question-state-faint')
  await phone.tap('#called-back')
  await phone.sees('先打 120')
  await phone.tap('#report-send')
  await phone.sees('#call-first')
})

test('with a photo and words it goes out from the usual form', async () => {
  const phone = await stage.phoneOf('courier-11')
  await phone.open('pages/report/index')
  const sent = { categoryId: 'incident', text: '两车剐蹭，堵了一条道', answers: ['question-hurt-no'] }
  const reportId = await reports(phone, stage.url, sent)
  expect((await asks<Detail>(phone, stage.url, `/reports/${reportId}`)).photos).toHaveLength(1)
})
