import { BigButton } from '@miniapp/components/BigButton'
import { Empty } from '@miniapp/components/Empty'
import { PagedList } from '@miniapp/components/Loaded'
import { FOUND_BY, sayReached } from '@shared/rules/reports/finding'
import { View } from '@tarojs/components'
import { QueueCard } from '../../components/QueueCard'
import type { Find } from './useFind'

const NONE = {
  number: '没有这个编号，或者不归你的社区。刚收到的要等几秒',
  caller: '没有这个号码来电登记的工单',
  words: '没有符合的工单，换个词试试',
} as const

/** What was found, how far was looked, and how it goes on. */
export function FoundList({ find, nowMs }: { find: Find; nowMs: number }) {
  const { list, far, end } = find
  const by = list.data?.by ?? 'words'
  const isEnd = list.more === 'end'
  const reached = far.looked > 0 ? sayReached({ ...far, isEnd }, nowMs) : ''
  // A page may hold nothing that fits, and the search still goes on.
  if (list.data && list.items.length === 0 && !isEnd) {
    return (
      <Empty text={`还没找到。${reached}`} drawing="tea">
        <BigButton id="find-further" kind="plain" busy={list.more === 'loading'} onTap={list.loadMore}>
          继续往后找
        </BigButton>
      </Empty>
    )
  }
  return (
    <>
      {list.data && list.items.length > 0 ? (
        <View className="small find-said" id="find-said">
          按{FOUND_BY[by]}找到 {list.items.length} 件{isEnd ? '' : '，还没找完'}
          {reached ? ` · ${reached}` : ''}
          {by === 'caller' ? ' · 内部备注里记了是谁查的' : ''}
        </View>
      ) : null}
      <PagedList
        list={list}
        empty={NONE[by]}
        action={
          <BigButton id="find-back" kind="plain" onTap={end}>
            回到工单
          </BigButton>
        }
      >
        {(report) => <QueueCard key={report.reportId} report={report} nowMs={nowMs} />}
      </PagedList>
    </>
  )
}
