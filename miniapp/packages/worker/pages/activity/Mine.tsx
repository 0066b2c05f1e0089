import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { Row } from '@miniapp/components/Row'
import { now } from '@miniapp/lib/clock'
import { useTick } from '@miniapp/lib/load/useTick'
import { SIGNUP_STATES } from '@shared/rules/activities/activity'
import { sayMinutes } from '@shared/rules/activities/hours'
import { sayAlong } from '@shared/rules/activities/saying'
import {
  hasDoor,
  hasOut,
  isDoorOpen,
  leavesLate,
  mayBeReminded,
  OUT_AFTER_MS,
  SIGNUP_WINDOWS,
} from '@shared/rules/activities/standing'
import { sayEnd, sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { DoorSheet } from './DoorSheet'
import { SignUpSheet } from './SignUpSheet'
import { type Activity, useActs } from './useActivity'

interface Props {
  activity: Activity
  memberId: string
  reload: () => void
}

/** The door opens and closes while one looks at it. Milliseconds. */
const TICK_MS = 30_000

/** Where one stands with an activity, and the one thing to do next. */
export function Mine({ activity, memberId, reload }: Props) {
  const acts = useActs(activity, memberId, reload)
  const nowMs = useTick(TICK_MS)
  const { asking, ask, busy } = acts
  const { signup, attendance, state, starts, ends, walkIns, mode, along, seats } = activity
  const holds = signup && (signup.state === 'in' || signup.state === 'waiting' || signup.state === 'offered')
  const came = attendance !== undefined && attendance.takenBack === undefined
  const mayComeIn =
    hasDoor(mode) &&
    !came &&
    state !== 'cancelled' &&
    isDoorOpen({ starts, ends, publishedAt: 0 }, nowMs) &&
    (signup?.state === 'in' || walkIns)
  const mayGoOut =
    hasOut(mode) && came && attendance.out === undefined && nowMs >= starts && nowMs < ends + OUT_AFTER_MS
  const hasChoice = along > 0 || seats.some(({ positionId }) => positionId !== undefined)
  const isOpen = activity.signUp === 'open' && !holds
  return (
    <>
      {came ? <Came activity={activity} /> : null}
      {holds && !came ? (
        <Card
          id="activity-mine"
          title={signup.state === 'offered' ? '有名额了' : signup.state === 'waiting' ? '在候补' : '报上了'}
          aside={<Badge tone={signup.state === 'in' ? 'good' : 'warn'}>{SIGNUP_STATES[signup.state].label}</Badge>}
        >
          <View className="second">{sayPlace(activity)}</View>
          {signup.state === 'offered' ? (
            <BigButton id="activity-accept" kind="good" busy={busy} onTap={acts.accept}>
              我要去
            </BigButton>
          ) : null}
          {nowMs < starts && state !== 'cancelled' ? (
            <BigButton id="activity-leave" kind="plain" disabled={busy} onTap={() => ask('leave')}>
              {signup.state === 'in' ? '去不了，取消报名' : signup.state === 'offered' ? '让给别人' : '不等了'}
            </BigButton>
          ) : null}
        </Card>
      ) : null}
      {holds && !came && state !== 'cancelled' && mayBeReminded(starts, nowMs) ? (
        <Card className="entries">
          <Row
            id="activity-remind"
            icon={signup.remind ? 'check' : 'bell'}
            tone={signup.remind ? 'good' : 'brand'}
            title={signup.remind ? '开始前 2 小时提醒你' : '要提醒吗？'}
            note={signup.remind ? '改了时间也跟着改。点一下，不提醒了' : '点一下，开始前 2 小时告诉你'}
            onTap={() => acts.remind(!signup.remind)}
          />
        </Card>
      ) : null}
      {acts.waiting ? <View className="small warn">签到记在手机上了，有网后自动发送</View> : null}
      {mayComeIn && !acts.waiting ? (
        <BigButton id="activity-in" icon="scan" kind="good" disabled={busy} onTap={() => ask('in')}>
          到了，签到
        </BigButton>
      ) : null}
      {mayGoOut && !acts.waiting ? (
        <BigButton id="activity-out" icon="exit" disabled={busy} onTap={() => ask('out')}>
          走了，签退
        </BigButton>
      ) : null}
      {isOpen ? (
        <BigButton
          id="activity-signup"
          busy={busy}
          note={signup?.state === 'passed' ? '上次留的名额过了时间，可以再报' : undefined}
          onTap={() => (hasChoice ? ask('signUp') : acts.signUp({ adults: 0, children: [] }))}
        >
          {seats.some(({ free, waiting }) => waiting === 0 && (free === undefined || free > 0)) ? '报名' : '排候补'}
        </BigButton>
      ) : null}
      {!isOpen && !holds && !came && activity.signUp !== 'open' && state === 'coming' ? (
        <View className="second">
          {activity.signUp === 'notYet' && activity.opensAt !== undefined
            ? `${sayMoment(activity.opensAt, now())} 开始报名`
            : SIGNUP_WINDOWS[activity.signUp]}
        </View>
      ) : null}
      {asking === 'signUp' ? (
        <SignUpSheet activity={activity} busy={busy} onYes={acts.signUp} onClose={() => ask(undefined)} />
      ) : null}
      {asking === 'in' || asking === 'out' ? (
        <DoorSheet way={asking} activityId={activity.activityId} acts={acts} />
      ) : null}
      <ConfirmSheet
        id="activity-leave-ask"
        open={asking === 'leave'}
        title={signup?.state === 'in' ? '取消报名？' : '不要了？'}
        yes={signup?.state === 'in' ? '取消报名' : '不要了'}
        kind="danger"
        busy={busy}
        onYes={acts.leave}
        onNo={() => ask(undefined)}
      >
        {signup?.state === 'in' && leavesLate(starts, nowMs)
          ? '快开始了，候补的人可能来不及赶来。取消不扣分，下次还能报。'
          : '名额会让给候补的人。取消不扣分，还想去可以再报。'}
      </ConfirmSheet>
    </>
  )
}

/** What one has: a place with whom, one in the queue, or one that is kept. */
function sayPlace({ signup, ahead, seats }: Activity): string {
  if (!signup) return ''
  const position = seats.find(({ positionId }) => positionId !== undefined && positionId === signup.positionId)?.name
  const said = [position, sayAlong(signup)].filter(Boolean).join('，')
  if (signup.state === 'offered' && signup.offerUntil !== undefined) {
    return `给你留到 ${sayEnd(signup.offerUntil, now())}，过了让给下一位${said ? `。${said}` : ''}`
  }
  if (signup.state === 'waiting') {
    return `${ahead ? `前面还有 ${ahead} 位` : '你排第一位'}，有人取消就轮到你${said ? `。${said}` : ''}`
  }
  return said || '到时候见，去不了请早点取消'
}

/** That one came, and what of it counts. */
function Came({ activity: { attendance, mode, ends } }: { activity: Activity }) {
  if (!attendance) return null
  const { minutes, points, items, open, out } = attendance
  const isOut = out !== undefined || minutes !== undefined
  return (
    <Card
      id="activity-came"
      title="你来过了"
      aside={points > 0 ? <View className="good number">+{points} 积分</View> : null}
    >
      <View className="second number">
        {sayMoment(attendance.in, now())} 签到{out === undefined ? '' : `，${sayMoment(out, now())} 签退`}
      </View>
      {minutes === undefined ? null : <View className="lead number">服务 {sayMinutes(minutes)}</View>}
      {open ? <View className="warn">没有签退，工作人员核对后记时长</View> : null}
      {hasOut(mode) && !isOut && !open && now() < ends ? (
        <View className="small">走的时候记得签退，时长按签到到签退算</View>
      ) : null}
      {items.length > 0 ? (
        <View className="second">领了 {items.map(({ name, count }) => `${name} ${count} 份`).join('、')}</View>
      ) : null}
    </Card>
  )
}
