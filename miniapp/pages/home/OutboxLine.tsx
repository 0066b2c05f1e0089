import { Card } from '@miniapp/components/Card'
import { Row } from '@miniapp/components/Row'
import { goTab } from '@miniapp/lib/navigation/go'
import { useLine } from '@miniapp/lib/offline/online'
import { useOutbox } from '@miniapp/lib/reports/reportOutbox'

/** Reports that are still on this phone, so that nobody believes them sent; nothing when none is. */
export function OutboxLine({ memberId }: { memberId: string }) {
  const items = useOutbox(memberId).filter(({ state }) => state !== 'sent')
  const stuck = items.filter(({ state }) => state === 'needsYou').length
  const line = useLine()
  if (items.length === 0) return null
  const note =
    stuck > 0 ? `${stuck} 条需要你处理` : line === 'there' ? '正在发送，点开看进度' : '已存在手机上，有网后自动发送'
  return (
    <Card className="entries">
      <Row
        id="home-outbox"
        icon={stuck > 0 ? 'warn' : 'camera'}
        title={`${items.length} 条随手拍还没发出`}
        note={note}
        onTap={() => goTab('report')}
      />
    </Card>
  )
}
