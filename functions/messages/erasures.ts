import { type Erasure, erasing } from '@functions/platform/held'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { remove } from '@functions/platform/store/writes'
import { Acceptance, acceptancesOf, inboxList, Message } from './entities'
import { inboxOf, updateInbox } from './inbox'

/** Before anything else: nothing is delivered any more to somebody who left. */
const inbox: Erasure = {
  name: 'inbox',
  turn: 1,
  page: ({ memberId }) =>
    untilAnswered<undefined>(async () => {
      const before = await inboxOf(memberId)
      if (before.closed) return undefined
      return transact<undefined>([updateInbox(before, { closed: true, unread: 0, left: {} })], () => undefined)
    }),
}

export const erasures: readonly Erasure[] = [
  inbox,
  erasing<typeof Message>(
    'messages',
    ({ memberId }) => inboxList(memberId),
    (message) => [remove(Message, message)],
  ),
  erasing<typeof Acceptance>(
    'acceptances',
    ({ memberId }) => acceptancesOf(memberId),
    (acceptance) => [remove(Acceptance, acceptance)],
  ),
]
