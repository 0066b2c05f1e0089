import { announce, type Delivery } from '@functions/messages/send'
import { send } from '@functions/platform/events/errand'
import { anId, call, type Person } from './api'
import { shifted } from './meals'
import { delivered } from './queues'
import type { aWechat } from './wechat'

/** A message about a report, as a change of it would cause. */
export function aDelivery({ memberId, streetId }: Person, over: Partial<Delivery> = {}): Delivery {
  return {
    id: anId(),
    memberId,
    streetId,
    kind: 'report',
    title: '井盖（测试路 2 号）',
    text: '社区已受理，我们会尽快处理。',
    page: 'packages/worker/pages/report/index?id=1',
    state: '已受理',
    ...over,
  }
}

/** The member's inbox as the app shows it. */
export async function inboxOf(person: Person) {
  const { status, body } = await call('messages', 'list', { limit: 50 }, person)
  if (status !== 200) throw new Error(`no inbox: ${body.code}`)
  return body
}

/** A tap on “tell me”: the person accepts so many messages, and the phone says so. */
export async function accepts(
  wechat: Awaited<ReturnType<typeof aWechat>>,
  person: Person,
  template: 'reportProgress' | 'alert' | 'voucher' | 'notice',
  times = 1,
): Promise<void> {
  await wechat.accept(person.memberId, template, times)
  for (let i = 0; i < times; i++) await call('messages', 'accept', { id: anId(), templates: [template] }, person)
}

/** Some minutes later: what WeChat was too busy for is on its way. */
export const sentLater = (minutes = 5): Promise<void> =>
  shifted(Number(process.env.CLOCK_OFFSET_MS ?? 0) + minutes * 60_000, () => delivered())

/** Puts a message into its inbox and has WeChat's sent, as its record would. */
export async function deliver(delivery: Delivery): Promise<void> {
  await announce(delivery)
  const { memberId, id, kind } = delivery
  await send({ kind: 'message', subject: { memberId, id }, urgent: kind === 'alert' })
  await delivered()
}
