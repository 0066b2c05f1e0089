import type { Effect } from '@functions/platform/events/effect'
import { send } from '@functions/platform/events/errand'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { Message } from './entities'

/** Has WeChat's message sent for one that came into an inbox with an acceptance: whoever wrote it need not wait. */
const posting: Effect = {
  name: 'posting',
  kinds: [Message.entityName],
  run: async ({ before, after }) => {
    if (before || after?.push !== 'due') return
    const { memberId, id, kind } = Message.build(EntityFormatter).format(after)
    await send({ kind: 'message', subject: { memberId, id }, urgent: kind === 'alert' })
  },
}

export const effects: readonly Effect[] = [posting]
