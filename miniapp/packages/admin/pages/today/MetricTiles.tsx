import { Tap } from '@miniapp/components/Tap'
import { type Counts, METRIC_KEYS, METRICS, type Metric } from '@shared/rules/office/metrics'
import { sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'

interface Props {
  today: Counts
  total: Counts
  chosen: Metric
  onChoose: (metric: Metric) => void
}

/** Today in large digits, the total below; a tap shows that metric day by day and by community. */
export function MetricTiles({ today, total, chosen, onChoose }: Props) {
  return (
    <View className="tiles" role="radiogroup" aria-role="radiogroup">
      {METRIC_KEYS.map((metric) => (
        <Tap
          key={metric}
          id={`metric-${metric}`}
          className="tile"
          chosen={metric === chosen}
          label={`${METRICS[metric]}，今天 ${today[metric]}，累计 ${total[metric]}`}
          onTap={() => onChoose(metric)}
        >
          <View className="tile-name">{METRICS[metric]}</View>
          <View className="tile-number number">{sayNumber(today[metric])}</View>
          <View className="small number">累计 {sayNumber(total[metric])}</View>
        </Tap>
      ))}
    </View>
  )
}
