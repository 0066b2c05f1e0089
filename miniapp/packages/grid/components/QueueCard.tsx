import { Badge } from '@miniapp/components/Badge'
import { Icon } from '@miniapp/components/Icon'
import { toneOf } from '@miniapp/components/ReportRow'
import { Tap } from '@miniapp/components/Tap'
import { go } from '@miniapp/lib/go'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/day'
import { queueTabOf } from '@shared/rules/reportStatus'
import { Image, View } from '@tarojs/components'
import { staffStatus } from '../due'
import { DueTime } from './DueTime'

type Report = Outputs['reports']['queue']['items'][number]

/** A report in the queue: when it is due above everything, then what and where, and a photo to recognise it by. */
export function QueueCard({ report, nowMs }: { report: Report; nowMs: number }) {
  const { reportId, categoryName, description, status, urgent, address, submittedAt, dueAt, thumbUrl } = report
  const open = queueTabOf(status) === 'open'
  return (
    <Tap
      id={`report-${reportId}`}
      className={`card queue-card ${urgent && open ? 'queue-card--urgent' : ''}`}
      onTap={() => go('grid/handle', { id: reportId })}
    >
      <View className="queue-main">
        {open ? <DueTime dueAt={dueAt} nowMs={nowMs} /> : null}
        <View className="queue-what">
          {urgent ? <Badge tone="bad">紧急</Badge> : null}
          <View className="queue-category">{categoryName}</View>
          {open ? null : <Badge tone={toneOf(status)}>{staffStatus(status)}</Badge>}
        </View>
        {description ? <View className="second queue-words">{description}</View> : null}
        <View className="small">{address || '位置在地图上'}</View>
        <View className="small">
          {sayMoment(submittedAt, nowMs)}
          {open ? ` · ${staffStatus(status)}` : ''}
          {report.reopenedCount > 0 ? ` · 退回 ${report.reopenedCount} 次` : ''}
        </View>
      </View>
      {thumbUrl ? (
        <Image className="queue-thumb" src={thumbUrl} mode="aspectFill" lazyLoad aria-hidden="true" />
      ) : (
        <View className="queue-thumb queue-thumb--none">
          <Icon name="camera" size="large" />
        </View>
      )}
    </Tap>
  )
}
