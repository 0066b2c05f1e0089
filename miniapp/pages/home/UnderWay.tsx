import { Card } from '@miniapp/components/Card'
import { ReportState } from '@miniapp/components/ReportState'
import { Row } from '@miniapp/components/Row'
import type { Home } from '@miniapp/lib/answers/useHome'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import { sayMoment } from '@shared/rules/time/day'

/** What this person reported and others still work on; nothing when nothing is. */
export function UnderWay({ reports }: { reports: Home['underWay'] }) {
  if (reports.length === 0) return null
  return (
    <Card className="entries entries--titled" title="你报的正在办">
      {reports.map(({ reportId, categoryName, address, status, movedAt }) => (
        <Row
          key={reportId}
          id={`under-way-${reportId}`}
          icon="camera"
          tone="plain"
          title={categoryName}
          note={`${address} · ${sayMoment(movedAt, now())}`}
          aside={<ReportState status={status}>{REPORT_STATUSES[status].label}</ReportState>}
          onTap={() => go('worker/report', { id: reportId })}
        />
      ))}
    </Card>
  )
}
