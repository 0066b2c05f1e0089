import { type CategoryItem, categoriesOf } from '@functions/categories/categories'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { fingerprint } from '@functions/platform/store/ids'
import { guarded } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime, getNow, put } from '@functions/platform/store/writes'
import { communityAt, streetOf } from '@functions/stations/street'
import { dueIn } from '@functions/stations/working'
import type { Inputs, Outputs } from '@shared/contract/contract'
import type { SaidAnswer } from '@shared/rules/reports/category'
import { Report, ReportEvent } from '../entities'
import type { ReportItem } from '../history'
import { placeOf } from '../place'
import { oneMoreToday } from '../views/reportDay'
import { saidAnswers } from './answers'
import { distinctPhotos, needsPhoto } from './photos'

type Input = Inputs['reports']['create']
type Receipt = Outputs['reports']['create']

/** So many characters of the description stand in lists; a longer one is whole in the timeline's first entry. */
const SUMMARY_CHARACTERS = 40

/**
 * Takes in a hazard report, or nothing at all. An emergency needs a kind and a place, no photo and no answer. One round trip, no reads when warm. 12 write units: report 2 and its two
 * index entries 4, timeline entry 2 (4 with a long description and answers), count of the day 2, check of the account 2.
 * Long words and answers stay out of the report itself, which every move writes three times.
 * The same id sent again brings the first receipt, also on a day whose reports are used up.
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
  const { category, communityId } = await destinationOf(actor.streetId, words)
  const said = await saidAnswers(category, words.categoryVersion, words.answers ?? [], words.called)
  return untilAnswered(async () => {
    const at = now()
    const dueAt = await dueIn(actor.streetId, at, category)
    const placed = {
      reportId: id,
      reporterId: actor.memberId,
      streetId: actor.streetId,
      communityId,
      status: 'submitted' as const,
      urgent: category.urgent,
      dueAt,
      movedAt: at,
      submittedAt: at,
    }
    const { latitude, longitude } = words.location
    const report: ReportItem = {
      ...placed,
      ...placeOf(placed),
      hash,
      anonymous: words.anonymous,
      categoryId: category.id,
      categoryName: category.name,
      description: summaryOf(words.description),
      address: words.address,
      location: { latitude, longitude },
      photoIds: words.photoIds,
      version: 1,
      reopenedCount: 0,
      ...promisedBy(category),
    }
    return transact<Receipt>(
      [
        firstTime(Report, report, (first) => receiptIfSame(first, actor.memberId, hash)),
        put(ReportEvent, submission(report, words.description, said)),
        oneMoreToday({ ...words, memberId: actor.memberId }, at),
        stillTrusted(actor),
      ],
      () => receiptOf(report),
    )
  })
}

/** What is reported and where it goes. @throws UNKNOWN_CATEGORY, UNKNOWN_COMMUNITY, OUTSIDE_STREET */
export async function destinationOf(
  streetId: string,
  { categoryId, communityId, location }: Pick<Input, 'categoryId' | 'communityId' | 'location'>,
) {
  const category = (await categoriesOf(streetId)).find((each) => each.id === categoryId)
  if (!category) throw problem('UNKNOWN_CATEGORY')
  const street = await streetOf(streetId)
  const nearest = communityAt(street, location)
  if (communityId && !street.communities.some((each) => each.communityId === communityId)) {
    throw problem('UNKNOWN_COMMUNITY')
  }
  return { category, communityId: communityId ?? nearest }
}

/** What a report keeps of its category: later changes of it are for later reports. */
function promisedBy({ acceptedPoints, confirmedPoints, team }: CategoryItem): Partial<ReportItem> {
  return {
    acceptedPoints,
    confirmedPoints,
    ...(team ? { assigneeLabel: team } : {}),
  }
}

/** Is it a text of which the rest stands in the timeline? One that merely ends so costs a look there. */
export const isBeginning = (description: string): boolean =>
  description.endsWith('…') && [...description].length === SUMMARY_CHARACTERS + 1

/** The description as lists show it. */
export function summaryOf(description: string): string {
  const characters = [...description]
  return characters.length <= SUMMARY_CHARACTERS ? description : `${characters.slice(0, SUMMARY_CHARACTERS).join('')}…`
}

/** The first entry of the timeline; it holds the answers, and the description when the report has only its beginning. */
function submission(report: ReportItem, description: string, answers: SaidAnswer[]) {
  const { reportId, streetId, communityId, categoryId, reporterId, submittedAt, hash } = report
  return {
    reportId,
    seq: 1,
    streetId,
    communityId,
    categoryId,
    move: 'submit' as const,
    to: 'submitted' as const,
    by: reporterId,
    byRole: 'reporter' as const,
    at: submittedAt,
    ...(description === report.description ? {} : { note: description }),
    ...(answers.length ? { answers } : {}),
    clientId: reportId,
    hash,
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
