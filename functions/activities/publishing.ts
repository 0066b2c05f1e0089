import { isArticleOf } from '@functions/articles/queries'
import { openidOfMember } from '@functions/identity/openid'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { checkText } from '@functions/platform/outside/wechatContent'
import { problem } from '@functions/platform/problem'
import { actFingerprint, derivedId } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { AGAIN, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putNew, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { repeatDays } from '@shared/rules/activities/repeats'
import { dayOf, daysBetween } from '@shared/rules/time/day'
import {
  Activity,
  type ActivityItem,
  ActivityText,
  draftPlace,
  listedPlace,
  Seats,
  type SeatsItem,
  Series,
  wholeActivity,
} from './entities'
import { headChanged, headFor, headKept, madeBefore, runs, stateOf } from './heads'
import { emptySeats, refuseOlder } from './saving'

type Written = Outputs['activities']['publish']

/** An activity with its text and places, for who runs it. One query. @throws NOT_FOUND */
export async function wholeFor(actor: Actor, activityId: string) {
  const whole = await wholeActivity(activityId)
  if (!whole || whole.head.streetId !== actor.streetId || !runs(actor, whole.head)) throw problem('NOT_FOUND')
  return whole
}

/** All places change with the activity. 2 write units each. */
const seatsBecome = (seats: readonly SeatsItem[], change: { publishedAt?: number; cancelledAt?: number }) =>
  seats.map(({ activityId, positionId }) =>
    updateIf<typeof Seats>(
      Seats,
      { activityId, positionId, ...change },
      { attr: 'cancelledAt', exists: false },
      () => AGAIN,
    ),
  )

/**
 * Publishes a draft. One query, WeChat's check and one transaction.
 * @throws NOT_FOUND, ACTIVITY_CHANGED, ACTIVITY_OVER, ACTIVITY_RISKY, WECHAT_UNAVAILABLE
 */
export async function publishActivity(
  actor: Actor,
  { activityId, id, revision }: Inputs['activities']['publish'],
): Promise<Written> {
  const hash = actFingerprint(actor, { publish: activityId, revision })
  const written = await untilAnswered<Written>(async () => {
    const { head, text, seats } = await wholeFor(actor, activityId)
    const first = madeBefore(head, id, hash)
    if (first) return { activityId, revision: first.revision }
    refuseOlder(head, revision)
    const at = now()
    if (head.cancelled !== undefined || head.ends <= at) throw problem('ACTIVITY_OVER')
    await refuseRisky(actor, head, text)
    const change = { publishedAt: head.publishedAt ?? at, ...listedPlace(head.streetId, head.starts, activityId) }
    return transact<Written>(
      [
        headChanged(head, change, { id, hash }),
        ...seatsBecome(seats, { publishedAt: change.publishedAt }),
        stillTrusted(actor),
      ],
      () => ({ activityId, revision: revision + 1 }),
    )
  })
  headKept.forget(activityId)
  return written
}

/** What WeChat calls risky does not come out. @throws ACTIVITY_RISKY, WECHAT_UNAVAILABLE */
async function refuseRisky({ memberId }: Actor, { title, bring = '', place }: ActivityItem, text: string) {
  const openid = await openidOfMember(memberId)
  if (openid === undefined) return
  const { verdict } = await checkText(openid, [title, text, bring, place.name].join('\n'))
  if (verdict === 'risky') throw problem('ACTIVITY_RISKY')
}

/** Calls it off. One query and one transaction. @throws NOT_FOUND, ACTIVITY_OVER */
export async function cancelActivity(
  actor: Actor,
  { activityId, id, reason }: Inputs['activities']['cancel'],
): Promise<Written> {
  const hash = actFingerprint(actor, { cancel: activityId, reason })
  const written = await untilAnswered<Written>(async () => {
    const { head, seats } = await wholeFor(actor, activityId)
    const first = madeBefore(head, id, hash)
    if (first) return { activityId, revision: first.revision }
    if (['over', 'cancelled'].includes(stateOf(head))) throw problem('ACTIVITY_OVER')
    const at = now()
    const cancelled = { at, reason, by: actor.memberId, byLabel: await labelOf(actor, '工作人员') }
    // A draft that is called off stands among those of its day too: it shows nobody but staff.
    const change = { cancelled, ...listedPlace(head.streetId, head.starts, activityId) }
    return transact<Written>(
      [headChanged(head, change, { id, hash }), ...seatsBecome(seats, { cancelledAt: at }), stillTrusted(actor)],
      () => ({ activityId, revision: head.revision + 1 }),
    )
  })
  headKept.forget(activityId)
  return written
}

/** The most items of a transaction. */
const MOST_ITEMS = 100

/**
 * Lays out a series: one like it on each day, drafts of a draft, published ones of what is published. One query and one
 * transaction. @throws NOT_FOUND, ACTIVITY_CHANGED, ACTIVITY_IN_SERIES, ACTIVITY_INVALID
 */
export async function repeatActivity(
  actor: Actor,
  input: Inputs['activities']['repeat'],
): Promise<Outputs['activities']['repeat']> {
  const { activityId, id, revision, repeat, until, skip } = input
  const hash = actFingerprint(actor, { series: activityId, revision, repeat, until, skip })
  type Laid = Outputs['activities']['repeat']
  const laid = await untilAnswered<Laid>(async () => {
    const { head, text } = await wholeFor(actor, activityId)
    if (madeBefore(head, id, hash)) {
      const series = await getNow(Series, { seriesId: head.seriesId ?? '' })
      if (!series) throw problem('NOT_FOUND')
      return { seriesId: series.seriesId, days: series.days }
    }
    if (head.seriesId !== undefined) throw problem('ACTIVITY_IN_SERIES')
    refuseOlder(head, revision)
    const first = dayOf(head.starts)
    const rest = repeatDays(first, { repeat, until, skip })
    if (rest.length === 0) throw problem('ACTIVITY_INVALID', { message: '到那天为止没有别的日子，请改一下最后一天' })
    const seriesId = derivedId(id, 'series')
    const at = now()
    const copies = rest.map((day) => likeOn(head, day, { id, hash, seriesId, at }))
    const days = [
      { day: first, activityId },
      ...copies.map((copy) => ({ day: dayOf(copy.starts), activityId: copy.activityId })),
    ]
    const steps = [
      headChanged(head, { seriesId }, { id, hash }),
      putNew(Series, { seriesId, streetId: head.streetId, repeat, until, days, by: actor.memberId, at }),
      ...copies.flatMap((copy) => [
        putNew(Activity, copy),
        putNew(ActivityText, { activityId: copy.activityId, text }),
        ...emptySeats(copy).map((seats) => putNew(Seats, seats)),
      ]),
      stillTrusted(actor),
    ]
    if (steps.length > MOST_ITEMS) throw problem('ACTIVITY_INVALID', { message: '场次太多，请把最后一天提前一些' })
    return transact<Laid>(steps, () => ({ seriesId, days }))
  })
  headKept.forget(activityId)
  return laid
}

/** The same activity on another day: at the same hours, with nobody signed up. */
function likeOn(
  head: ActivityItem,
  day: string,
  { id, hash, seriesId, at }: { id: string; hash: string; seriesId: string; at: number },
): ActivityItem {
  const later = daysBetween(dayOf(head.starts), day) * 86_400_000
  const moved = (moment: number | undefined) => (moment === undefined ? undefined : moment + later)
  const activityId = derivedId(id, `day#${day}`)
  const starts = head.starts + later
  const isOut = head.publishedAt !== undefined
  return {
    ...head,
    ...{ activityId, seriesId, starts, at, revision: 1, made: [{ id, hash, revision: 1 }] },
    ...{ ends: head.ends + later, opensAt: moved(head.opensAt), closesAt: moved(head.closesAt) },
    ...{ summaryId: undefined, cancelled: undefined, changedAt: undefined, publishedAt: isOut ? at : undefined },
    ...(isOut ? listedPlace(head.streetId, starts, activityId) : draftPlace(head.streetId, at, activityId)),
  }
}

/** The article that tells of it. A read and one transaction. @throws NOT_FOUND */
export async function summarise(
  actor: Actor,
  { activityId, id, articleId }: Inputs['activities']['summarise'],
): Promise<Written> {
  const hash = actFingerprint(actor, { summary: activityId, articleId })
  return untilAnswered<Written>(async () => {
    const head = await headFor(actor, activityId)
    const first = madeBefore(head, id, hash)
    if (first) return { activityId, revision: first.revision }
    if (articleId !== undefined && !(await isArticleOf(actor.streetId, articleId))) throw problem('NOT_FOUND')
    return transact<Written>([headChanged(head, { summaryId: articleId }, { id, hash }), stillTrusted(actor)], () => ({
      activityId,
      revision: head.revision + 1,
    }))
  })
}
