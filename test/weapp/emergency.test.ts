import { asks } from './support/people'
import { aStage, type Stage, SUBMIT } from './support/stage'

/** Somebody beside a person in danger: few taps, no photo, and the truth. */
let stage: Stage

beforeAll(async () => {
  stage = await aStage()
}, 400_000)
afterEach(() => stage?.putAway())
jest.setTimeout(180_000)

interface Mine {
  items: { reportId: string; categoryId: string }[]
}
interface Detail {
  photos: unknown[]
  answers: { label: string; said: string }[]
}

type Phone = Awaited<ReturnType<Stage['phoneOf']>>

/** The report this phone has just sent. */
async function sentBy(phone: Phone): Promise<{ reportId: string; categoryId: string }> {
  await phone.wire.answered(SUBMIT)
  const { items } = await asks<Mine>(phone, stage.url, '/reports/mine')
  const [newest] = items
  if (!newest) throw new Error('nothing arrived')
  return newest
}

test('in the urgent form two taps send the place, without a photo and without an answer', async () => {
  const phone = await stage.phoneOf('courier-11')
  await phone.tap('#home-urgent')
  await phone.arrives('pages/report/index')
  await phone.sees('选一下出了什么事')
  await phone.tap('#category-person-help')
  await phone.tap('#report-send')
  await phone.sees('还差照片')
  const { reportId, categoryId } = await sentBy(phone)
  expect(categoryId).toBe('person-help')
  const { photos, answers } = await asks<Detail>(phone, stage.url, `/reports/${reportId}`)
  expect([photos, answers]).toEqual([[], []])
})

test('an unconscious person: one big number, then “已打 120” sends just that, and staff read the answer and the call', async () => {
  const phone = await stage.phoneOf('courier-11')
  await phone.tap('#home-urgent')
  await phone.tap('#category-person-help')
  await phone.tap('#question-state-faint')
  await phone.sees('叫不醒，先打 120')
  // Nothing else stands there to be tapped by a shaking hand.
  await phone.misses('#report-send')
  await phone.tap('#call-first')
  await phone.sees('已打 120，马上上报')
  await phone.tap('#called-send')
  await phone.sees('还差照片')
  const { reportId } = await sentBy(phone)
  const staff = await stage.phoneOf('grid-siyanqiao')
  await staff.open(`packages/grid/pages/handle/index?id=${reportId}`)
  for (const words of ['叫不醒', '已经打过的电话', '120']) await staff.sees(words)
})

test('whoever goes back from the number is asked again by the button, and may answer otherwise', async () => {
  const phone = await stage.phoneOf('courier-11')
  await phone.tap('#home-urgent')
  await phone.tap('#category-person-help')
  await phone.tap('#question-state-faint')
  await phone.tap('#called-back')
  await phone.sees('先打 120')
  await phone.tap('#report-send')
  await phone.sees('#call-first')
  await phone.tap('#called-back')
  await phone.tap('#question-state-awake')
  await phone.sees('马上上报')
})
