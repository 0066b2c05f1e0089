import { sayNumber } from '@shared/rules/text/words'
import { Text, View } from '@tarojs/components'

interface Props {
  points: number
  size?: 'big' | 'huge'
  /** `+` or `−` before it. */
  sign?: '+' | '−'
}

/** Points in digits that stand under each other, with their unit. */
export function PointsNumber({ points, size = 'big', sign }: Props) {
  return (
    <View className={`points points--${size}`} aria-label={`${sign ?? ''}${points} 分`}>
      <Text className="number">
        {sign}
        {sayNumber(points)}
      </Text>
      <Text className="points-unit">分</Text>
    </View>
  )
}
