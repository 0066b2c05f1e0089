import type { Outputs } from '@shared/contract/contract'
import { REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import { sayMoment } from '@shared/rules/time/day'
import { Image, View } from '@tarojs/components'
import { now } from '../lib/clock'
import { Icon } from './Icon'
import { ReportState } from './ReportState'
import { Tap } from './Tap'

type ReportCard = Outputs['reports']['mine']['items'][number]

/** A report in a list of one's own. */
export function ReportRow({ report, onTap }: { report: ReportCard; onTap: () => void }) {
  return (
    <Tap id={`report-${report.reportId}`} className="card row report-row" onTap={onTap}>
      <ReportThumb url={report.thumbUrl} />
      <View className="grow">
        <View className="row">
          <View className="grow report-name">{report.categoryName}</View>
          <ReportState status={report.status}>{REPORT_STATUSES[report.status].label}</ReportState>
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
