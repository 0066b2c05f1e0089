import type { Outputs } from '@shared/contract/contract'
import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'

type Photo = Outputs['reports']['get']['photos'][number]

/** Photos as small squares; a tap shows one in full, and the rest by swiping. */
export function PhotoGrid({ photos }: { photos: readonly Photo[] }) {
  if (photos.length === 0) return null
  const urls = photos.map(({ url }) => url)
  return (
    <View className="photos">
      {photos.map(({ photoId, thumbUrl, url }, index) => (
        <Image
          key={photoId}
          className="photo"
          src={thumbUrl}
          mode="aspectFill"
          lazyLoad
          aria-label={`照片 ${index + 1}，点开看大图`}
          onClick={() => {
            Taro.previewImage({ urls, current: url })
          }}
        />
      ))}
    </View>
  )
}
