import { AtDesk } from '@miniapp/components/AtDesk'
import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Icon } from '@miniapp/components/Icon'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { go } from '@miniapp/lib/navigation/go'
import { sayTerm } from '@shared/rules/time/working'
import { View } from '@tarojs/components'
import { type EditedCategory, useCategories } from '../../useCategories'

definePageConfig({ navigationBarTitleText: '上报类别', enablePullDownRefresh: true })

export default function CategoriesPage() {
  const list = useCategories()
  const add = () => go('admin/category')
  return (
    <Screen
      foot={
        <BigButton id="category-add" icon="plus" onTap={add}>
          加一个类别
        </BigButton>
      }
    >
      <PagedList list={list} empty="还没有类别，先加一个，小哥才能上报">
        {(category) => <CategoryCard key={category.id} category={category} />}
      </PagedList>
      <AtDesk />
    </Screen>
  )
}

/** 72 个工作小时内处理 · 受理 8 分 · 2 个问题 */
function sayFacts({ acceptedPoints, questions = [], team, ...term }: EditedCategory): string {
  const points = acceptedPoints === undefined ? undefined : `受理 ${acceptedPoints} 分`
  const asked = questions.length > 0 ? `${questions.length} 个问题` : undefined
  return [sayTerm(term), points, asked, team].filter(Boolean).join(' · ')
}

function CategoryCard({ category }: { category: EditedCategory }) {
  const { id, name, group, icon, urgent, active } = category
  return (
    <Tap id={`category-${id}`} className="card row" onTap={() => go('admin/category', { id })}>
      <View className={`mark ${urgent ? 'mark--warn' : 'mark--brand'}`}>
        <Icon name={icon} />
      </View>
      <View className="grow">
        <View className="row">
          <View className="grow">{name}</View>
          {urgent ? <Badge tone="bad">紧急</Badge> : null}
          {active ? null : <Badge>已停用</Badge>}
        </View>
        <View className="small">
          {group} · {sayFacts(category)}
        </View>
      </View>
      <Icon name="chevron" size="small" />
    </Tap>
  )
}
