import { sayShifts } from '@shared/rules/people/shifts'
import { View } from '@tarojs/components'

/** The shifts of somebody's week in words, a line for those alike. */
export function ShiftLines({ shifts }: { shifts: Parameters<typeof sayShifts>[0] }) {
  if (shifts.length === 0) return <View className="second">没有排班</View>
  return (
    <>
      {sayShifts(shifts).map((line) => (
        <View key={line} className="number">
          {line}
        </View>
      ))}
    </>
  )
}
