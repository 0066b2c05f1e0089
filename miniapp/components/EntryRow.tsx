import type { Outputs } from '@shared/contract/contract'
import { ENTRY_SIGNS } from '@shared/rules/points/entryWords'
import { sayNumber } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { now } from '../lib/clock'

export type Entry = Outputs['points']['ledger']['items'][number]

/** One entry of a ledger: what, when, how much, and the balance after it. */
export function EntryRow({ entry, children }: { entry: Entry; children?: ReactNode }) {
  const { sign, tone, says } = ENTRY_SIGNS[entry.kind]
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
