import { announce, announceAll } from '@functions/messages/send'
import type { Effect } from '@functions/platform/events/effect'
import { idAt } from '@functions/platform/store/ids'
import { pageLink } from '@shared/pages'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { Profile } from './entities'
import type { ProfileItem } from './me'
import { presentIn } from './present'

/**
 * Tells the grid workers of a community that somebody waits, once a registration. First data of a street are no news.
 */
export const registrationWaits: Effect = {
  name: 'registrationWaits',
  kinds: [Profile.entityName],
  run: async ({ before, after }) => {
    if (!before || after?.status !== 'pending') return
    if (before.status === 'pending' && before.communityId === after.communityId) return
    const profile = Profile.build(EntityFormatter).format(after)
    const { submittedAt = 0, nameMasked = '', occupation } = profile
    await tellStaff(profile, {
      ...{ at: submittedAt, cause: 'registration', title: `新报到：${nameMasked}` },
      text: `${occupation ? `${OCCUPATIONS[occupation]}，` : ''}等你确认。`,
    })
  },
}

/** Tells them again when the member asks for it, once a reminder. */
export const registrationReminder: Effect = {
  name: 'registrationReminder',
  kinds: [Profile.entityName],
  run: async ({ before, after }) => {
    if (!after?.remindedAt || after.status !== 'pending' || before?.remindedAt === after.remindedAt) return
    const profile = Profile.build(EntityFormatter).format(after)
    const { remindedAt = 0, submittedAt = 0, nameMasked = '' } = profile
    await tellStaff(profile, {
      ...{ at: remindedAt, cause: 'reminder', title: `还在等确认：${nameMasked}` },
      text: `${sayMoment(submittedAt, remindedAt)}报到的小哥提醒你看一下。`,
    })
  },
}

interface StaffNews {
  at: number
  cause: string
  title: string
  text: string
}

/** Whoever confirms this registration, and is not who sent it, hears of it. */
async function tellStaff(
  { memberId, streetId, communityId = '' }: ProfileItem,
  { at, cause, title, text }: StaffNews,
): Promise<void> {
  const staff = (await presentIn(streetId, communityId)).filter((staffId) => staffId !== memberId)
  await announceAll(
    staff.map((staffId) => ({
      ...{ id: idAt(at, `${cause}#${memberId}#${communityId}#${staffId}`), memberId: staffId, streetId },
      ...{ kind: 'notice' as const, title, text, state: '待确认' },
      page: pageLink('grid/registration', { id: memberId }),
    })),
  )
}

/** Tells somebody what became of their registration, once a decision; also that a confirmation was taken back. */
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
