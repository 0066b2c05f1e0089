import { problem } from '@functions/platform/problem'
import type { Step } from '@functions/platform/store/transact'
import { checkIf, update, updateIf } from '@functions/platform/store/writes'
import { REPORT_STATUSES, type ReportStatus } from '@shared/rules/reports/reportStatus'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { Report } from './entities'
import { UNMERGED } from './moves/pile'

const OPEN = (Object.keys(REPORT_STATUSES) as ReportStatus[]).filter((status) => REPORT_STATUSES[status].open)

/** One more who joined an open report; 2 write units. @throws REPORT_CLOSED */
export const countPlus = (reportId: string): Step<never> =>
  updateIf(Report, { reportId, pluses: $add(1) }, { attr: 'status', in: OPEN }, () => {
    throw problem('REPORT_CLOSED')
  })

/** One less; 2 write units. */
export const uncountPlus = (reportId: string): Step<never> => update(Report, { reportId, pluses: $add(-1) })

/** One who is taken along to where a report went, which has not gone elsewhere meanwhile; counted where they had joined. 2 write units. */
export const countTaken = (reportId: string, isPlus: boolean): Step<never> =>
  isPlus ? updateIf(Report, { reportId, pluses: $add(1) }, UNMERGED) : checkIf(Report, { reportId }, UNMERGED)
