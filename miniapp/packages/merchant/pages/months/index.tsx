import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { go } from '@miniapp/lib/navigation/go'
import { sayMonth } from '@shared/rules/points/settlement'
import { StatementLine } from '../../components/StatementLine'
import { useMonths } from './useMonths'

definePageConfig({ navigationBarTitleText: '每月结算', enablePullDownRefresh: true })

export interface Params {
  shop?: string
}

export default function MonthsPage() {
  const { merchantId, list } = useMonths()
  return (
    <Screen>
      <PagedList list={list} className="card lines" empty="还没有核销过，有了就按月列在这里">
        {(statement) => (
          <StatementLine
            key={statement.month}
            id={`month-${statement.month}`}
            name={sayMonth(statement.month)}
            statement={statement}
            onTap={() => go('merchant/month', { shop: merchantId, month: statement.month })}
          />
        )}
      </PagedList>
    </Screen>
  )
}
