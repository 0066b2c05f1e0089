import type { CategoryItem } from '@functions/categories/categories'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { fingerprint } from '@functions/platform/store/ids'
import { guarded } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime, getNow, put } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { Report, ReportEvent } from '../entities'
import type { ReportItem } from '../history'
import { oneMoreToday } from '../views/reportDay'
import { saidAnswers } from './answers'
import { destinationOf, newReport, submission } from './newReport'
import { distinctPhotos, needsPhoto } from './photos'

type Input = Inputs['reports']['create']
type Receipt = Outputs['reports']['create']

/**
 * Takes in a hazard report. An emergency needs a kind and a place, no photo and no answer. One round trip, no reads
 * when warm. 12 write units: report 2 and its two index entries 4, timeline entry 2 (4 with a long description and
 * answers), count of the day 2, check of the account 2. Long words stay in the entry: every move writes the report
 * three times. A repeat gets the first receipt, also on a day that is used up.
 * @throws UNKNOWN_CATEGORY, ANSWERS_INVALID, EMERGENCY_FIRST, UNKNOWN_COMMUNITY, OUTSIDE_STREET, REPORT_DAILY_CAP,
 * SAME_TEXT_TODAY, IDEMPOTENCY_CONFLICT
 */
export async function create(actor: Actor, { id, ...words }: Input): Promise<Receipt> {
  const hash = fingerprint(words)
  const repeated = await guarded(
    async () => {
      distinctPhotos(words.photoIds)
      const { category } = await destinationOf(actor.streetId, words)
      if (!category.urgent) needsPhoto(words.photoIds)
      await saidAnswers(category, words.categoryVersion, words.answers ?? [], words.called)
    },
    () => firstReceipt(actor.memberId, id, hash),
  )
  if (repeated) return repeated
  const destination = await destinationOf(actor.streetId, words)
  const { category } = destination
  const { description, address, location, photoIds, anonymous } = words
  const { memberId: reporterId } = actor
  const answers = await saidAnswers(category, words.categoryVersion, words.answers ?? [], words.called)
  return untilAnswered(async () => {
    const sent = { reportId: id, reporterId, hash, description, address, location, photoIds, anonymous }
    const report = await newReport(destination, { ...sent, ...promisedBy(category) })
    return transact<Receipt>(
      [
        firstTime(Report, report, (first) => receiptIfSame(first, actor.memberId, hash)),
        put(ReportEvent, submission(report, { by: reporterId, byRole: 'reporter' }, { description, answers })),
        oneMoreToday({ ...words, memberId: reporterId }, report.submittedAt),
        stillTrusted(actor),
      ],
      () => receiptOf(report),
    )
  })
}

/** What a report keeps of its category: later changes of it are for later reports. */
function promisedBy({ acceptedPoints, confirmedPoints, team }: CategoryItem): Partial<ReportItem> {
  return {
    acceptedPoints,
    confirmedPoints,
    ...(team ? { assigneeLabel: team } : {}),
  }
}

async function firstReceipt(memberId: string, reportId: string, hash: string): Promise<Receipt | undefined> {
  const item = await getNow(Report, { reportId })
  return item && receiptIfSame(item, memberId, hash)
}

/** @throws IDEMPOTENCY_CONFLICT when the id was used by somebody else or for something else. */
function receiptIfSame(first: ReportItem | undefined, memberId: string, hash: string): Receipt {
  if (first?.reporterId !== memberId || first.hash !== hash) throw problem('IDEMPOTENCY_CONFLICT')
  return receiptOf(first)
}

/** The receipt of a submission, whatever became of the report since. */
function receiptOf({ reportId, submittedAt, dueAt, communityId }: ReportItem): Receipt {
  return { reportId, status: 'submitted', submittedAt, dueAt, communityId }
}
