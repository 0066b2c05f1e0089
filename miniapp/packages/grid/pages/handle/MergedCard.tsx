import { Card } from '@miniapp/components/Card'
import { Row } from '@miniapp/components/Row'
import { go } from '@miniapp/lib/navigation/go'
import type { Outputs } from '@shared/contract/contract'
import { sayNumber } from '@shared/rules/reports/reportNumber'
import { sayMoment } from '@shared/rules/time/day'
import { staffStatus } from '@shared/rules/time/due'
import { Text, View } from '@tarojs/components'

interface Props {
  report: Outputs['reports']['get']
  nowMs: number
}

/** What a report has to do with others: where it was merged into, what was merged into it; and its number in full. */
export function MergedCard({ report, nowMs }: Props) {
  const { reportId, mergedTo, desk } = report
  const absorbed = desk?.absorbed ?? []
  return (
    <>
      {mergedTo ? (
        <Card title="已并入">
          {mergedTo.link === 'desk' ? (
            <Row
              id="merged-to"
              icon="document"
              title={mergedTo.categoryName ?? ''}
              note={`${mergedTo.status ? staffStatus(mergedTo.status) : ''} ${mergedTo.address ?? ''}`.trim()}
              onTap={() => go('grid/handle', { id: mergedTo.reportId })}
            />
          ) : (
            <View className="second">
              {mergedTo.link === 'public' ? `${mergedTo.categoryName ?? ''} ${mergedTo.address ?? ''}` : '另一件上报'}
              ，由别的社区在办
            </View>
          )}
        </Card>
      ) : null}
      {absorbed.length > 0 ? (
        <Card title={`并过来 ${absorbed.length} 件`}>
          {absorbed.map((each) => (
            <Row
              key={each.reportId}
              id={`absorbed-${each.reportId}`}
              icon="document"
              title={each.categoryName}
              note={`${sayNumber(each)} · ${sayMoment(each.submittedAt, nowMs)} 上报 ${each.address}`.trim()}
              onTap={() => go('grid/handle', { id: each.reportId })}
            />
          ))}
        </Card>
      ) : null}
      <View className="small report-number">
        编号 {sayNumber(report)}，完整的是{' '}
        <Text selectable userSelect>
          {reportId}
        </Text>
      </View>
    </>
  )
}
