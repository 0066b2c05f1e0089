import { announceAll, type Delivery } from '@functions/messages/send'
import { type Effect, recordsOf } from '@functions/platform/events/effect'
import { idAt } from '@functions/platform/store/ids'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow } from '@functions/platform/store/writes'
import { sayMoment, sayMomentInFull } from '@shared/rules/time/day'
import { Activity, type ActivityItem } from './entities'
import { activityPage } from './pages'
import { signupBecomes } from './settling'
import { Signup, type SignupItem, signupsOf } from './signupEntities'
import { goesAt, isLive } from './signups'

const activities = recordsOf(Activity)
const signups = recordsOf(Signup)

/** What of an activity changed, in words for those who signed up; nothing when it does not concern them. */
export function sayChanges(before: ActivityItem, after: ActivityItem): string[] {
  const said: string[] = []
  if (before.starts !== after.starts || before.ends !== after.ends)
    said.push(`时间改为 ${sayMomentInFull(after.starts)}`)
  if (before.place.name !== after.place.name) said.push(`地点改为 ${after.place.name}`)
  if (before.bring !== after.bring && after.bring !== undefined) said.push(`请带上：${after.bring}`)
  const phone = after.contact?.phone
  if (before.contact?.phone !== phone && phone !== undefined) said.push(`联系电话 ${phone}`)
  if (before.title !== after.title) said.push(`改名为“${after.title}”`)
  return said
}

/** So many are told at once. */
const AT_ONCE = 100

/**
 * Tells those who signed up what changed of an activity, and that it is called off. Where its times moved, when their sign-ups go
 * moves with them.
 */
const activityNews: Effect = {
  name: 'activityNews',
  kinds: [activities.kind],
  run: async ({ before, after }) => {
    if (!before || !after) return
    const [was, is] = [activities.read(before), activities.read(after)]
    if (was.publishedAt === undefined) return
    const news = newsOf(was, is)
    const hasMoved = was.starts !== is.starts || was.ends !== is.ends
    if (!news && !hasMoved) return
    for await (const page of signupsOf(is.activityId).pages(AT_ONCE)) {
      const live = page.filter((signup) => isLive(signup, is.at))
      if (hasMoved) await Promise.all(page.map((signup) => follows(signup, is)))
      if (news) await announceAll(live.map((signup) => toMember(signup, is, news)))
    }
  },
}

/** A sign-up's times follow the activity's, and its reminder with them, unless it is gone. */
const follows = ({ memberId, activityId }: SignupItem, { starts, ends }: ActivityItem): Promise<void> =>
  untilAnswered<void>(async () => {
    const signup = await getNow(Signup, { memberId, activityId })
    if (!signup || (signup.starts === starts && signup.ends === ends)) return
    return transact<void>([signupBecomes(signup, { starts, ends, expiresAt: goesAt(ends) })], () => undefined)
  })

interface News {
  title: string
  text: string
  state: string
}

function newsOf(was: ActivityItem, is: ActivityItem): News | undefined {
  if (!was.cancelled && is.cancelled) {
    return {
      title: `${is.title} 取消了`,
      text: `${is.cancelled.reason}。原定 ${sayMomentInFull(is.starts)}。`,
      state: '已取消',
    }
  }
  const changes = sayChanges(was, is)
  if (changes.length === 0 || is.cancelled) return undefined
  return { title: `${is.title} 有变动`, text: `${changes.join('；')}。`, state: '有变动' }
}

const toMember = (
  { memberId, streetId }: Pick<SignupItem, 'memberId' | 'streetId'>,
  { activityId, revision, at }: ActivityItem,
  news: News,
): Delivery => ({
  ...{ id: idAt(at, `activity#${activityId}#${revision}#${memberId}`), memberId, streetId, kind: 'notice' },
  ...{ ...news, page: activityPage(activityId) },
})

/** Tells whoever waited that a place is kept for them, that it went on, and that staff let them in or took them out. */
const signupNews: Effect = {
  name: 'signupNews',
  kinds: [signups.kind],
  run: async ({ before, after }) => {
    if (!after) return
    const is = signups.read(after)
    const was = before && signups.read(before)
    if (was?.version === is.version) return
    const news = newsOfSignup(was, is)
    if (!news) return
    const { memberId, streetId, activityId, version } = is
    await announceAll([
      {
        ...{ id: idAt(is.at, `signup#${activityId}#${version}#${memberId}`), memberId, streetId, kind: 'notice' },
        ...{ ...news, page: activityPage(activityId) },
      },
    ])
  },
}

function newsOfSignup(was: SignupItem | undefined, is: SignupItem): News | undefined {
  const { state, offerUntil = 0, at, above, dropped } = is
  if (state === 'offered' && was?.state === 'waiting') {
    return {
      title: '候补的活动有名额了',
      text: `名额给你留到 ${sayMoment(offerUntil, at)}，点开确认就行。`,
      state: '待确认',
    }
  }
  if (state === 'passed' && was?.state === 'offered') {
    return { title: '名额已经让给下一位', text: '没有按时确认，可以重新报名排队。', state: '已让出' }
  }
  if (state === 'in' && above && !was?.above) {
    return { title: '工作人员帮你报上名了', text: `说明：${above.reason}`, state: '已报名' }
  }
  if (state === 'left' && dropped && !was?.dropped) {
    return { title: '工作人员帮你取消了报名', text: `说明：${dropped.reason}`, state: '已取消' }
  }
  return undefined
}

export const effects: readonly Effect[] = [activityNews, signupNews]
