import { Loaded } from '@miniapp/components/Loaded'
import { Sheet } from '@miniapp/components/Sheet'
import { now } from '@miniapp/lib/clock'
import { sayMoment } from '@shared/rules/time/day'
import { sayTerm } from '@shared/rules/time/working'
import { View } from '@tarojs/components'
import { useCategoryHistory } from './useCategory'

/** Who changed a category when, and what it was called and did then. */
export function CategoryHistory({ id, open, onClose }: { id: string; open: boolean; onClose: () => void }) {
  const load = useCategoryHistory(id, open)
  return (
    <Sheet id="category-history" open={open} title="改过什么" onClose={onClose}>
      <Loaded load={load}>
        {({ items }) => (
          <>
            {items.map(({ version, at, byLabel, category }) => (
              <View key={version} className="field">
                <View>
                  第 {version} 版 · {byLabel}
                </View>
                <View className="small number">{sayMoment(at, now())}</View>
                <View className="small">
                  {category.name}，{sayTerm(category)}，{category.questions?.length ?? 0} 个问题
                  {category.active ? '' : '，停用'}
                  {category.confidential ? '，不公开' : ''}
                </View>
              </View>
            ))}
          </>
        )}
      </Loaded>
    </Sheet>
  )
}
