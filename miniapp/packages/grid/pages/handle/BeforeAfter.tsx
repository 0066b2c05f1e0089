import { Card } from '@miniapp/components/Card'
import type { Outputs } from '@shared/contract/contract'
import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'

type Report = Outputs['reports']['get']

/** How it looked and how it looks now, side by side; nothing until there is something to compare. */
export function BeforeAfter({ report: { photos, timeline } }: { report: Report }) {
  const after = [...timeline].reverse().find(({ move, photos: taken }) => move === 'resolve' && taken.length > 0)
  const pair = [
    { word: '处理前', photo: photos[0] },
    { word: '处理后', photo: after?.photos[0] },
  ]
  if (pair.some(({ photo }) => photo === undefined)) return null
  const urls = pair.map(({ photo }) => photo?.url ?? '')
  return (
    <Card id="before-after" title="前后对比">
      <View className="pair">
        {pair.map(({ word, photo }) => (
          <View key={word}>
            <Image
              className="pair-photo"
              src={photo?.thumbUrl ?? ''}
              mode="aspectFill"
              lazyLoad
              aria-label={`${word}的照片，点开看大图`}
              onClick={() => {
                Taro.previewImage({ urls, current: photo?.url ?? '' })
              }}
            />
            <View className="pair-word">{word}</View>
          </View>
        ))}
      </View>
    </Card>
  )
}
