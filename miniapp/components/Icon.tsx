import { View } from '@tarojs/components'
import type { IconName } from '../assets/icons'

interface Props {
  /** One of ours; a name from the server that we do not know is drawn as three dots. */
  name: IconName | (string & {})
  /** `small` 32, usual 40, `large` 56, `huge` 80 px of the 750 wide design. */
  size?: 'small' | 'large' | 'huge'
  className?: string
}

/** A line icon in the colour of the text around it. Decoration: what it means is said in words beside it. */
export function Icon({ name, size, className = '' }: Props) {
  return <View className={`icon icon-${name} ${size ? `icon--${size}` : ''} ${className}`} aria-hidden="true" />
}
