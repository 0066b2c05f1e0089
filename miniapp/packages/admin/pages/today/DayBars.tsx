import { now } from '@miniapp/lib/clock'
import { type Bar, dayMark } from '@shared/rules/office/metrics'
import { sayNumber } from '@shared/rules/text/words'
import { dayOf } from '@shared/rules/time/day'
import { View } from '@tarojs/components'

/** The last days of one metric as bars; every other day is named where all would not fit. */
export function DayBars({ bars, name }: { bars: readonly Bar[]; name: string }) {
  const tallest = Math.max(0, ...bars.map(({ value }) => value))
  // Of several equally tall ones only the latest is named: side by side their numbers would run into each other.
  const named = bars.map(({ value }) => value).lastIndexOf(tallest)
  const said = bars.map(({ day, value }) => `${dayMark(day)} ${value}`).join('，')
  return (
    <View className="bars" role="img" aria-role="img" aria-label={`${name}，最近 ${bars.length} 天：${said}`}>
      {bars.map(({ day, value, share }, index) => (
        <View key={day} className="bar-place">
          <View className="bar-room">
            <View className="bar-value number">{index === named && value > 0 ? sayNumber(value) : ''}</View>
            <View
              className={`bar ${day === dayOf(now()) ? 'bar--today' : ''}`}
              style={{ height: `${Math.round(share * 85)}%` }}
            />
          </View>
          <View className="bar-day number">{(bars.length - 1 - index) % 3 === 0 ? dayMark(day) : ''}</View>
        </View>
      ))}
    </View>
  )
}
