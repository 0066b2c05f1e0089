import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import { useLine } from '@miniapp/lib/offline/online'
import { callPhone } from '@miniapp/lib/phone/call'
import { View } from '@tarojs/components'

const NUMBERS = [
  { phone: '120', says: '急救' },
  { phone: '119', says: '火警' },
  { phone: '110', says: '报警' },
] as const

/** When life is in danger the telephone comes first; `first` is the number that stands before the others. */
export function Emergency({ first }: { first: string | undefined }) {
  const line = useLine()
  const numbers = [...NUMBERS].sort((a, b) => Number(b.phone === first) - Number(a.phone === first))
  return (
    <View className="emergency">
      <View className="row">
        <Icon name="alarm" size="large" />
        <View className="grow">
          <View className="lead">有人有危险，先打电话</View>
          <View className="small emergency-note">
            {line === 'there'
              ? '点一下看到的情况，位置马上发给网格员，不用拍照'
              : '现在没有网，上报要等有网才能发出，别等，先打电话'}
          </View>
        </View>
      </View>
      <View className="row emergency-numbers">
        {numbers.map(({ phone, says }) => (
          <Tap
            key={phone}
            id={`call-${phone}`}
            className="emergency-number"
            label={`拨打 ${phone} ${says}`}
            onTap={() => callPhone(phone)}
          >
            <View className="title number">{phone}</View>
            <View className="small emergency-note">{says}</View>
          </Tap>
        ))}
      </View>
    </View>
  )
}
