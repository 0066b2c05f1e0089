import { type ReportLine, sayLine, sharesOf } from '@shared/rules/reports/reportNumbers'
import { sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'

/** Lines side by side: a bar for what came in, and below it what became of reports. */
export function ReportBars({ lines }: { lines: readonly ReportLine[] }) {
  const shares = sharesOf(lines)
  return (
    <>
      {lines.map((line, index) => (
        <View key={line.id} className="stat-line">
          <View className="row">
            <View className="grow">{line.name}</View>
            <View className="stat-count number">{sayNumber(line.submitted)}</View>
          </View>
          <View className="stat-track" aria-hidden="true">
            <View className="stat-bar" style={{ width: `${Math.round((shares[index] ?? 0) * 100)}%` }} />
          </View>
          <View className="small number">{sayLine(line)}</View>
        </View>
      ))}
    </>
  )
}
