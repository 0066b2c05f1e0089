import type { Outputs } from '@shared/contract/contract'
import { Image } from 'antd'

interface Props {
  photos: Outputs['reports']['get']['photos']
  /** What they are of. */
  label: string
}

/** Photos in a row; one opens to its full size, and turns and zooms there. */
export function PhotoStrip({ photos, label }: Props) {
  if (photos.length === 0) return null
  return (
    <Image.PreviewGroup items={photos.map(({ url }) => url)}>
      <div className="row wrap photos">
        {photos.map(({ photoId, thumbUrl }, index) => (
          <Image
            key={photoId}
            src={thumbUrl}
            alt={`${label}，第 ${index + 1} 张`}
            width={132}
            height={132}
            preview={{ cover: '看大图' }}
          />
        ))}
      </div>
    </Image.PreviewGroup>
  )
}
