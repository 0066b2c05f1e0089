import { announce, announceAll } from '@functions/messages/send'
import type { Effect } from '@functions/platform/events/effect'
import { idAt } from '@functions/platform/store/ids'
import { pageLink } from '@shared/pages'
import { OCCUPATIONS } from '@shared/rules/words'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { Profile } from './entities'
import { presentIn } from './present'

/**
 * Tells the grid workers of a community that somebody waits to be confirmed, once a registration that was sent. What was
 * put into the table complete, as the first data of a street are, is nobody's news.
 */
export const registrationWaits: Effect = {
  name: 'registrationWaits',
  kinds: [Profile.entityName],
  run: async ({ before, after }) => {
    if (!before || after?.status !== 'pending') return
    if (before.status === 'pending' && before.communityId === after.communityId) return
    const profile = Profile.build(EntityFormatter).format(after)
    const { memberId, streetId, communityId = '', submittedAt = 0, nameMasked = '', occupation } = profile
    const staff = (await presentIn(streetId, communityId)).filter((staffId) => staffId !== memberId)
    await announceAll(
      staff.map((staffId) => ({
        ...{ id: idAt(submittedAt, `registration#${memberId}#${communityId}#${staffId}`), memberId: staffId, streetId },
        kind: 'notice' as const,
        title: `新报到：${nameMasked}`,
        text: `${occupation ? `${OCCUPATIONS[occupation]}，` : ''}等你确认。`,
        page: pageLink('grid/registration', { id: memberId }),
        state: '待确认',
      })),
    )
  },
}

/**
 * Tells somebody what became of their registration, once a decision, also when its record comes again: they have left
 * the app by then. A confirmation that was taken back is told like one that was never given, and says so.
 */
export const registrationNews: Effect = {
  name: 'registrationNews',
  kinds: [Profile.entityName],
  run: async ({ before, after }) => {
    const was = before?.status
    if ((was !== 'pending' && was !== 'confirmed') || !after || after.status === was) return
    const profile = Profile.build(EntityFormatter).format(after)
    const { memberId, streetId, status, rejectReason = '', decidedAt = 0, decisionPoints = 0 } = profile
    if (status !== 'confirmed' && status !== 'rejected') return
    const isIn = status === 'confirmed'
    const sorry = was === 'confirmed' ? '报到确认撤回了' : '报到需要修改'
    const back = decisionPoints < 0 ? `报到得的 ${-decisionPoints} 分收回了。` : ''
    await announce({
      ...{ id: idAt(decidedAt, `registration#${memberId}#${status}`), memberId, streetId, kind: 'registration' },
      title: isIn ? '报到通过了' : sorry,
      text: isIn
        ? `欢迎你！现在可以打卡、随手拍、兑换套餐了。${decisionPoints > 0 ? `报到得 ${decisionPoints} 分。` : ''}`
        : `社区说：${rejectReason}。${back}改好后可以再交。`,
      page: pageLink(isIn ? 'home' : 'worker/register'),
      state: isIn ? '已通过' : '需修改',
    })
  },
}
