import { Badge } from '@miniapp/components/Badge'
import { Card } from '@miniapp/components/Card'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/go'
import type { OutboxItem, OutboxState } from '@miniapp/lib/outbox'
import { outbox, useOutbox } from '@miniapp/lib/reportOutbox'
import { sayMoment } from '@shared/rules/day'
import { Image, View } from '@tarojs/components'

const STATES = {
  waiting: { label: '等待发送', tone: 'warn' },
  sending: { label: '发送中', tone: 'brand' },
  sent: { label: '已送达', tone: 'good' },
  needsYou: { label: '需要处理', tone: 'bad' },
} as const satisfies Record<OutboxState, { label: string; tone: 'warn' | 'brand' | 'good' | 'bad' }>

/** Reports on their way from this phone: each with its state and what may be done about it. */
export function Outgoing({ memberId }: { memberId: string }) {
  const items = useOutbox(memberId)
  if (items.length === 0) return null
  return (
    <Card title="从这台手机发出">
      {items.map((item) => (
        <OutgoingRow key={item.report.id} item={item} />
      ))}
    </Card>
  )
}

function OutgoingRow({ item }: { item: OutboxItem }) {
  const { id } = item.report
  const { label, tone } = STATES[item.state]
  const uploaded = item.photos.filter((photo) => photo.uploaded).length
  return (
    <View id={`outgoing-${id}`} className="outgoing">
      <View className="row">
        {item.photos[0] && item.state !== 'sent' ? (
          <Image className="outgoing-photo" src={item.photos[0].photo.path} mode="aspectFill" aria-hidden="true" />
        ) : null}
        <View className="grow">
          <View>{item.categoryName}</View>
          <View className="small number">
            {sayMoment(item.createdAt, now())}
            {item.state === 'sending' ? ` · 照片 ${uploaded}/${item.photos.length}` : ''}
          </View>
        </View>
        <Badge tone={tone}>{label}</Badge>
      </View>
      {item.problem && item.state !== 'sending' ? <View className="small warn">{item.problem}</View> : null}
      <View className="row outgoing-actions">
        {item.state === 'sent' ? (
          <>
            <Tap id="outgoing-open" className="chip chip--sunk" onTap={() => go('worker/report', { id })}>
              看进度
            </Tap>
            <Tap className="chip chip--sunk" onTap={() => outbox.remove(id)}>
              知道了
            </Tap>
          </>
        ) : item.state === 'sending' ? null : (
          <>
            <Tap id="outgoing-retry" className="chip chip--sunk" onTap={() => outbox.retry(id)}>
              现在发送
            </Tap>
            <Tap id="outgoing-drop" className="chip chip--sunk" onTap={() => outbox.remove(id)}>
              不发了
            </Tap>
          </>
        )}
      </View>
    </View>
  )
}
