import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Screen } from '@miniapp/components/Screen'
import { Stepper } from '@miniapp/components/Stepper'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { ACTIVITY_LIMITS, HOURS_REASONS } from '@shared/rules/activities/activity'
import { minutesOf, sayMinutes } from '@shared/rules/activities/hours'
import { sayHours } from '@shared/rules/activities/saying'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { TeamList } from '../../components/TeamList'
import { type OpenHours, useHours } from './useHours'
import '../../grid.scss'

definePageConfig({ navigationBarTitleText: '核对时长', enablePullDownRefresh: true })

export interface Params {
  community?: string
}

/** Who came to a service and did not check out: what counts is closed by hand, once, with the reason. */
export default function HoursPage() {
  const { community, list, closing, setClosing, close, busy } = useHours()
  return (
    <Screen>
      <TeamList
        community={community}
        list={list}
        head={<View className="small">忘了签退的，问过本人再记。时长不会超过活动本身。</View>}
        empty="没有等核对的时长"
        otherwise={{ id: 'hours-activities', words: '看活动', onTap: () => go('grid/activities') }}
      >
        {(open) => (
          <Card key={`${open.activityId} ${open.memberId}`} title={`${open.nameMasked} · ${open.title}`}>
            <View className="small number">
              活动 {sayHours(open.starts, open.ends)}，{sayMoment(open.in, now())} 签到
            </View>
            <BigButton id={`hours-${open.memberId}`} kind="plain" disabled={busy} onTap={() => setClosing(open)}>
              记时长
            </BigButton>
          </Card>
        )}
      </TeamList>
      {closing ? (
        <CloseSheet
          key={closing.memberId}
          open={closing}
          busy={busy}
          onYes={close}
          onClose={() => setClosing(undefined)}
        />
      ) : null}
    </Screen>
  )
}

/** Steps of the time that is given. Minutes. */
const STEP = 15

interface CloseProps {
  open: OpenHours
  busy: boolean
  onYes: (minutes: number, reason: string) => void
  onClose: () => void
}

function CloseSheet({ open, busy, onYes, onClose }: CloseProps) {
  const { starts, ends } = open
  const most = minutesOf({ in: open.in, out: ends, starts, ends })
  const [quarters, setQuarters] = useState(Math.ceil(most / STEP))
  // The last step is what is left of it, not a whole quarter.
  const minutes = Math.min(most, quarters * STEP)
  return (
    <ReasonSheet
      id="hours"
      open
      title="记多少时长"
      presets={HOURS_REASONS}
      placeholder="写明原因，本人看得到"
      maxLetters={ACTIVITY_LIMITS.reason}
      yes={`记 ${sayMinutes(minutes)}`}
      busy={busy}
      onYes={(reason) => onYes(minutes, reason)}
      onClose={onClose}
    >
      从签到算到结束最多 {sayMinutes(most)}。
      <Stepper
        id="hours-quarters"
        label="时长"
        value={quarters}
        words={sayMinutes(minutes)}
        most={Math.ceil(most / STEP)}
        onChange={setQuarters}
      />
    </ReasonSheet>
  )
}
