import { announce } from '@functions/messages/send'
import type { Effect } from '@functions/platform/events/effect'
import { idAt } from '@functions/platform/store/ids'
import { pageLink } from '@shared/pages'
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

/** What an owner is told when a meal they never ate was taken off them by mistake and is given back. */
const ANNULLED = ({ pricePoints, refuseReason, annulledByLabel }: Item) =>
  `店里扫错了券，${annulledByLabel ?? '店里'}已更正${refuseReason ? `：${refuseReason}` : ''}。${pricePoints} 分已退回。`

/**
 * Tells a worker that a voucher was refused, has expired or was redeemed by mistake, and that its points are back. A
 * voucher ends once, so its message follows from it and comes once.
 */
export const returned: Effect = {
  name: 'returned',
  kinds: [Voucher.entityName],
  run: async ({ before, after }) => {
    if (!before || !after) return
    const voucher = read(after)
    const isAnnulled = before.state === 'redeemed' && voucher.state === 'annulled'
    const say = isAnnulled ? ANNULLED : before.state === 'issued' ? WORDS[voucher.state] : undefined
    if (!say) return
    const { voucherId, memberId, streetId, title, annulledAt, settledAt = 0 } = voucher
    await announce({
      id: idAt(annulledAt ?? settledAt, `${voucherId}#${voucher.state}`),
      memberId,
      streetId,
      kind: 'meal',
      title,
      text: say(voucher),
      page: pageLink('worker/voucher', { id: voucherId }),
      state: '已退回',
    })
  },
}
