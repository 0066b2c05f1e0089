import { MEAL_PICTURES } from '@shared/rules/points/offer'
import { Image } from '@tarojs/components'

interface Props {
  /** One of our drawings by its code, or a link to a photo. */
  picture: string
  /** What is on it, for who cannot see it. */
  title: string
  className?: string
}

/** The picture of a meal. */
export function MealPicture({ picture, title, className = '' }: Props) {
  const code = MEAL_PICTURES.find((known) => known === picture) ?? 'lunchbox'
  const src = /^https?:\/\//.test(picture) ? picture : `/assets/meal/${code}.svg`
  return <Image className={`meal-picture ${className}`} src={src} mode="aspectFill" lazyLoad aria-label={title} />
}
