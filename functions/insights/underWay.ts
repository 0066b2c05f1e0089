import type { Actor } from '@functions/platform/http/token'
import { newestOf } from '@functions/reports/history'
import type { Outputs } from '@shared/contract/contract'
import { holds } from '@shared/rules/people/roles'
import { REPORT_STATUSES } from '@shared/rules/reports/reportStatus'

/** So many of a worker's newest reports are looked at, and so many of them told. */
const READ = 5
const TOLD = 3

type UnderWay = Outputs['insights']['home']['underWay']

/** What is still worked on of what a worker reported last; nothing for everybody else. One query, ½ read unit or 1. */
export async function underWayFor({ memberId, grants }: Actor): Promise<UnderWay> {
  if (!holds(grants, 'worker')) return []
  const newest = await newestOf(memberId, READ)
  return newest
    .filter(({ status }) => REPORT_STATUSES[status].open)
    .slice(0, TOLD)
    .map(({ reportId, categoryName, address, status, movedAt }) => ({
      ...{ reportId, categoryName, address, status, movedAt },
    }))
}
