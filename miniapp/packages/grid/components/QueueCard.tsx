import { Icon } from '@miniapp/components/Icon'
import { ReportState } from '@miniapp/components/ReportState'
import { Tap } from '@miniapp/components/Tap'
import { go } from '@miniapp/lib/navigation/go'
import type { Outputs } from '@shared/contract/contract'
import { sayMetres } from '@shared/rules/place/geo'
import { sayNumber } from '@shared/rules/reports/reportNumber'
import { queueTabOf } from '@shared/rules/reports/reportStatus'
import { sayMoment } from '@shared/rules/time/day'
import { dueOf, staffStatus } from '@shared/rules/time/due'
import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'

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

/** A report in the queue as few lines as say what, when, where and who; red where somebody's life or the time presses. */
export function QueueCard({ report, nowMs, picked, onPick, children, onHold }: Props) {
  const { reportId, categoryName, description, status, urgent, address, submittedAt, thumbUrl, metres } = report
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
        <Thumb url={thumbUrl} />
        <View className="queue-main">
          <View className="queue-line">
            {urgent ? <View className="queue-urgent">紧急</View> : null}
            <View className="queue-category clip">{categoryName}</View>
            {open ? (
              <Due report={report} nowMs={nowMs} />
            ) : (
              <View className="small">{sayMoment(submittedAt, nowMs)}</View>
            )}
          </View>
          <View className="second clip">
            {metres === undefined ? '' : `${sayMetres(metres)} · `}
            {address || '位置在地图上'}
          </View>
          {description ? <View className="second clip">{description}</View> : null}
          {children}
          <View className="queue-line small">
            <ReportState status={status}>{staffStatus(status)}</ReportState>
            <View className="number queue-number clip">
              {sayNumber(report)}
              {report.reopenedCount > 0 ? ` · 退回 ${report.reopenedCount} 次` : ''}
            </View>
            {open && report.assigneeLabel ? (
              <View className="queue-who clip">{report.mine ? '我在办' : report.assigneeLabel}</View>
            ) : null}
          </View>
        </View>
      </Tap>
    </View>
  )
}

function Due({ report: { dueAt, urgent }, nowMs }: { report: Report; nowMs: number }) {
  const { tone, word, span } = dueOf(dueAt, nowMs, urgent)
  return (
    <View className={`queue-due number due--${tone}`}>
      {word} {span}
    </View>
  )
}

function Thumb({ url }: { url: string }) {
  return url ? (
    <Image className="queue-thumb" src={url} mode="aspectFill" lazyLoad aria-hidden="true" />
  ) : (
    <View className="queue-thumb queue-thumb--none">
      <Icon name="camera" />
    </View>
  )
}
