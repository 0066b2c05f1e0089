import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import { Segments } from '@miniapp/components/Segments'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { go } from '@miniapp/lib/navigation/go'
import { tellError } from '@miniapp/lib/phone/feedback'
import type { Outputs } from '@shared/contract/contract'
import { ACTIVITY_KINDS } from '@shared/rules/activities/activity'
import { sayMinutes } from '@shared/rules/activities/hours'
import { addDays, type Day, dayOf, sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'

type Attendance = Outputs['activities']['record']['items'][number]

/** Days a certificate may be of: counted back from today. */
const SPANS = { month: '近一个月', quarter: '近三个月', year: '今年' } as const
type Span = keyof typeof SPANS
const fromOf = (span: Span, today: Day): Day =>
  span === 'year' ? `${today.slice(0, 4)}-01-01` : addDays(today, span === 'month' ? -30 : -91)

/** Where I was, with hours and points; and a certificate of the hours. */
export function Record() {
  const list = usePages((at) => api.activities.record(at), [], { cache: 'activities:record' })
  const certifying = useWrite(api.activities.certify)
  const [asking, ask] = useState(false)
  const [span, setSpan] = useState<Span>('year')
  const hasHours = list.items.some(({ minutes, takenBack }) => (minutes ?? 0) > 0 && !takenBack)

  async function certify(): Promise<void> {
    const today = dayOf(now())
    try {
      const done = await certifying.write({ from: fromOf(span, today), to: today })
      if (done === undefined) return
      ask(false)
      go('worker/paper', { code: done.code })
    } catch (error) {
      tellError(error)
    }
  }

  return (
    <>
      <PagedList list={list} empty="还没有去过。到了现场签到，这里就有一条" drawing="tea">
        {(attendance) => <Came key={attendance.activityId} attendance={attendance} />}
      </PagedList>
      {hasHours ? (
        <BigButton id="record-certify" kind="plain" icon="document" onTap={() => ask(true)}>
          开服务时长证明
        </BigButton>
      ) : null}
      <Sheet id="certify" open={asking} title="开服务时长证明" onClose={() => ask(false)}>
        <View className="confirm-text">按签到和签退算，谁都可以凭编号查验。</View>
        <Segments id="certify-span" choices={SPANS} chosen={span} onChoose={setSpan} />
        <BigButton id="certify-yes" busy={certifying.busy} onTap={certify}>
          开证明
        </BigButton>
      </Sheet>
    </>
  )
}

function Came({ attendance }: { attendance: Attendance }) {
  const { activityId, title, kind, minutes, points, items, open, takenBack, corrected } = attendance
  return (
    <Tap
      id={`record-${activityId}`}
      className={`card ${takenBack ? 'activity-row--gone' : ''}`}
      onTap={() => go('worker/activity', { id: activityId })}
    >
      <View className="list-who">
        <View className="report-name grow">{title}</View>
        {points > 0 && !takenBack ? <View className="good number">+{points}</View> : null}
      </View>
      <View className="small number">
        {ACTIVITY_KINDS[kind].label} · {sayMoment(attendance.in, now())} 到
        {minutes === undefined ? '' : ` · ${sayMinutes(minutes)}`}
      </View>
      {items.length > 0 ? (
        <View className="small">领了 {items.map(({ name, count }) => `${name} ${count} 份`).join('、')}</View>
      ) : null}
      {open ? <View className="small warn">没有签退，工作人员核对后记时长</View> : null}
      {corrected ? (
        <View className="small">
          {corrected.byLabel}核对过：{corrected.reason}
        </View>
      ) : null}
      {takenBack ? (
        <View className="small warn">
          {takenBack.byLabel}撤回了这一条：{takenBack.reason}
        </View>
      ) : null}
    </Tap>
  )
}
