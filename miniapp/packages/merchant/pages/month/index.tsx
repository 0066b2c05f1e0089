import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { now } from '@miniapp/lib/clock'
import { type Sum, sayMonth, sayValue } from '@shared/rules/points/settlement'
import { sayFen, sayNumber } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { AnnulSheet } from '../../components/AnnulSheet'
import { RedemptionLine } from '../../components/RedemptionLine'
import type { Statement } from '../../components/StatementLine'
import { useMonth } from './useMonth'
import '../../shop.scss'

definePageConfig({ navigationBarTitleText: '月结单', enablePullDownRefresh: true })

export interface Params {
  month: string
  shop?: string
}

const sayCount = ({ vouchers, points }: Sum) => `${sayNumber(vouchers)} 份 · ${sayNumber(points)} 分`

/** What the month comes to, and whether it stands for good. */
function Summary({ statement }: { statement: Statement }) {
  const { month, merchantName, own, correction, total, pointFen, state, over, closedAt, closedByLabel } = statement
  return (
    <Card
      id="month-summary"
      title={`${merchantName} · ${sayMonth(month)}`}
      aside={
        state === 'closed' ? <Badge tone="good">已结清</Badge> : <Badge tone="warn">{over ? '待结清' : '进行中'}</Badge>
      }
    >
      <View className="facts">
        <View className="second">本月核销</View>
        <View className="number">{sayCount(own)}</View>
        {correction.vouchers === 0 ? null : (
          <>
            <View className="second">上月更正</View>
            <View className="number">
              {sayCount(correction)} · {sayValue(correction.valueFen)} 元
            </View>
          </>
        )}
        <View className="second">每分折合</View>
        <View className="number">{pointFen > 0 ? `${sayFen(pointFen)} 元` : '街道还没有定'}</View>
        <View className="second">应结</View>
        <View className="title number">{sayValue(total.valueFen)} 元</View>
        {closedAt === undefined ? null : (
          <>
            <View className="second">结清</View>
            <View className="number">
              {closedByLabel} · {sayMoment(closedAt, now())}
            </View>
          </>
        )}
      </View>
    </Card>
  )
}

export default function MonthPage() {
  const { list, mayClose, mayAnnul, annul, close, closing, asking, ask, table, sheet, saving } = useMonth()
  const statement = list.data?.statement
  return (
    <Screen
      foot={
        <>
          {mayClose ? (
            <BigButton id="month-close" icon="check" onTap={() => ask(true)}>
              结清这个月
            </BigButton>
          ) : null}
          <BigButton id="month-sheet" kind="plain" icon="document" busy={saving} disabled={!statement} onTap={sheet}>
            结算单（发到电脑打印）
          </BigButton>
          <BigButton id="month-table" kind="plain" icon="list" busy={saving} disabled={!statement} onTap={table}>
            导出表格
          </BigButton>
        </>
      }
    >
      {statement ? <Summary statement={statement} /> : null}
      <PagedList list={list} className="card lines" empty="这个月没有核销">
        {(redemption) => (
          <RedemptionLine
            key={redemption.id}
            redemption={redemption}
            onAnnul={mayAnnul ? annul.onAnnul(redemption) : undefined}
          />
        )}
      </PagedList>
      <AnnulSheet annul={annul} />
      <ConfirmSheet
        id="month-ask"
        open={asking}
        title={statement ? `结清 ${sayMonth(statement.month)}？` : ''}
        yes="确认结清"
        busy={closing}
        onYes={close}
        onNo={() => ask(false)}
      >
        结清后不能再改；以后才到的核销和更正，会算进下个月。
      </ConfirmSheet>
    </Screen>
  )
}
