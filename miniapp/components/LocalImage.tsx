import { Image } from '@tarojs/components'
import { type LocalPhoto, usePhotoSource } from '../lib/photos/photos'

interface Props {
  photo: LocalPhoto
  className: string
  /** What a screen reader says; it passes over the picture without one. */
  label?: string
}

/** A photo of this phone that has not been sent yet. */
export function LocalImage({ photo, className, label }: Props) {
  const source = usePhotoSource(photo.small ?? photo.path)
  return (
    <Image
      className={className}
      src={source}
      mode="aspectFill"
      {...(label ? { 'aria-label': label } : { 'aria-hidden': 'true' })}
    />
  )
}
