import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import type { Category } from '@miniapp/lib/answers/categories'
import { View } from '@tarojs/components'

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
          <View className="category-mark">
            <Icon name={category.icon} />
          </View>
          <View className="category-name">{category.name}</View>
        </Tap>
      ))}
    </View>
  )
}
