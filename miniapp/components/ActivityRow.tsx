import type { Outputs } from '@shared/contract/contract'
import { ACTIVITY_KINDS } from '@shared/rules/activities/activity'
import { dayTile, sayWhen } from '@shared/rules/activities/saying'
import { ACTIVITY_STATES, SIGNUP_WINDOWS } from '@shared/rules/activities/standing'
import { metresBetween, sayMetres } from '@shared/rules/place/geo'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { now } from '../lib/clock'
import { go } from '../lib/navigation/go'
import type { Spot } from '../lib/places/spot'
import { Badge } from './Badge'
import { Tap } from './Tap'
import './ActivityRow.scss'

export type Activity = Outputs['activities']['list']['items'][number]

interface Props {
  activity: Activity
  /** Where the phone is, if it may be known. */
  spot?: Spot | undefined
  /** How one stands to it; whether one can sign up when absent. */
  aside?: ReactNode
  /** Where it leads; to the activity when absent. */
  onTap?: () => void
}

/** An activity in a list: its day as a sheet of the calendar, what, when, where. */
export function ActivityRow({
  activity,
  spot,
  aside,
  onTap = () => go('worker/activity', { id: activity.activityId }),
}: Props) {
  const { activityId, kind, title, starts, ends, place, state, joint } = activity
  const { month, date, weekday } = dayTile(starts)
  const metres = spot && place.location ? sayMetres(metresBetween(spot, place.location)) : ''
  const isGone = state === 'over' || state === 'cancelled'
  return (
    <Tap
      id={`activity-${activityId}`}
      className={`card activity-row ${isGone ? 'activity-row--gone' : ''}`}
      onTap={onTap}
    >
      <View className="day-tile number" aria-hidden="true">
        <View className="day-tile-month">{month}</View>
        <View className="day-tile-date">{date}</View>
        <View className="day-tile-week">{weekday}</View>
      </View>
      <View className="grow">
        <View className="activity-title">{title}</View>
        <View className="second number">{sayWhen(starts, ends, now())}</View>
        <View className="small number">{[place.name, metres].filter(Boolean).join(' · ')}</View>
        <View className="activity-facts">
          <Badge>{ACTIVITY_KINDS[kind].label}</Badge>
          {joint ? <Badge tone="brand">多社区联办</Badge> : null}
          {aside ?? <Standing activity={activity} />}
        </View>
      </View>
    </Tap>
  )
}

/** Whether it is on, and whether one can sign up. */
function Standing({ activity: { state, signUp } }: { activity: Activity }) {
  if (state === 'cancelled') return <Badge tone="bad">{ACTIVITY_STATES.cancelled}</Badge>
  if (state === 'over') return <Badge>{ACTIVITY_STATES.over}</Badge>
  if (state === 'running') return <Badge tone="warn">{ACTIVITY_STATES.running}</Badge>
  return <Badge tone={signUp === 'open' || signUp === 'none' ? 'good' : 'plain'}>{SIGNUP_WINDOWS[signUp]}</Badge>
}
