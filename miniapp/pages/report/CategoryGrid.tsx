import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import { View } from '@tarojs/components'
import type { Category } from './useReportForm'

interface Props {
  categories: readonly Category[]
  chosen: string | undefined
  onChoose: (category: Category) => void
}

/** What can be reported, as icons in a grid. */
export function CategoryGrid({ categories, chosen, onChoose }: Props) {
  return (
    <View className="categories" role="radiogroup">
      {categories.map((category) => (
        <Tap
          key={category.id}
          id={`category-${category.id}`}
          className={`category ${category.urgent ? 'category--urgent' : ''}`}
          chosen={category.id === chosen}
          label={category.name}
          onTap={() => onChoose(category)}
        >
          <Icon name={category.icon} size="large" />
          <View className="category-name">{category.name}</View>
        </Tap>
      ))}
    </View>
  )
}
