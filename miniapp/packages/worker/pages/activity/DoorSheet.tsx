import { BigButton } from '@miniapp/components/BigButton'
import { CodeInput } from '@miniapp/components/CodeInput'
import { Loaded } from '@miniapp/components/Loaded'
import { QrCode } from '@miniapp/components/QrCode'
import { Segments } from '@miniapp/components/Segments'
import { Sheet } from '@miniapp/components/Sheet'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { DOOR_DIGITS } from '@shared/rules/activities/door'
import { sayEnd } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { useActs } from './useActivity'

const WAYS = { code: '输入数字或扫码', ticket: '给工作人员扫' } as const

interface Props {
  way: 'in' | 'out'
  activityId: string
  acts: ReturnType<typeof useActs>
}

/** At the door: the digits of its screen typed or scanned, or one’s own code for staff’s scanner. */
export function DoorSheet({ way, activityId, acts }: Props) {
  const [how, setHow] = useState<keyof typeof WAYS>('code')
  return (
    <Sheet id="door" open title={way === 'in' ? '签到' : '签退'} onClose={() => acts.ask(undefined)}>
      <Segments id="door-way" choices={WAYS} chosen={how} onChoose={setHow} />
      {how === 'code' ? (
        <>
          <View className="second">现场屏幕上的 6 位数字，每 30 秒换一组</View>
          <CodeInput
            id="door-code"
            value={acts.digits}
            length={DOOR_DIGITS}
            group={3}
            label="6 位数字"
            onChange={acts.type}
          />
          {acts.problem ? (
            <View id="door-problem" className="bad" aria-live="assertive">
              {acts.problem}
            </View>
          ) : null}
          <BigButton id="door-scan" icon="scan" busy={acts.busy} onTap={() => acts.byScan(way)}>
            扫现场的码
          </BigButton>
        </>
      ) : (
        <Ticket activityId={activityId} />
      )}
    </Sheet>
  )
}

/** One’s own code, good for a few minutes. */
function Ticket({ activityId }: { activityId: string }) {
  const load = useLoad(() => api.activities.ticket({ activityId }), [activityId])
  return (
    <Loaded load={load} rows={3}>
      {({ ticket, expiresAt }) => (
        <View className="door-ticket">
          <QrCode id="door-ticket" text={ticket} label="我的签到码" />
          <View className="second number">{sayEnd(expiresAt, now())} 前有效，截图给别人没有用</View>
        </View>
      )}
    </Loaded>
  )
}
