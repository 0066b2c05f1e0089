import type { Outputs } from '@shared/contract/contract'
import { REPORT_SHADES } from '@shared/rules/reports/reportShade'
import { REPORT_STATUSES, type ReportStatus } from '@shared/rules/reports/reportStatus'
import { sayMoment } from '@shared/rules/time/day'
import { Image, View } from '@tarojs/components'
import { now } from '../lib/clock'
import { Badge, type Tone } from './Badge'
import { Icon } from './Icon'
import { Tap } from './Tap'

type ReportCard = Outputs['reports']['mine']['items'][number]

/** The colours of a state: the same on every screen, and at the desk. What waits for its reporter is the app's own. */
const TONES = { new: 'fresh', work: 'warn', done: 'good', off: 'plain' } as const

export const toneOf = (status: ReportStatus): Tone =>
  status === 'resolved' ? 'brand' : TONES[REPORT_SHADES[status].shade]

/** A report in a list of one's own. */
export function ReportRow({ report, onTap }: { report: ReportCard; onTap: () => void }) {
  return (
    <Tap id={`report-${report.reportId}`} className="card row report-row" onTap={onTap}>
      <ReportThumb url={report.thumbUrl} />
      <View className="grow">
        <View className="row">
          <View className="grow report-name">{report.categoryName}</View>
          <Badge tone={toneOf(report.status)}>{REPORT_STATUSES[report.status].label}</Badge>
        </View>
        {report.description ? <View className="second clip">{report.description}</View> : null}
        <View className="small number">{sayMoment(report.submittedAt, now())}</View>
      </View>
    </Tap>
  )
}

/** A report's first photo beside its words, or that there is none. */
export function ReportThumb({ url }: { url: string | undefined }) {
  return url ? (
    <Image className="report-thumb" src={url} mode="aspectFill" lazyLoad aria-hidden="true" />
  ) : (
    <View className="report-thumb report-thumb--none">
      <Icon name="camera" size="large" />
    </View>
  )
}
