import { deliver } from '@functions/messages/send'
import { idAt } from '@functions/platform/ids'
import type { Effect } from '@functions/reports/effect'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { Profile } from './entities'

/**
 * Tells somebody what became of their registration, once a decision, also when its record comes again: they have left
 * the app by then.
 */
export const registrationNews: Effect = {
  name: 'registrationNews',
  kinds: [Profile.entityName],
  run: async ({ before, after }) => {
    if (before?.status !== 'pending' || !after) return
    const profile = Profile.build(EntityFormatter).format(after)
    const { memberId, streetId, status, rejectReason = '', decidedAt = 0, decisionPoints = 0 } = profile
    if (status !== 'confirmed' && status !== 'rejected') return
    const isIn = status === 'confirmed'
    await deliver({
      ...{ id: idAt(decidedAt, `registration#${memberId}#${status}`), memberId, streetId, kind: 'registration' },
      title: isIn ? '报到通过了' : '报到需要修改',
      text: isIn
        ? `欢迎你！现在可以打卡、随手拍、兑换套餐了。${decisionPoints > 0 ? `报到得 ${decisionPoints} 分。` : ''}`
        : `社区说：${rejectReason}。改好后可以再交。`,
      page: isIn ? 'pages/home/index' : 'packages/worker/pages/register/index',
      state: isIn ? '已通过' : '需修改',
    })
  },
}
