import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { EntryRow } from '@miniapp/components/EntryRow'
import { PagedList } from '@miniapp/components/Loaded'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { go } from '@miniapp/lib/navigation/go'

definePageConfig({ navigationBarTitleText: '积分明细', enablePullDownRefresh: true })

const useLedger = () => usePages(api.points.ledger, [], { cache: 'ledger-2' })

export default function LedgerPage() {
  return (
    <Screen>
      <Card className="entries">
        <Row
          id="ledger-statement"
          icon="document"
          title="月度账单"
          note="每月收支，可以导出"
          onTap={() => go('worker/statement')}
        />
      </Card>
      <PagedList
        list={useLedger()}
        rows={6}
        empty="还没有积分记录。打卡、随手拍被受理，都会记在这里"
        action={
          <BigButton id="ledger-rules" onTap={() => go('worker/rules')}>
            怎么得积分
          </BigButton>
        }
        className="card lines"
      >
        {(entry) => <EntryRow key={entry.id} entry={entry} />}
      </PagedList>
    </Screen>
  )
}
