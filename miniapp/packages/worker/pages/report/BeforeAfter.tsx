import { Card } from '@miniapp/components/Card'
import { PhotoGrid } from '@miniapp/components/PhotoGrid'
import type { Outputs } from '@shared/contract/contract'
import { View } from '@tarojs/components'
import './BeforeAfter.scss'

/** What was reported beside what was done, so that one sees what one is asked. Nothing when either has no photo. */
export function BeforeAfter({ report: { photos, timeline } }: { report: Outputs['reports']['get'] }) {
  const [before] = photos
  const resolved = timeline.findLast(({ move }) => move === 'resolve')
  const [after] = resolved?.photos ?? []
  if (!before || !after) return null
  return (
    <Card id="before-after" title="修好了吗">
      <View className="before-after">
        <View className="before-after-side">
          <PhotoGrid photos={[before]} own />
          <View className="small">上报时</View>
        </View>
        <View className="before-after-side">
          <PhotoGrid photos={[after]} />
          <View className="small">处理后</View>
        </View>
      </View>
    </Card>
  )
}
