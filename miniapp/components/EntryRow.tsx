import type { Outputs } from '@shared/contract/contract'
import { sayNumber } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { now } from '../lib/clock'

export type Entry = Outputs['points']['ledger']['items'][number]

/** How each kind of entry is written: what it did to what can be spent. A post spends what was held before. */
const SIGNS = {
  earn: { sign: '+', tone: 'good', says: '' },
  hold: { sign: '−', tone: 'warn', says: '先放在券里' },
  post: { sign: '', tone: 'second', says: '券里的积分用掉了' },
  release: { sign: '+', tone: 'good', says: '券里的积分退回了' },
  unpost: { sign: '', tone: 'second', says: '用掉的积分回到券里' },
  expire: { sign: '−', tone: 'second', says: '到期没有用掉' },
  restore: { sign: '+', tone: 'good', says: '到期的积分已补回' },
  reverse: { sign: '−', tone: 'warn', says: '街道更正' },
} as const satisfies Record<Entry['kind'], { sign: string; tone: string; says: string }>

/** One entry of a ledger: what, when, how much, and the balance after it. */
export function EntryRow({ entry, children }: { entry: Entry; children?: ReactNode }) {
  const { sign, tone, says } = SIGNS[entry.kind]
  return (
    <View className="line">
      <View className="grow">
        <View>{entry.label}</View>
        <View className="small">{[entry.subject, says].filter(Boolean).join(' · ')}</View>
        <View className="small number">{sayMoment(entry.at, now())}</View>
        {children}
      </View>
      <View className="line-end">
        <View className={`line-number number ${tone}`}>
          {sign}
          {sayNumber(entry.amount)}
        </View>
        <View className="small number">剩余 {sayNumber(entry.balanceAfter)}</View>
      </View>
    </View>
  )
}
