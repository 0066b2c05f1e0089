import { Card } from '@miniapp/components/Card'
import { Row } from '@miniapp/components/Row'
import { go } from '@miniapp/lib/navigation/go'
import { sayUnread } from '@shared/rules/office/messages'

/** Messages that nobody has read; nothing when there are none. */
export function MessagesLine({ unread }: { unread: number }) {
  const said = sayUnread(unread)
  if (!said) return null
  return (
    <Card className="entries">
      <Row id="home-messages" icon="bell" title={`${said} 条新消息`} onTap={() => go('worker/messages')} />
    </Card>
  )
}
