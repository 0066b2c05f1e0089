import { DueRow } from '@miniapp/components/DueRow'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { useTick } from '@miniapp/lib/load/useTick'

definePageConfig({ navigationBarTitleText: '今天要办', enablePullDownRefresh: true })

/** Time left is told in minutes. */
const TICK_MS = 30_000

/** Everything that is due until tonight or late, first due first. */
export default function DuePage() {
  const list = usePages((at) => api.today.due(at), [], { cache: 'due' })
  const nowMs = useTick(TICK_MS)
  return (
    <Screen>
      <PagedList list={list} empty="今天没有到期的事" drawing="tea" className="card entries">
        {(item) => <DueRow key={`${item.kind} ${item.id}`} item={item} nowMs={nowMs} />}
      </PagedList>
    </Screen>
  )
}
