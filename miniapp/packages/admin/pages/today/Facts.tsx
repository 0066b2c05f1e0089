import { sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'
import type { Today } from './useToday'

const FACTS = { stations: '驿站', sharedShelves: '共享格子铺', merchants: '暖新商家', offers: '在售套餐' } as const

/** What the street has, counted from its records. */
export function Facts({ facts }: { facts: Today['facts'] }) {
  return (
    <View className="facts today-facts">
      {(Object.keys(FACTS) as (keyof typeof FACTS)[]).map((fact) => (
        <View key={fact} id={`fact-${fact}`} className="fact-cell">
          <View className="fact-number number">{sayNumber(facts[fact])}</View>
          <View className="small">{FACTS[fact]}</View>
        </View>
      ))}
    </View>
  )
}
