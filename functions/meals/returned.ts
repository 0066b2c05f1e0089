import { deliver } from '@functions/messages/send'
import { idAt } from '@functions/platform/ids'
import type { Effect } from '@functions/reports/effect'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { Voucher } from './entities'

const read = (image: Record<string, unknown>) => Voucher.build(EntityFormatter).format(image)
type Item = ReturnType<typeof read>

/** What an owner is told when their points come back without their doing. */
const WORDS: Partial<Record<Item['state'], (voucher: Item) => string>> = {
  refused: ({ pricePoints, refuseReason }) =>
    `商家没有接单${refuseReason ? `：${refuseReason}` : ''}。${pricePoints} 分已退回。`,
  expired: ({ pricePoints }) => `没有在时间内使用，已过期。${pricePoints} 分已退回。`,
}

/**
 * Tells a worker that a voucher was refused or has expired and that its points are back: nobody looks at the wallet for
 * what they did not do. A voucher ends once, so its message follows from it and comes once.
 */
export const returned: Effect = {
  name: 'returned',
  kinds: [Voucher.entityName],
  run: async ({ before, after }) => {
    if (before?.state !== 'issued' || !after) return
    const voucher = read(after)
    const say = WORDS[voucher.state]
    if (!say) return
    const { voucherId, memberId, streetId, title, settledAt = 0 } = voucher
    await deliver({
      ...{ id: idAt(settledAt, `${voucherId}#${voucher.state}`), memberId, streetId, kind: 'meal', title },
      ...{ text: say(voucher), page: `packages/worker/pages/voucher/index?id=${voucherId}`, state: '已退回' },
    })
  },
}
