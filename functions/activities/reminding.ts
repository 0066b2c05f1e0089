import { announce } from '@functions/messages/send'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint, idAt } from '@functions/platform/store/ids'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { mayBeReminded, remindsAt } from '@shared/rules/activities/standing'
import { sayMoment } from '@shared/rules/time/day'
import { Activity, type ActivityItem } from './entities'
import { activityPage } from './pages'
import { signupBecomes } from './settling'
import { remindersUntil, Signup, type SignupItem } from './signupEntities'
import { isLive, remembered, signupBefore } from './signups'
import { signupView } from './views'

type SignedUp = Outputs['activities']['remind']

/**
 * Whether the caller is reminded of what they signed up for; whoever waits is when they get in. A read and one transaction of 4
 * to 6 write units. @throws NOT_FOUND, SIGNUP_GONE, REMINDER_LATE
 */
export function remindMe(actor: Actor, { activityId, id, remind }: Inputs['activities']['remind']): Promise<SignedUp> {
  const { memberId } = actor
  const made = { id, hash: actFingerprint(actor, { remind: activityId, on: remind }) }
  return untilAnswered<SignedUp>(async () => {
    const at = now()
    const signup = await getNow(Signup, { memberId, activityId })
    if (!signup) throw problem('NOT_FOUND')
    const before = signupBefore(signup, made.id, made.hash)
    if (before) return { signup: signupView(before) }
    if (!isLive(signup, at)) throw problem('SIGNUP_GONE')
    if (remind && !mayBeReminded(signup.starts, at)) throw problem('REMINDER_LATE')
    const next = { ...signup, remind, made: remembered(signup, made) }
    return transact<SignedUp>([signupBecomes(signup, next), stillTrusted(actor)], () => ({ signup: signupView(next) }))
  })
}

/** So many of a street are reminded in one run. */
const MOST = 500

/** Reminds whoever is to be by now, each once for each start; how many. What is over, called off or moved on is only put right. */
export async function remindStreet(streetId: string): Promise<number> {
  const due = await remindersUntil(streetId, now()).first(MOST)
  const heads = new Map<string, Promise<ActivityItem | undefined>>()
  const headOf = (activityId: string) => {
    const head = heads.get(activityId) ?? getNow(Activity, { activityId })
    heads.set(activityId, head)
    return head
  }
  for (const signup of due) await reminded(signup, await headOf(signup.activityId))
  return due.length
}

async function reminded({ memberId, activityId }: SignupItem, head: ActivityItem | undefined): Promise<void> {
  await untilAnswered<true>(async () => {
    const at = now()
    const signup = await getNow(Signup, { memberId, activityId })
    if (!signup?.ownerSk) return true
    const starts = head?.starts ?? signup.starts
    const isToCome = head !== undefined && head.cancelled === undefined && at < starts
    // It was moved to later meanwhile: its moment is to come.
    if (isToCome && at < remindsAt(starts)) return transact<true>([signupBecomes(signup, { starts })], () => true)
    if (isToCome && signup.state === 'in') await announce(reminderOf(signup, head))
    return transact<true>([signupBecomes(signup, { starts, remindedOf: starts })], () => true)
  })
}

const reminderOf = ({ memberId, streetId }: SignupItem, { activityId, title, starts, place, bring }: ActivityItem) => ({
  ...{ id: idAt(remindsAt(starts), `remind#${activityId}#${starts}#${memberId}`), memberId, streetId },
  kind: 'activity' as const,
  title: `${title} 快开始了`,
  text: `${sayMoment(starts, now())} 在${place.name}${bring === undefined ? '' : `，请带上：${bring}`}。去不了请点开取消，名额让给别人。`,
  page: activityPage(activityId),
  state: '快开始',
})
