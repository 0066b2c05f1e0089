import { Badge } from '@miniapp/components/Badge'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { LocalImage } from '@miniapp/components/LocalImage'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { useTellMe } from '@miniapp/lib/messages/useTellMe'
import { go } from '@miniapp/lib/navigation/go'
import { type Line, useLine } from '@miniapp/lib/offline/online'
import { type OutboxItem, type OutboxState, SAME_WORDS, shareSent } from '@miniapp/lib/offline/outboxItem'
import { outbox, useOutbox } from '@miniapp/lib/reports/reportOutbox'
import { useStore } from '@miniapp/lib/store'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'
import './Outgoing.scss'

const STATES = {
  waiting: { label: '等待发送', tone: 'warn' },
  sending: { label: '正在发送', tone: 'brand' },
  sent: { label: '已送达', tone: 'good' },
  needsYou: { label: '需要你处理', tone: 'bad' },
} as const satisfies Record<OutboxState, { label: string; tone: 'warn' | 'brand' | 'good' | 'bad' }>

interface Props {
  memberId: string
  /** Takes one back into the form. */
  onEdit: (id: string) => void
}

/** Reports on their way from this phone: each with its state and what may be done about it. */
export function Outgoing({ memberId, onEdit }: Props) {
  const items = useOutbox(memberId)
  const [dropping, drop] = useState<OutboxItem>()
  if (items.length === 0) return null
  return (
    <Card id="outgoing" title="从这台手机发出">
      {items.map((item) => (
        <OutgoingRow key={item.report.id} item={item} onEdit={onEdit} onDrop={() => drop(item)} />
      ))}
      <ConfirmSheet
        id="outgoing-drop-ask"
        open={dropping !== undefined}
        title="不发了？"
        yes="删除"
        no="留着"
        kind="danger"
        onYes={() => {
          if (dropping) outbox.remove(dropping.report.id)
          drop(undefined)
        }}
        onNo={() => drop(undefined)}
      >
        这条上报和它的照片会从手机上删掉，不能恢复。
        {dropping?.submitted ? '它可能已经送到，送到了就会出现在“我报过的”里。' : ''}
      </ConfirmSheet>
    </Card>
  )
}

/** Why it is not there yet, in a sentence; nothing when there is nothing to explain. */
function sayWhy({ state, problem }: OutboxItem, line: Line): string | undefined {
  if (state === 'needsYou') return problem
  if (state !== 'waiting') return undefined
  return line === 'there' ? (problem ?? '正在排队') : '已存在手机上，有网后自动发送'
}

function OutgoingRow({ item, onEdit, onDrop }: { item: OutboxItem; onEdit: (id: string) => void; onDrop: () => void }) {
  const { id } = item.report
  const line = useLine()
  const { label, tone } = STATES[item.state]
  const why = sayWhy(item, line)
  return (
    <View id={`outgoing-${id}`} className="outgoing" aria-live="polite">
      <View className="row">
        {item.photos[0] && item.state !== 'sent' ? (
          <LocalImage className="outgoing-photo" photo={item.photos[0].photo} />
        ) : null}
        <View className="grow">
          <View>{item.categoryName}</View>
          <View className="small number">{sayMoment(item.createdAt, now())}</View>
        </View>
        <Badge tone={tone}>{label}</Badge>
      </View>
      {item.state === 'sending' ? <Progress item={item} /> : null}
      {why ? <View className={`small ${item.state === 'needsYou' ? 'bad' : ''}`}>{why}</View> : null}
      <View className="row outgoing-actions">
        {item.state === 'sent' ? (
          <>
            <Tap id={`outgoing-open-${id}`} className="chip chip--sunk" onTap={() => go('worker/report', { id })}>
              看进度
            </Tap>
            <TellMe id={id} />
            <Tap id={`outgoing-seen-${id}`} className="chip chip--sunk" onTap={() => outbox.remove(id)}>
              知道了
            </Tap>
          </>
        ) : item.state === 'sending' ? null : (
          <>
            <Tap id={`outgoing-retry-${id}`} className="chip chip--sunk" onTap={() => outbox.retry(id)}>
              {item.state !== 'needsYou' ? '现在发送' : item.code === SAME_WORDS ? '照样上报' : '重试'}
            </Tap>
            {item.state === 'needsYou' ? (
              <Tap id={`outgoing-edit-${id}`} className="chip chip--sunk" onTap={() => onEdit(id)}>
                修改
              </Tap>
            ) : null}
            <Tap id={`outgoing-drop-${id}`} className="chip chip--sunk" onTap={onDrop}>
              删除
            </Tap>
          </>
        )}
      </View>
    </View>
  )
}

/** Has WeChat say once what becomes of it; nothing where WeChat cannot. */
function TellMe({ id }: { id: string }) {
  const { offered, told, ask, busy } = useTellMe('reportProgress')
  if (!offered) return null
  return (
    <Tap id={`outgoing-tell-${id}`} className="chip chip--sunk" disabled={busy || told} onTap={ask}>
      {told ? '微信会告诉你' : '有进展告诉我'}
    </Tap>
  )
}

/** How much of it has left the phone: a bar, and the photos in numbers. */
function Progress({ item }: { item: OutboxItem }) {
  const share = Math.round(shareSent(item, useStore(outbox.percent)) * 100)
  const uploaded = item.photos.filter((photo) => photo.uploaded).length
  return (
    <View className="row outgoing-progress">
      <View
        className="outgoing-bar grow"
        role="progressbar"
        aria-role="progressbar"
        aria-label={`已发送百分之 ${share}`}
      >
        <View className="outgoing-bar-done" style={{ width: `${share}%` }} />
      </View>
      {item.photos.length > 0 ? (
        <View className="small number">
          照片 {uploaded}/{item.photos.length}
        </View>
      ) : null}
    </View>
  )
}
