import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Loaded } from '@miniapp/components/Loaded'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { SpotMap } from '@miniapp/components/SpotMap'
import { now } from '@miniapp/lib/clock'
import { go, pageUrl } from '@miniapp/lib/navigation/go'
import { addToCalendar } from '@miniapp/lib/phone/calendar'
import { callPhone } from '@miniapp/lib/phone/call'
import { tellError } from '@miniapp/lib/phone/feedback'
import { navigateTo } from '@miniapp/lib/places/spot'
import { ACTIVITY_KINDS, ATTENDANCE_MODES } from '@shared/rules/activities/activity'
import { saySeats, sayWhen } from '@shared/rules/activities/saying'
import { ACTIVITY_STATES, SIGNUP_WINDOWS } from '@shared/rules/activities/standing'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { Mine } from './Mine'
import { type Activity, useActivity } from './useActivity'
import './index.scss'

definePageConfig({ navigationBarTitleText: '活动', enablePullDownRefresh: true, enableShareAppMessage: true })

export interface Params {
  id: string
}

const STATE_TONES = { draft: 'plain', coming: 'good', running: 'warn', over: 'plain', cancelled: 'bad' } as const

/** An activity: what, when, where; one’s own place in it; without signing in when it is for everybody. */
export default function ActivityPage() {
  const { activityId, memberId, load } = useActivity()
  const activity = load.data
  useShareAppMessage(() =>
    // What is for some is not passed on.
    activity?.isPublic
      ? { title: activity.title, path: pageUrl('worker/activity', { id: activityId }) }
      : { title: '街道给小哥办的活动', path: pageUrl('worker/activities') },
  )
  const isOpen = activity?.signUp === 'open'
  return (
    <Screen
      foot={
        memberId === undefined && isOpen ? (
          <BigButton id="activity-signin" onTap={() => go('worker/signin')}>
            登录后报名
          </BigButton>
        ) : undefined
      }
    >
      <Loaded load={load} rows={6}>
        {(shown) => (
          <>
            <Head activity={shown} />
            {memberId === undefined ? null : <Mine activity={shown} memberId={memberId} reload={load.reload} />}
            <Facts activity={shown} />
            {shown.text ? (
              <Card title="说明">
                <View className="activity-text">{shown.text}</View>
              </Card>
            ) : null}
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Head({ activity }: { activity: Activity }) {
  const { kind, title, state, joint, host, partners, cancelled, changedAt } = activity
  return (
    <View className="activity-head">
      <View className="chips">
        <Badge>{ACTIVITY_KINDS[kind].label}</Badge>
        <Badge tone={STATE_TONES[state]}>{ACTIVITY_STATES[state]}</Badge>
        {joint ? <Badge tone="brand">多社区联办</Badge> : null}
      </View>
      <View className="activity-name" role="heading" aria-level={1}>
        {title}
      </View>
      <View className="second">
        {host.name}主办{partners.length > 0 ? `，${partners.map(({ name }) => name).join('、')}参加` : ''}
      </View>
      {cancelled ? (
        <View id="activity-cancelled" className="activity-cancelled">
          {sayMoment(cancelled.at, now())} 取消了：{cancelled.reason}
        </View>
      ) : changedAt === undefined ? null : (
        <View className="small number">{sayMoment(changedAt, now())} 有改动，以这里为准</View>
      )}
    </View>
  )
}

function Facts({ activity }: { activity: Activity }) {
  const { activityId, title, starts, ends, place, seats, bring, contact, mode, items, summaryId, state, text } =
    activity
  const { location } = place
  const isComing = state === 'coming' || state === 'running'
  return (
    <>
      <Card className="entries">
        <Row
          id="activity-when"
          icon="calendar"
          title={sayWhen(starts, ends, now())}
          note={isComing ? '点一下，加到手机日历' : ATTENDANCE_MODES[mode].label}
          onTap={() => {
            if (!isComing) return
            const notes = text.slice(0, 200)
            addToCalendar({ id: activityId, title, startsAt: starts, endsAt: ends, place: place.name, notes }).catch(
              tellError,
            )
          }}
        />
        <Row
          id="activity-where"
          icon={location ? 'navigate' : 'pin'}
          title={place.name}
          note={place.address ?? (location ? '点一下，导航过去' : '')}
          onTap={() => {
            if (!location) return
            navigateTo({ ...location, name: place.name, address: place.address ?? '' }).catch(tellError)
          }}
        />
        {contact ? (
          <Row
            id="activity-contact"
            icon="phone"
            title={`问${contact.name}`}
            note={contact.phone}
            onTap={() => callPhone(contact.phone)}
          />
        ) : null}
        {summaryId === undefined ? null : (
          <Row
            id="activity-summary"
            icon="document"
            title="这场活动怎么样"
            note="看写下来的"
            onTap={() => go('worker/article', { id: summaryId })}
          />
        )}
      </Card>
      {location ? <SpotMap name={place.name} layer="activity" location={location} /> : null}
      <Card>
        <View className="facts">
          <View className="second">名额</View>
          <View className="number">
            {seats.length === 0
              ? SIGNUP_WINDOWS.none
              : seats.map((each) => (
                  <View key={each.positionId ?? ''}>
                    {each.name ? `${each.name}：` : ''}
                    {saySeats(each)}
                  </View>
                ))}
          </View>
          <View className="second">到场</View>
          <View>{ATTENDANCE_MODES[mode].label}</View>
          {bring ? (
            <>
              <View className="second">要带</View>
              <View>{bring}</View>
            </>
          ) : null}
          {items.length > 0 ? (
            <>
              <View className="second">每人领</View>
              <View>{items.map(({ name, each }) => `${name} ${each} 份`).join('、')}</View>
            </>
          ) : null}
        </View>
      </Card>
    </>
  )
}
