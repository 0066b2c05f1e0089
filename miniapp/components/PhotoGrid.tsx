import type { Outputs } from '@shared/contract/contract'
import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useLine } from '../lib/offline/online'
import { useAddAgain } from '../lib/photos/useAddAgain'
import { Icon } from './Icon'
import { Tap } from './Tap'

type Photo = Outputs['reports']['get']['photos'][number]

interface Props {
  photos: readonly Photo[]
  /** They are the viewer's own: one that did not arrive may be chosen again. */
  own?: boolean
}

/** Photos as small squares; a tap shows one in full, and the rest by swiping. One that is not there says so. */
export function PhotoGrid({ photos, own = false }: Props) {
  const [missing, setMissing] = useState<readonly string[]>([])
  if (photos.length === 0) return null
  const urls = photos.filter(({ photoId }) => !missing.includes(photoId)).map(({ url }) => url)
  return (
    <View className="photos">
      {photos.map(({ photoId, thumbUrl, url }, index) =>
        missing.includes(photoId) ? (
          <Missing key={photoId} photoId={photoId} own={own} />
        ) : (
          <Image
            key={photoId}
            className="photo"
            src={thumbUrl}
            mode="aspectFill"
            lazyLoad
            aria-label={`照片 ${index + 1}，点开看大图`}
            onError={() => setMissing((before) => [...before, photoId])}
            onClick={() => {
              Taro.previewImage({ urls, current: url })
            }}
          />
        ),
      )}
    </View>
  )
}

/** In the place of a photo nobody can see: it did not arrive, or is no picture. */
function Missing({ photoId, own }: { photoId: string; own: boolean }) {
  const { add, busy, added } = useAddAgain(photoId)
  const line = useLine()
  if (line !== 'there') return <View className="photo photo-add small">没有网络，照片看不了</View>
  if (added) return <View className="photo photo-add small">已补上，过一会儿能看到</View>
  if (!own) return <View className="photo photo-add small">照片没有传上来</View>
  return (
    <Tap
      className="photo photo-add"
      label="这张照片没有传上来，重新选一张"
      disabled={busy}
      onTap={() => {
        void add()
      }}
    >
      <Icon name="camera" />
      <View className="small">没传上来，补一张</View>
    </Tap>
  )
}
