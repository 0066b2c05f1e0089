import type { IconName } from '@miniapp/assets/icons'
import { Card } from '@miniapp/components/Card'
import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import { go } from '@miniapp/lib/navigation/go'
import type { PlainPage } from '@shared/pages'
import { View } from '@tarojs/components'

const WAYS: readonly { id: string; icon: IconName; words: string; page: PlainPage }[] = [
  { id: 'points-vouchers', icon: 'ticket', words: '我的兑换券', page: 'worker/vouchers' },
  { id: 'points-ledger', icon: 'list', words: '积分明细', page: 'worker/ledger' },
  { id: 'points-rules', icon: 'star', words: '怎么得积分', page: 'worker/rules' },
]

/** What belongs to the balance, side by side: vouchers, entries, rules. */
export function Ways() {
  return (
    <Card className="ways">
      {WAYS.map(({ id, icon, words, page }) => (
        <Tap key={id} id={id} className="way" onTap={() => go(page)}>
          <View className="mark">
            <Icon name={icon} />
          </View>
          <View>{words}</View>
        </Tap>
      ))}
    </Card>
  )
}
