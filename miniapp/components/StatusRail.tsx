import type { Outputs } from '@shared/contract/contract'
import { REPORT_MOVES, REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import { sayStars } from '@shared/rules/reports/verdict'
import { sayMoment } from '@shared/rules/time/day'
import { Text, View } from '@tarojs/components'
import { now } from '../lib/clock'
import { PhotoGrid } from './PhotoGrid'

type Entry = Outputs['reports']['get']['timeline'][number]

const sayMove = (move: Entry['move']) => (move === 'submit' ? '提交' : REPORT_MOVES[move].label)

interface Props {
  timeline: readonly Entry[]
  /** How the present status is said to this viewer; as the reporter reads it when absent. */
  sayStatus?: (status: Entry['to']) => string
}

const sayToReporter = (status: Entry['to']) => REPORT_STATUSES[status].label

/** What happened to a report, newest first: step, who, when, what they wrote, photos. */
export function StatusRail({ timeline, sayStatus = sayToReporter }: Props) {
  return (
    <View className="rail">
      {[...timeline]
        .sort((a, b) => b.seq - a.seq)
        .map((entry, index) => (
          <View key={entry.seq} className={`rail-step ${index === 0 ? 'rail-step--now' : ''}`}>
            <View className="rail-dot" aria-hidden="true" />
            <View className="rail-body">
              <View className="rail-head">
                <Text className="rail-title">{index === 0 ? sayStatus(entry.to) : sayMove(entry.move)}</Text>
                <Text className="small number">{sayMoment(entry.at, now())}</Text>
              </View>
              <View className="small">
                {entry.byLabel}
                {index === 0 ? ` · ${sayMove(entry.move)}` : ''}
                {entry.about && entry.about !== entry.byLabel ? ` · ${entry.about}` : ''}
                {entry.points ? ` · +${entry.points} 分` : ''}
              </View>
              {entry.stars ? <View className="small">{sayStars(entry.stars)}</View> : null}
              {entry.note ? <View className="rail-note">{entry.note}</View> : null}
              <PhotoGrid photos={entry.photos} />
            </View>
          </View>
        ))}
    </View>
  )
}
