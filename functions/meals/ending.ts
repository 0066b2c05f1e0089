import { announce } from '@functions/messages/send'
import { now } from '@functions/platform/clock'
import type { Effect } from '@functions/platform/events/effect'
import { idAt } from '@functions/platform/store/ids'
import { getNow } from '@functions/platform/store/writes'
import { pageLink } from '@shared/pages'
import { sayEnd } from '@shared/rules/time/day'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { Voucher } from './entities'
import { Ending } from './scheduleEntities'
import { stateOf } from './vouchers'

/** Tells the owner of a voucher that it ends soon, once; nobody who used it, gave it back or has only just bought it. */
export const ending: Effect = {
  name: 'ending',
  kinds: [Ending.entityName],
  run: async ({ after }) => {
    if (!after) return
    const { streetId, code, at } = Ending.build(EntityFormatter).format(after)
    const voucher = await getNow(Voucher, { streetId, code })
    if (!voucher || stateOf(voucher) !== 'issued' || voucher.issuedAt > at) return
    const { voucherId, memberId, title, usableUntil } = voucher
    await announce({
      ...{ id: idAt(at, `${voucherId}#ending`), memberId, streetId, kind: 'meal', title, state: '快到期' },
      text: `${sayEnd(usableUntil, now())} 前有效，还没有使用。不去了可以取消，积分马上退回。`,
      page: pageLink('worker/voucher', { id: voucherId }),
    })
  },
}
