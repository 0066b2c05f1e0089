import { ActivityRow } from '@miniapp/components/ActivityRow'
import { Badge } from '@miniapp/components/Badge'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { Tap } from '@miniapp/components/Tap'
import { useActivities } from '@miniapp/lib/answers/useActivities'
import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { pageUrl } from '@miniapp/lib/navigation/go'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { useSpot } from '@miniapp/lib/places/useSpot'
import { useSession } from '@miniapp/lib/session/session'
import { ACTIVITY_KINDS, type ActivityKind, SIGNUP_STATES } from '@shared/rules/activities/activity'
import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { Calendar } from './Calendar'
import { Record } from './Record'
import './index.scss'

definePageConfig({
  navigationBarTitleText: '活动',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})

const VIEWS = { coming: '近期', calendar: '日历', mine: '我报名的', record: '去过的' } as const
const PUBLIC = { coming: VIEWS.coming, calendar: VIEWS.calendar } as const
type Shown = keyof typeof VIEWS
const isShown = (text: string): text is Shown => Object.hasOwn(VIEWS, text)

export interface Params {
  /** Which of its views comes first: `coming`, `calendar`, `mine` or `record`. */
  view?: string
}

/** 活动: what is on, by day or in a calendar; what I signed up for, and where I was. */
export default function ActivitiesPage() {
  const asked = useParam<'worker/activities'>('view')
  const isMember = useSession() !== undefined
  const [wanted, setView] = useState<Shown>(isShown(asked) ? asked : 'coming')
  // Of one's own there is nothing before one has signed in.
  const open = wanted === 'calendar' ? 'calendar' : 'coming'
  const view = isMember ? wanted : open
  useShareAppMessage(() => ({ title: '街道给小哥办的活动', path: pageUrl('worker/activities') }))
  return (
    <Screen>
      {isMember ? (
        <Segments id="activities" choices={VIEWS} chosen={view} onChoose={setView} />
      ) : (
        <Segments id="activities" choices={PUBLIC} chosen={open} onChoose={setView} />
      )}
      {view === 'coming' ? <Coming /> : null}
      {view === 'calendar' ? <Calendar /> : null}
      {view === 'mine' ? <Mine /> : null}
      {view === 'record' ? <Record /> : null}
    </Screen>
  )
}

const ALL = 'all'
const KINDS: readonly { key: ActivityKind | typeof ALL; label: string }[] = [
  { key: ALL, label: '全部' },
  ...(Object.keys(ACTIVITY_KINDS) as ActivityKind[]).map((key) => ({ key, label: ACTIVITY_KINDS[key].label })),
]

/** What is coming, soonest first. */
function Coming() {
  const [kind, setKind] = useState<ActivityKind | typeof ALL>(ALL)
  const { spot } = useSpot()
  const { list: activities, isMember } = useActivities()
  const list = usePages((at) => activities(kind === ALL ? at : { kind, ...at }), [kind, isMember], {
    cache: `activities:${kind}`,
  })
  return (
    <>
      <View className="chips" role="radiogroup" aria-role="radiogroup" aria-label="看哪一类">
        {KINDS.map(({ key, label }) => (
          <Tap
            key={key}
            id={`activities-kind-${key}`}
            className="chip"
            chosen={key === kind}
            onTap={() => setKind(key)}
          >
            {label}
          </Tap>
        ))}
      </View>
      <PagedList list={list} empty="这一类最近没有活动，看看别的，或者过几天再来" drawing="tea">
        {(activity) => <ActivityRow key={activity.activityId} activity={activity} spot={spot} />}
      </PagedList>
    </>
  )
}

/** How each state of a sign-up looks. */
const TONES = { in: 'good', offered: 'warn', waiting: 'plain', left: 'plain', passed: 'plain' } as const

/** What I signed up for. */
function Mine() {
  const list = usePages((at) => api.activities.mine(at), [], { cache: 'activities:mine' })
  return (
    <PagedList list={list} empty="还没有报名。看到想去的，点一下就报上" drawing="tea">
      {({ activity, signup, attendance }) => (
        <ActivityRow
          key={activity.activityId}
          activity={activity}
          aside={
            activity.state === 'cancelled' ? undefined : attendance && !attendance.takenBack ? (
              <Badge tone="good">去过了</Badge>
            ) : (
              <Badge tone={TONES[signup.state]}>{SIGNUP_STATES[signup.state].label}</Badge>
            )
          }
        />
      )}
    </PagedList>
  )
}
