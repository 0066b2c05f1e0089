import { announceAll, type Delivery } from '@functions/messages/send'
import type { Effect } from '@functions/platform/events/effect'
import { idAt } from '@functions/platform/store/ids'
import { pageLink } from '@shared/pages'
import { CHANGE_REQUESTS, REQUEST_STATES } from '@shared/rules/text/words'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { presentIn } from './present'
import { ChangeRequest } from './requestEntities'
import type { RequestItem } from './requests'

const read = (image: Record<string, unknown>): RequestItem => ChangeRequest.build(EntityFormatter).format(image)

/** Tells the grid workers what waits for them, and whom a decision concerns what became of it, each once. */
export const requestNews: Effect = {
  name: 'requestNews',
  kinds: [ChangeRequest.entityName],
  run: async ({ before, after }) => {
    if (!after) return
    const request = read(after)
    const isNew = request.state === 'open' && before?.id !== request.id
    const isDecided = before?.state === 'open' && request.state !== 'open'
    await announceAll(isNew ? await toStaff(request) : isDecided ? toPeople(request) : [])
  },
}

async function toStaff({ memberId, streetId, communityId, kind, id, at }: RequestItem): Promise<Delivery[]> {
  const staff = await presentIn(streetId, communityId)
  return staff
    .filter((staffId) => staffId !== memberId)
    .map((staffId) => ({
      ...{ id: idAt(at, `request#${id}#${staffId}`), memberId: staffId, streetId, kind: 'notice' },
      ...{ title: `要核实：${CHANGE_REQUESTS[kind]}`, text: '有小哥请社区核实，看一下再办。', state: '待核实' },
      page: pageLink('grid/requests', { community: communityId }),
    }))
}

function toPeople(request: RequestItem): Delivery[] {
  const { memberId, streetId, kind, id, state, decidedAt = 0, reason = '', holderId, phoneMasked = '' } = request
  const page = pageLink('worker/details')
  const isIn = state === 'approved'
  const asker: Delivery = {
    ...{ id: idAt(decidedAt, `request#${id}#${memberId}`), memberId, streetId, kind: 'notice', page },
    title: `${CHANGE_REQUESTS[kind]}：${REQUEST_STATES[state]}`,
    text: isIn ? (kind === 'phone' ? '号码归你了。还没报到的话，再交一次就行。' : '社区已换好。') : `社区说：${reason}`,
    state: REQUEST_STATES[state],
  }
  if (!isIn || !holderId) return [asker]
  return [
    asker,
    {
      ...{ id: idAt(decidedAt, `request#${id}#${holderId}`), memberId: holderId, streetId, kind: 'notice', page },
      title: '请换一个手机号',
      text: `${phoneMasked} 现在是别人在用，已从你的资料里去掉。换成你现在的号码，社区才能联系到你。`,
      state: '请更新',
    },
  ]
}
