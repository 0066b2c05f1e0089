import { asks } from './support/people'
import { aStory } from './support/stage'

/** A worker and their contact person on two phones: one tap calls, the result is asked, and both see it. */
const stage = aStory()

interface Own {
  state: string
  staffLabel?: string
  contacts: { contactId: string; note?: string }[]
}
interface One {
  contacts: { items: { contactId: string }[] }
}
interface Mine {
  items: { memberId: string; nameMasked: string; dueOn: string; doneThisMonth: boolean }[]
}

test('a grid worker calls the one who is due first, writes down that they spoke, and takes it back when it was wrong', async () => {
  const app = await stage.phoneOf('grid-tashan')
  const mine = () => asks<Mine>(app, stage.url, '/pairs/mine?limit=50')
  const first = (await mine()).items.find(({ doneThisMonth }) => !doneThisMonth)
  if (!first) throw new Error('everybody was reached this month')
  const due = async () => (await mine()).items.find(({ memberId }) => memberId === first.memberId)?.dueOn ?? ''

  await app.open('packages/grid/pages/pairs/index')
  await app.tap(`#pair-${first.memberId}`)
  await app.sees(first.nameMasked)
  await app.tap('#pair-call')
  await app.sees('联系上了吗')
  await app.type('#contact-note', '夜里跑单多，都好')
  await app.tap('#contact-save')
  await app.sees('本月已联系')
  expect((await due()) > first.dueOn).toBe(true)

  // The record that was just written: the older ones beside it can be taken back too.
  const { contacts } = await asks<One>(app, stage.url, `/pairs/${first.memberId}`)
  await app.tap(`#back-${contacts.items[0]?.contactId}`)
  await app.tap('#contact-back-preset-0')
  await app.tap('#contact-back-yes')
  await app.sees('撤回了')
  expect(await due()).toBe(first.dueOn)
})

test('a worker sees who is theirs, says when to call, calls, and may want nobody', async () => {
  const app = await stage.phoneOf('rider')
  const own = () => asks<Own>(app, stage.url, '/pairs/me')
  const before = await own()
  expect(before.state).toBe('paired')

  await app.open('packages/worker/pages/contact/index')
  await app.sees(before.staffLabel ?? '')
  await app.tap('#time-night')
  await app.sees('记好了')
  await app.tap('#contact-call')
  await app.tap('#spoke-yes')
  await app.misses('联系上了吗')
  expect((await own()).contacts).toHaveLength(before.contacts.length + 1)

  await app.tap('#contact-none')
  await app.tap('#none-yes')
  await app.sees('还是要一位联系人')
  await app.tap('#contact-keep')
  await app.sees('想换一位')
  expect((await own()).state).toBe('paired')
})
