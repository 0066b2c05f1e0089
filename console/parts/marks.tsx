import { REPORT_SHADES } from '@shared/rules/reports/reportShade'
import type { ReportStatus } from '@shared/rules/reports/reportStatus'
import { dueOf, staffStatus } from '@shared/rules/time/due'

/** A status in its colour, and told apart without it. */
export function State({ status }: { status: ReportStatus }) {
  const { shade, fill } = REPORT_SHADES[status]
  return <span className={`state state--${shade} state--${fill}`}>{staffStatus(status)}</span>
}

/** How much time is left, or how late it is. */
export function Due({ dueAt, nowMs, urgent }: { dueAt: number; nowMs: number; urgent: boolean }) {
  const { tone, word, span } = dueOf(dueAt, nowMs, urgent)
  return (
    <span className={`due due--${tone}`}>
      {word} {span}
    </span>
  )
}
