import { Card } from '@miniapp/components/Card'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { Tap } from '@miniapp/components/Tap'
import { useTick } from '@miniapp/lib/load/useTick'
import { callPhone } from '@miniapp/lib/phone/call'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useLive } from './useLive'
import './LiveCard.scss'

type Live = Outputs['alerts']['live']

/** Minutes are counted down; a new one is seen within this time. Milliseconds. */
const TICK_MS = 15_000

/** What its sender sees of an urgent report: the telephone first, then who knows of it and who is coming. */
export function LiveCard({ reportId, begin }: { reportId: string; begin: Live | undefined }) {
  const load = useLive(reportId, begin)
  const nowMs = useTick(TICK_MS)
  return (
    <Loaded load={load} rows={2}>
      {(live) => (
        <>
          {live.taken ? null : <Calls first={live.emergencyPhone} />}
          <Card id="live" className={live.taken ? '' : 'live--waiting'}>
            <View aria-live="assertive">
              <Head live={live} nowMs={nowMs} />
            </View>
            {live.taken ? null : <OnDuty names={live.onDuty} />}
            {live.taken ? null : <View className="small number">{sayEscalation(live, nowMs)}</View>}
          </Card>
        </>
      )}
    </Loaded>
  )
}

function Head({ live: { taken, submittedAt }, nowMs }: { live: Live; nowMs: number }) {
  return (
    <View className="row">
      <Icon name={taken ? 'checkCircle' : 'alarm'} size="large" className={taken ? 'good' : 'bad'} />
      <View className="grow">
        <View className="lead">{taken ? `${taken.by || '网格员'} 已受理` : '已经送到，还没有人受理'}</View>
        <View className="small number">{sayMoment(taken ? taken.at : submittedAt, nowMs)}</View>
      </View>
    </View>
  )
}

function OnDuty({ names }: { names: readonly string[] }) {
  return (
    <View className="live-duty">
      {names.length > 0 ? `值班的 ${names.join('、')} 已收到提醒` : '现在没有排班，社区全体网格员已收到提醒'}
    </View>
  )
}

/** When it goes to the street office, or since when it has. */
function sayEscalation({ escalatedAt, escalatesAt }: Live, nowMs: number): string {
  if (escalatedAt !== undefined) return `${sayMoment(escalatedAt, nowMs)} 已催办到街道`
  const minutes = Math.ceil((escalatesAt - nowMs) / 60_000)
  return minutes > 0 ? `${minutes} 分钟内没人受理，会自动催办到街道` : '正在催办到街道'
}

const NUMBERS = ['120', '119', '110'] as const
const SAYS = { 120: '急救', 119: '火警', 110: '报警' } as const

/** The emergency numbers; `first` stands before the others where life is in danger. */
function Calls({ first }: { first: string | undefined }) {
  const numbers = [...NUMBERS].sort((a, b) => Number(b === first) - Number(a === first))
  return (
    <Card className="live-calls">
      <View className={first ? 'lead bad' : ''}>{first ? '有人有危险，先打电话' : '情况变严重了，直接打电话'}</View>
      <View className="row live-numbers">
        {numbers.map((phone) => (
          <Tap
            key={phone}
            id={`live-call-${phone}`}
            className={`live-number ${phone === first ? 'live-number--first' : ''}`}
            label={`拨打 ${phone} ${SAYS[phone]}`}
            onTap={() => callPhone(phone)}
          >
            <View className="lead number">{phone}</View>
            <View className="small">{SAYS[phone]}</View>
          </Tap>
        ))}
      </View>
    </Card>
  )
}
