import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { View } from '@tarojs/components'

interface Props {
  busy: boolean
  onLocate: () => void
}

/** What came with an address alone: staff say where it is. */
export function Unplaced({ busy, onLocate }: Props) {
  return (
    <Card title="位置还没有标出">
      <View className="small">这件只有文字地址，地图上的点是估计的。标出位置以后才会公开。</View>
      <BigButton id="locate" kind="plain" busy={busy} onTap={onLocate}>
        在地图上标出位置
      </BigButton>
    </Card>
  )
}
