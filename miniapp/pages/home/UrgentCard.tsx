import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import { goTab } from '@miniapp/lib/go'
import { urgentWanted } from '@miniapp/lib/urgent'
import { View } from '@tarojs/components'

/** 紧急求助 (移动探头 in the office's words): one tap to the report form with its urgent kinds and the emergency numbers. */
export function UrgentCard() {
  return (
    <Tap
      id="home-urgent"
      className="home-urgent"
      onTap={() => {
        urgentWanted.set(true)
        goTab('report')
      }}
    >
      <View className="mark mark--bad">
        <Icon name="alarm" />
      </View>
      <View className="grow">
        <View className="lead">紧急求助</View>
        <View className="home-urgent-note">有人受伤、起火、打架，马上告诉网格员</View>
      </View>
      <Icon name="chevron" size="small" />
    </Tap>
  )
}
