import { retryPushes } from '@functions/messages/retry'
import type { Delivery } from '@functions/messages/send'
import { ServedStreet } from '@functions/stations/registry'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from './api'
import { shifted } from './meals'
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

/** The schedule has come by some minutes later: what WeChat was too busy for is on its way. */
export async function sentLater(streetId: string): Promise<void> {
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
  await shifted(Number(process.env.CLOCK_OFFSET_MS ?? 0) + 5 * 60_000, () => retryPushes(() => true))
  await ServedStreet.build(DeleteItemCommand).key({ streetId }).send()
}
