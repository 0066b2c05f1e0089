import { Icon } from '@miniapp/components/Icon'
import { Ring } from '@miniapp/components/Ring'
import { View } from '@tarojs/components'
import type { CurrentCode } from '../../codes/codes'

interface Props {
  name: string
  current: CurrentCode | undefined
}

/** What hangs in the station: its name, six huge digits, and how long they stand. Read from across the room. */
export function ScreenBoard({ name, current }: Props) {
  if (!current) {
    return (
      <View className="board" aria-live="polite">
        <View className="board-name">{name}</View>
        <Icon name="cloudOff" size="huge" className="board-off" />
        <View className="title">现在连不上网，屏幕上的数字用完了</View>
        <View className="second">正在自动重试。这会儿请扫墙上张贴的码打卡。</View>
      </View>
    )
  }
  const { code, secondsLeft, share } = current
  return (
    <View className="board">
      <View className="board-name">{name}</View>
      <View id="screen-code" className="board-code number" aria-label={`打卡数字 ${code}`}>
        <View className="board-half">{code.slice(0, 3)}</View>
        <View className="board-half">{code.slice(3)}</View>
      </View>
      <View className="board-ring">
        <Ring share={share} label={`还有 ${secondsLeft} 秒更换`}>
          {secondsLeft}
        </Ring>
        <View className="second">秒后换下一组</View>
      </View>
      <View className="board-how">打开“暖新”，点“打卡”，输入这 6 位数字</View>
    </View>
  )
}
