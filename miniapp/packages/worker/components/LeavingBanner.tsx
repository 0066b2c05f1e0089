import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { now } from '@miniapp/lib/clock'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import type { Deletion } from './useDeletion'

interface Props {
  deletion: Deletion
  busy: boolean
  onCancel: () => void
}

/** That the account is to be deleted, until when that can be undone, and how: one tap. */
export function LeavingBanner({ deletion, busy, onCancel }: Props) {
  const { state, dueAt = 0 } = deletion
  if (state !== 'waiting') return null
  return (
    <Card id="leaving" title="账号正在注销">
      <View className="number">{sayMoment(dueAt, now())} 以后开始清除，清除了就找不回来。</View>
      <View className="second">在那之前一切照常，改主意了点一下就行。</View>
      <BigButton id="leaving-cancel" busy={busy} onTap={onCancel}>
        取消注销
      </BigButton>
    </Card>
  )
}
