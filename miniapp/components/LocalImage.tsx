import { Image } from '@tarojs/components'
import { usePhotoSource } from '../lib/photos'

interface Props {
  /** Path of a `LocalPhoto`. */
  path: string
  className: string
  /** What a screen reader says; it passes over the picture without one. */
  label?: string
}

/** A photo of this phone that has not been sent yet. */
export function LocalImage({ path, className, label }: Props) {
  const source = usePhotoSource(path)
  return (
    <Image
      className={className}
      src={source}
      mode="aspectFill"
      {...(label ? { 'aria-label': label } : { 'aria-hidden': 'true' })}
    />
  )
}
