import { Badge } from '@miniapp/components/Badge'
import { Icon } from '@miniapp/components/Icon'
import { toneOf } from '@miniapp/components/ReportRow'
import { Tap } from '@miniapp/components/Tap'
import { go } from '@miniapp/lib/navigation/go'
import type { Outputs } from '@shared/contract/contract'
import { sayMetres } from '@shared/rules/place/geo'
import { sayNumber } from '@shared/rules/reports/reportNumber'
import { queueTabOf } from '@shared/rules/reports/reportStatus'
import { sayMoment } from '@shared/rules/time/day'
import { staffStatus } from '@shared/rules/time/due'
import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { DueTime } from './DueTime'

type Report = Outputs['reports']['queue']['items'][number]

interface Props {
  report: Report
  nowMs: number
  /** While several are chosen: whether this is one of them, and what a tap does then. */
  picked?: boolean | undefined
  onPick?: () => void
  /** Said of it below its words. */
  children?: ReactNode
  /** Held down: begins to choose. */
  onHold?: (() => void) | undefined
}

/** A report in the queue: when it is due above everything, then what and where, and a photo to recognise it by. */
export function QueueCard({ report, nowMs, picked, onPick, onHold, children }: Props) {
  const { reportId, categoryName, description, status, urgent, address, submittedAt, dueAt, thumbUrl } = report
  const open = queueTabOf(status) === 'open'
  const choosing = picked !== undefined && onPick !== undefined
  return (
    <View onLongPress={() => onHold?.()}>
      <Tap
        id={`report-${reportId}`}
        className={`card queue-card ${urgent && open ? 'queue-card--urgent' : ''}`}
        {...(choosing ? { chosen: picked } : {})}
        onTap={choosing ? onPick : () => go('grid/handle', { id: reportId })}
      >
        {choosing ? (
          <View className={`queue-pick ${picked ? 'queue-pick--on' : ''}`} aria-hidden="true">
            {picked ? <Icon name="check" size="small" /> : null}
          </View>
        ) : null}
        <View className="queue-main">
          {open ? <DueTime dueAt={dueAt} nowMs={nowMs} urgent={urgent} /> : null}
          <View className="queue-what">
            {urgent ? <Badge tone="bad">紧急</Badge> : null}
            <View className="queue-category">{categoryName}</View>
            {open ? null : <Badge tone={toneOf(status)}>{staffStatus(status)}</Badge>}
          </View>
          {description ? <View className="second queue-words">{description}</View> : null}
          {children}
          <View className="small">
            {address || '位置在地图上'}
            {report.metres === undefined ? '' : ` · ${sayMetres(report.metres)}`}
          </View>
          <View className="small">
            {sayNumber(report)} · {sayMoment(submittedAt, nowMs)}
            {open ? ` · ${staffStatus(status)}` : ''}
            {report.reopenedCount > 0 ? ` · 退回 ${report.reopenedCount} 次` : ''}
          </View>
          {open && report.assigneeLabel ? (
            <View className="small">{report.mine ? '我在办' : report.assigneeLabel}</View>
          ) : null}
        </View>
        {thumbUrl ? (
          <Image className="queue-thumb" src={thumbUrl} mode="aspectFill" lazyLoad aria-hidden="true" />
        ) : (
          <View className="queue-thumb queue-thumb--none">
            <Icon name="camera" size="large" />
          </View>
        )}
      </Tap>
    </View>
  )
}
