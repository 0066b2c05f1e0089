import type { IconName } from '@miniapp/assets/icons'
import { BigButton } from '@miniapp/components/BigButton'
import { Icon } from '@miniapp/components/Icon'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { goTab } from '@miniapp/lib/navigation/go'
import { MESSAGE_KINDS, type MessageKind, sayUnread } from '@shared/rules/office/messages'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { type Message, useMessages } from './useMessages'
import './index.scss'

definePageConfig({ navigationBarTitleText: '消息', enablePullDownRefresh: true })

const LOOKS: Record<MessageKind, { icon: IconName; tone: 'brand' | 'good' | 'warn' | 'bad' }> = {
  report: { icon: 'camera', tone: 'brand' },
  alert: { icon: 'alarm', tone: 'bad' },
  meal: { icon: 'ticket', tone: 'brand' },
  points: { icon: 'coin', tone: 'good' },
  registration: { icon: 'person', tone: 'good' },
  contact: { icon: 'phone', tone: 'good' },
  activity: { icon: 'calendar', tone: 'brand' },
  notice: { icon: 'bell', tone: 'warn' },
}

export default function MessagesPage() {
  const { list, isRead, unread, open, readAll, busy } = useMessages()
  return (
    <Screen>
      {list.items.length > 0 ? (
        <View className="row messages-head">
          <View id="messages-unread" className="grow second number">
            {unread > 0 ? `${sayUnread(unread)} 条没看过` : '都看过了'}
          </View>
          {unread > 0 ? (
            <Tap id="messages-read-all" className="chip" disabled={busy} onTap={readAll}>
              全部已读
            </Tap>
          ) : null}
        </View>
      ) : null}
      <PagedList
        list={list}
        drawing="tea"
        empty="还没有消息。上报有进展、餐券快过期时会告诉你"
        action={
          <BigButton id="messages-home" kind="plain" icon="home" onTap={() => goTab('home')}>
            回首页
          </BigButton>
        }
      >
        {(message) => (
          <MessageRow key={message.messageId} message={message} read={isRead(message)} onTap={() => open(message)} />
        )}
      </PagedList>
    </Screen>
  )
}

function MessageRow({ message, read, onTap }: { message: Message; read: boolean; onTap: () => void }) {
  const { messageId, kind, title, text, at, page } = message
  const { icon, tone } = LOOKS[kind]
  const when = sayMoment(at, now())
  return (
    <Tap
      id={`message-${messageId}`}
      className={`card row message ${read ? 'message--read' : ''}`}
      label={`${read ? '' : '没看过，'}${title}，${text}，${when}`}
      onTap={onTap}
    >
      <View className={`mark mark--${read ? 'plain' : tone}`}>
        <Icon name={icon} />
      </View>
      <View className="grow">
        <View className="message-title">{title}</View>
        <View className="second message-text">{text}</View>
        <View className="row small number">
          {read ? null : <View className="message-dot" />}
          <View className="grow">
            {when} · {MESSAGE_KINDS[kind].label}
          </View>
          {page ? <Icon name="chevron" size="small" /> : null}
        </View>
      </View>
    </Tap>
  )
}
