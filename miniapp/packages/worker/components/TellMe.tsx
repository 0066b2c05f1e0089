import { Card } from '@miniapp/components/Card'
import { Row } from '@miniapp/components/Row'
import { useTellMe } from '@miniapp/lib/messages/useTellMe'
import type { MessageTemplate } from '@shared/rules/office/messages'

interface Props {
  id: string
  template: MessageTemplate
  title: string
}

/** One tap, one message of WeChat's; nothing where WeChat or its templates are not there. */
export function TellMe({ id, template, title }: Props) {
  const { offered, told, ask } = useTellMe(template)
  if (!offered) return null
  return (
    <Card className="entries">
      <Row
        id={id}
        icon={told ? 'check' : 'bell'}
        tone={told ? 'good' : 'brand'}
        title={told ? '好，微信会告诉你' : title}
        note={told ? '再点一下，可以多收一次' : '点一次，微信通知你一次'}
        onTap={ask}
      />
    </Card>
  )
}
