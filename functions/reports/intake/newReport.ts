import { type CategoryItem, categoriesOf } from '@functions/categories/categories'
import { now } from '@functions/platform/clock'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { communityAt, streetOf } from '@functions/stations/street'
import { dueIn } from '@functions/stations/working'
import type { Point } from '@shared/rules/place/geo'
import type { SaidAnswer } from '@shared/rules/reports/category'
import type { EventItem, ReportItem } from '../history'
import { placeOf } from '../place'

/** So many characters of the description stand in lists; a longer one is whole in the timeline's first entry. */
const SUMMARY_CHARACTERS = 40

/** What is reported and where it goes. @throws UNKNOWN_CATEGORY, UNKNOWN_COMMUNITY, OUTSIDE_STREET */
export async function destinationOf(
  streetId: string,
  { categoryId, communityId, location }: { categoryId: string; communityId?: string | undefined; location: Point },
) {
  const category = (await categoriesOf(streetId)).find((each) => each.id === categoryId)
  if (!category) throw problem('UNKNOWN_CATEGORY')
  const street = await streetOf(streetId)
  const nearest = communityAt(street, location)
  if (communityId && !street.communities.some((each) => each.communityId === communityId)) {
    throw problem('UNKNOWN_COMMUNITY')
  }
  return { streetId, category, communityId: communityId ?? nearest }
}

type Sent = 'reportId' | 'reporterId' | 'hash' | 'description' | 'address' | 'location' | 'photoIds'

/** A report as it comes in; `given` also says what only some reports have. */
export async function newReport(
  { streetId, category, communityId }: { streetId: string; category: CategoryItem; communityId: string },
  { location, description, ...given }: Pick<ReportItem, Sent> & Partial<ReportItem>,
): Promise<ReportItem> {
  const at = now()
  const placed = {
    ...pick(given, 'reportId', 'reporterId', 'callerIndex'),
    streetId,
    communityId,
    status: 'submitted' as const,
    urgent: category.urgent,
    dueAt: await dueIn(streetId, at, category),
    movedAt: at,
    submittedAt: at,
  }
  return {
    ...placed,
    ...placeOf({ ...placed, callerIndex: given.callerIndex }),
    anonymous: false,
    categoryId: category.id,
    categoryName: category.name,
    description: summaryOf(description),
    location: pick(location, 'latitude', 'longitude'),
    version: 1,
    reopenedCount: 0,
    ...given,
  }
}

/** Is it a text of which the rest stands in the timeline? One that merely ends so costs a look there. */
export const isBeginning = (description: string): boolean =>
  description.endsWith('…') && [...description].length === SUMMARY_CHARACTERS + 1

/** The description as lists show it. */
function summaryOf(description: string): string {
  const characters = [...description]
  return characters.length <= SUMMARY_CHARACTERS ? description : `${characters.slice(0, SUMMARY_CHARACTERS).join('')}…`
}

/** The first entry of the timeline; it holds the answers, and the description when the report has only its beginning. */
export function submission(
  report: ReportItem,
  sender: Pick<EventItem, 'by' | 'byRole' | 'byLabel'>,
  { description, answers = [] }: { description: string; answers?: readonly SaidAnswer[] },
) {
  return {
    ...pick(report, 'reportId', 'streetId', 'communityId', 'categoryId', 'hash'),
    ...sender,
    seq: 1,
    move: 'submit' as const,
    to: 'submitted' as const,
    at: report.submittedAt,
    clientId: report.reportId,
    ...(description === report.description ? {} : { note: description }),
    ...(answers.length > 0 ? { answers: [...answers] } : {}),
  }
}
