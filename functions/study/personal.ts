import { lessonTitle } from '@functions/articles/queries'
import { copying, type Personal } from '@functions/platform/held'
import { getNow } from '@functions/platform/store/writes'
import { sayClock } from '@shared/rules/time/day'
import { Learned, learnedBy, StudyTime } from './entities'

/** What is stored of persons here, and what becomes of it. */
export const personal: Personal = {
  holds: [
    {
      entity: Learned,
      says: 'which lessons somebody finished, and how long they take',
      ending: 'removed',
      copy: '学完的课',
    },
    {
      entity: StudyTime,
      says: 'until when somebody’s time counted for lessons, how many they finished that day, and how far they are in lessons they left',
      ending: 'removed',
      copy: '没学完的课',
    },
  ],
  copies: [
    copying(
      '学完的课',
      ({ memberId }) => learnedBy(memberId),
      ({ title, seconds, points, at }) => ({ 课: title, 秒: seconds, 积分: points, 时间: sayClock(at) }),
    ),
    {
      heading: '没学完的课',
      page: async ({ memberId }) => {
        const { begun = [] } = (await getNow(StudyTime, { memberId })) ?? {}
        const rows = await Promise.all(
          begun.map(async ({ articleId, seconds }) => ({ 课: await lessonTitle(articleId), 已学秒数: seconds })),
        )
        return { rows, next: undefined }
      },
    },
  ],
}
