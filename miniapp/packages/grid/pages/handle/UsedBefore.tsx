import { Card } from '@miniapp/components/Card'
import { Row } from '@miniapp/components/Row'
import { go } from '@miniapp/lib/navigation/go'
import type { Outputs } from '@shared/contract/contract'
import { sayNumber } from '@shared/rules/reports/reportNumber'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'

type Used = NonNullable<Outputs['reports']['get']['desk']>['usedBefore'][number]

const ALIKE = { same: '相同', similar: '相似' } as const

/** For staff only: photos that an earlier report showed already, with the way to it. */
export function UsedBefore({ items, nowMs }: { items: readonly Used[]; nowMs: number }) {
  if (items.length === 0) return null
  return (
    <Card id="used-before" title="照片可能用过">
      <View className="small">系统比对出来的，请对着看一看再决定。上报人看不到。</View>
      {items.map((each) => {
        const { reportId, number, otherNumber, alike, mine, categoryName, address, submittedAt } = each
        const title = `第 ${number} 张与另一件的第 ${otherNumber} 张${ALIKE[alike]}`
        if (!mine) {
          return (
            <View key={`${reportId}#${number}`} className="second">
              {title}，那一件由别的社区在办
            </View>
          )
        }
        const when =
          submittedAt === undefined ? '' : `${sayNumber({ reportId, submittedAt })} · ${sayMoment(submittedAt, nowMs)} `
        return (
          <Row
            key={`${reportId}#${number}`}
            id={`used-${reportId}-${number}`}
            icon="warn"
            title={title}
            note={`${when}${categoryName ?? ''} ${address ?? ''}`.trim()}
            onTap={() => go('grid/handle', { id: reportId })}
          />
        )
      })}
    </Card>
  )
}
