import { Card } from '@miniapp/components/Card'
import { MealPicture } from '@miniapp/components/MealPicture'
import { now } from '@miniapp/lib/clock'
import { sayFen, sayNumber } from '@shared/rules/text/words'
import { sayEnd } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import type { Preview } from '../../counter'

/** What the clerk compares and collects: the meal, whose it is, and above all the cash to take. */
export function CounterView({ preview }: { preview: Preview }) {
  const { title, picture, workerLabel, pricePoints, cashFen, expiresAt } = preview
  return (
    <Card className="counter">
      <View className="counter-meal">
        <MealPicture picture={picture} title={title} className="counter-picture" />
        <View className="grow">
          <View className="title">{title}</View>
          <View className="second">
            {workerLabel} · {sayNumber(pricePoints)} 分
          </View>
          <View className="second">{sayEnd(expiresAt, now())} 前有效</View>
        </View>
      </View>
      <View id="counter-cash" className={`counter-cash ${cashFen > 0 ? 'counter-cash--take' : ''}`}>
        <View>{cashFen > 0 ? '另收现金' : '不用收现金'}</View>
        {cashFen > 0 ? <View className="counter-fen number">{sayFen(cashFen)} 元</View> : null}
      </View>
    </Card>
  )
}
