import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import { goTab } from '@miniapp/lib/navigation/go'
import { alarmOf } from '@miniapp/lib/reports/alarm'
import { urgentWanted } from '@miniapp/lib/reports/urgent'
import { View } from '@tarojs/components'

/** 紧急求助 (移动探头 in the office's words): one tap to what can be told in the next one, and the emergency numbers. */
export function UrgentCard({ memberId }: { memberId: string }) {
  const waits = alarmOf(memberId) !== undefined
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
        <View className="home-urgent-note">
          {waits ? '刚才的还没发出，电话打完回到这里' : '有人受伤、起火、打架，马上告诉网格员'}
        </View>
      </View>
      <Icon name="chevron" size="small" />
    </Tap>
  )
}
