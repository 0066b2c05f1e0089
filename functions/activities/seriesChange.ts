import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint, derivedId } from '@functions/platform/store/ids'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { daysBetween } from '@shared/rules/time/day'
import { type ActivityItem, Series, wholeActivity } from './entities'
import { headKept, madeBefore, stateOf } from './heads'
import { wholeFor } from './publishing'
import { positionsOf, refuseOlder, saves } from './saving'
import { settled } from './settling'
import { invalid, type Typed } from './typed'

type Input = Inputs['activities']['changeSeries']
type Changed = Outputs['activities']['changeSeries']
type Whole = NonNullable<Awaited<ReturnType<typeof wholeActivity>>>

const DAY_MS = 86_400_000
/** What one transaction may change, of DynamoDB’s 100; the caller’s trust is one of them. */
const MOST_ITEMS = 99

/**
 * Changes a day of a series and the later ones that are like it, all or none: a day that was changed alone, has begun or is called
 * off stays as it is, and the answer says so. Those signed up are told of each day’s change. A query for each day and one
 * transaction. @throws NOT_FOUND, FORBIDDEN, ACTIVITY_ALONE, ACTIVITY_CHANGED, ACTIVITY_OVER, ACTIVITY_INVALID, UNKNOWN_COMMUNITY
 */
export async function changeSeries(actor: Actor, { activityId, id, revision, ...typed }: Input): Promise<Changed> {
  const hash = actFingerprint(actor, { series: activityId, revision, ...typed })
  const answer = await untilAnswered<Changed>(async () => {
    const first = await wholeFor(actor, activityId)
    const { seriesId } = first.head
    if (seriesId === undefined) throw problem('ACTIVITY_ALONE')
    const before = madeBefore(first.head, id, hash)
    const days = await daysFrom(seriesId, activityId)
    const own = days.find((day) => day.activityId === activityId)?.day ?? ''
    const all = await Promise.all(
      days.map(async ({ day, activityId: of }) => {
        const whole = of === activityId ? first : await wholeActivity(of)
        return whole ? [{ day, whole, later: daysBetween(own, day) * DAY_MS }] : []
      }),
    )
    const found = all.flat()
    const idOf = (of: string) => (of === activityId ? id : derivedId(id, `series#${of}`))
    if (before) {
      const isChanged = ({ whole: { head } }: Day) => head.made.some((made) => made.id === idOf(head.activityId))
      return answerOf(found, isChanged, before.revision)
    }
    refuseOlder(first.head, revision)
    if (['over', 'cancelled'].includes(stateOf(first.head))) throw problem('ACTIVITY_OVER')
    const like = sameWords(first, 0)
    const follows = ({ whole, later }: Day) =>
      whole === first || (isToCome(whole.head) && sameWords(whole, later) === like)
    const steps = await Promise.all(
      found.filter(follows).map(({ whole, later }) => {
        const { activityId: of } = whole.head
        return saves(actor, { activityId: of, whole, typed: movedBy(typed, later), made: { id: idOf(of), hash } })
      }),
    )
    if (steps.flat().length > MOST_ITEMS) throw invalid('岗位和场次太多，一次改不完，请从靠后的一场改起')
    return transact<Changed>([...steps.flat(), stillTrusted(actor)], () => answerOf(found, follows, revision + 1))
  })
  // More places: whoever waits longest is offered them.
  for (const { activityId: of } of answer.changed) {
    headKept.forget(of)
    await Promise.all(positionsOf(typed).map(({ positionId }) => settled({ activityId: of, positionId })))
  }
  return answer
}

interface Day {
  day: string
  whole: Whole
  /** How much later it is than the day that is changed. Milliseconds. */
  later: number
}

/** A day of a series and the later ones. @throws NOT_FOUND */
async function daysFrom(seriesId: string, activityId: string) {
  const series = await getNow(Series, { seriesId })
  const at = series?.days.findIndex((day) => day.activityId === activityId) ?? -1
  if (!series || at < 0) throw problem('NOT_FOUND')
  return series.days.slice(at)
}

const isToCome = (head: ActivityItem): boolean => ['draft', 'coming'].includes(stateOf(head))

function answerOf(days: readonly Day[], isChanged: (day: Day) => boolean, revision: number): Changed {
  const said = ({ day, whole }: Day) => ({ day, activityId: whole.head.activityId })
  const whyNot = ({ head }: Whole) => (head.cancelled ? 'cancelled' : isToCome(head) ? 'differs' : 'begun')
  return {
    revision,
    changed: days.filter(isChanged).map(said),
    kept: days.filter((each) => !isChanged(each)).map((each) => ({ ...said(each), why: whyNot(each.whole) })),
  }
}

/** What was typed for one day, on another one. */
const movedBy = (typed: Typed, later: number): Typed => ({
  ...typed,
  starts: typed.starts + later,
  ends: typed.ends + later,
  opensAt: typed.opensAt && typed.opensAt + later,
  closesAt: typed.closesAt && typed.closesAt + later,
})

/** All words of an activity as one text, its times so much earlier: days of a series that are alike have the same. */
function sameWords({ head, text }: Whole, later: number): string {
  const { kind, title, host, communityId, with: others, partners, place, audience } = head
  const { signUp, capacity, positions, along, children, bring, contact, mode, walkIns, items } = head
  const times = [head.starts, head.ends, head.opensAt, head.closesAt].map((at) => (at === undefined ? at : at - later))
  const words = [kind, title, text, host, communityId, others, partners, place, audience]
  return JSON.stringify([
    words,
    times,
    signUp,
    capacity,
    positions,
    along,
    children,
    bring,
    contact,
    mode,
    walkIns,
    items,
  ])
}
