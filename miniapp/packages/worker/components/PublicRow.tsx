import { Badge } from '@miniapp/components/Badge'
import { ReportThumb } from '@miniapp/components/ReportRow'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import type { Outputs } from '@shared/contract/contract'
import { PUBLIC_LABELS, PUBLIC_LISTS } from '@shared/rules/reports/publicReport'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'

export type PublicCard = Outputs['publicReports']['list']['items'][number]

/** How a public status is coloured: still being worked on, or done. */
export const publicTone = (status: PublicCard['status']): 'brand' | 'good' | 'plain' => {
  if (status === 'rejected') return 'plain'
  return PUBLIC_LISTS[status] === 'open' ? 'brand' : 'good'
}

/** Somebody's report as everybody may see it, in a list. */
export function PublicRow({ report }: { report: PublicCard }) {
  const { reportId, thumbUrl, categoryName, status, summary, address, submittedAt } = report
  return (
    <Tap
      id={`public-${reportId}`}
      className="card row report-row"
      onTap={() => go('worker/publicReport', { id: reportId })}
    >
      <ReportThumb url={thumbUrl} />
      <View className="grow">
        <View className="row">
          <View className="grow report-name">{categoryName}</View>
          <Badge tone={publicTone(status)}>{PUBLIC_LABELS[status]}</Badge>
        </View>
        {summary ? <View className="second clip">{summary}</View> : null}
        <View className="small">
          {address ? `${address} · ` : ''}
          {sayMoment(submittedAt, now())}
        </View>
      </View>
    </Tap>
  )
}
