import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/go'
import { usePages } from '@miniapp/lib/usePages'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/day'
import { sayNumber } from '@shared/rules/words'
import { View } from '@tarojs/components'

type Entry = Outputs['points']['ledger']['items'][number]

const useLedger = () =>
  usePages((cursor) => api.points.ledger({ ...(cursor ? { cursor } : {}) }), [], { cache: 'ledger-2' })

/** How each kind of entry is written: what it did to what can be spent. A post spends what was held before. */
const SIGNS = {
  earn: { sign: '+', tone: 'good', says: '' },
  hold: { sign: '−', tone: 'warn', says: '占用，待核销' },
  post: { sign: '', tone: 'second', says: '占用的积分已花掉' },
  release: { sign: '+', tone: 'good', says: '占用的积分已退回' },
  unpost: { sign: '', tone: 'second', says: '花掉的积分重新占用' },
  expire: { sign: '−', tone: 'second', says: '到期没有用掉' },
  restore: { sign: '+', tone: 'good', says: '到期的积分已补回' },
  reverse: { sign: '−', tone: 'warn', says: '街道更正' },
} as const satisfies Record<Entry['kind'], { sign: string; tone: string; says: string }>

export default function LedgerPage() {
  return (
    <Screen>
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

function EntryRow({ entry }: { entry: Entry }) {
  const { sign, tone, says } = SIGNS[entry.kind]
  return (
    <View className="line">
      <View className="grow">
        <View>{entry.label}</View>
        <View className="small">{[entry.subject, says].filter(Boolean).join(' · ')}</View>
        <View className="small number">{sayMoment(entry.at, now())}</View>
      </View>
      <View className="line-end">
        <View className={`line-number number ${tone}`}>
          {sign}
          {sayNumber(entry.amount)}
        </View>
        <View className="small number">结余 {sayNumber(entry.balanceAfter)}</View>
      </View>
    </View>
  )
}
