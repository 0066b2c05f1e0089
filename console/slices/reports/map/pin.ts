import type { Pin } from '@console/parts/map/StreetMap'
import type { Outputs } from '@shared/contract/contract'
import { REPORT_SHADES } from '@shared/rules/reports/reportShade'
import { queueTabOf } from '@shared/rules/reports/reportStatus'
import { dueOf, staffStatus } from '@shared/rules/time/due'

type Card = Outputs['reports']['queue']['items'][number]
type Shown = Pick<
  Card,
  'reportId' | 'location' | 'categoryName' | 'address' | 'status' | 'urgent' | 'dueAt' | 'assigneeLabel'
>

/** A report on the map: its colour says what presses, then how far it is; its words say it to who does not see colours. */
export function pinOf(report: Shown, nowMs: number): Pin {
  const { reportId, location, categoryName, address, status, urgent, dueAt } = report
  const isOpen = queueTabOf(status) === 'open'
  const { tone, word, span } = dueOf(dueAt, nowMs, urgent)
  const isLate = isOpen && tone === 'late'
  return {
    id: reportId,
    location,
    name: [
      isOpen && urgent ? '紧急' : '',
      categoryName,
      staffStatus(status),
      isOpen ? `${word} ${span}` : '',
      address || '没有写地址',
    ]
      .filter((each) => each !== '')
      .join('，'),
    sign: isOpen && urgent ? '急' : isLate ? '超' : categoryName.charAt(0),
    tone: isOpen && urgent ? 'urgent' : isLate ? 'late' : REPORT_SHADES[status].shade,
  }
}
