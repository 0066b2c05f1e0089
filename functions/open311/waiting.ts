import { confidentialOf } from '@functions/categories/categories'
import { reportNow } from '@functions/reports/history'
import { publicityOf, publicViewOf } from '@functions/safety/publicity'
import { PUBLIC_LABELS, PUBLIC_LISTS } from '@shared/rules/reports/publicReport'
import { isoOf } from '@shared/rules/time/day'
import type { Fields } from './answers'
import type { Telling } from './requests'

/**
 * A request of a program that nobody has looked at yet: its kind and state, not its words, place or pictures. Undefined
 * for every other one: hidden is answered like unknown. 2 reads.
 */
export async function waitingOf({ streetId, agency }: Telling, id: string): Promise<Fields | undefined> {
  const report = await reportNow(id)
  if (report?.streetId !== streetId || report.source !== 'open311') return undefined
  const state = PUBLIC_LISTS[report.status]
  if (!state || (await confidentialOf(streetId)).has(report.categoryId)) return undefined
  if (publicViewOf(await publicityOf(id)).state === 'hidden') return undefined
  return {
    service_request_id: id,
    status: state,
    status_notes: `${PUBLIC_LABELS[report.status]}：内容审核后公开`,
    service_name: report.categoryName,
    service_code: report.categoryId,
    description: null,
    agency_responsible: agency,
    service_notice: null,
    requested_datetime: isoOf(report.submittedAt),
    updated_datetime: isoOf(report.movedAt),
    expected_datetime: isoOf(report.dueAt),
    address: null,
    address_id: null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  }
}
