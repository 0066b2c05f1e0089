import { announce } from '@functions/messages/send'
import { type Effect, recordsOf } from '@functions/platform/events/effect'
import { derivedId } from '@functions/platform/store/ids'
import { pageLink } from '@shared/pages'
import { HandOver } from './dutyEntities'
import { ownerLeft } from './ownerLeft'
import { visitsFollow } from './visitBack'
import { worksAt } from './workers'

const orders = recordsOf(HandOver)

/** Whoever took over what another held is told of all of it by one message; nobody of what they did themselves. */
const handOverTold: Effect = {
  name: 'handOverTold',
  kinds: [orders.kind],
  run: async ({ after }) => {
    const order = after && orders.read(after)
    if (!order || order.successorId === order.by) return
    const { streetId, successorId: memberId, leaverLabel, posts, duties } = order
    await announce({
      ...{ id: derivedId(order.id, 'told'), streetId, memberId, kind: 'notice', title: '有工作交接给你' },
      text: `${leaverLabel} 的 ${posts} 个职务、${duties} 件事交给你了，在“我联系的企业”里能看到。`,
      page: pageLink('worker/orgs'),
    })
  },
}

export const effects: readonly Effect[] = [worksAt, handOverTold, visitsFollow, ownerLeft]
