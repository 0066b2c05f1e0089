import { confidentialOf } from '@functions/categories/categories'
import { developedPhoto } from '@functions/media/developed'
import type { StoredPhoto } from '@functions/media/keys'
import { storedAs } from '@functions/media/names'
import { pick } from '@functions/platform/pick'
import type { Published } from '@functions/published/derived'
import type { EventItem, History } from '@functions/reports/history'
import { photographer } from '@functions/reports/views/view'
import { PUBLIC_LISTS } from '@shared/rules/reports/publicReport'
import type { ReportMove } from '@shared/rules/reports/reportStatus'
import { deidentified } from '@shared/rules/text/deidentify'

/** Moves whose note is staff's answer to everybody; other notes are between staff and reporter. */
const ANSWERS: ReadonlySet<ReportMove | 'submit'> = new Set(['resolve', 'reject'])

/** A photo is uploaded before it is sent with a move, and developed within seconds; a queue may take some minutes. */
const SHOWN_WITHIN_MS = 10 * 60_000

/** So many steps are shown at most: the first ones and the newest. */
const MAX_STEPS = 30

/** So many characters stand in lists. */
const SUMMARY_CHARACTERS = 40

/** The copy of a report for everybody, or undefined when it has none. `photoIds`: which of the reporter's may be seen. */
export async function copyOf(
  { report, timeline }: History,
  photoIds: readonly string[],
): Promise<Omit<Published, 'revision'> | undefined> {
  const state = PUBLIC_LISTS[report.status]
  // Nobody knows where it is: on a map it would be wrong.
  if (report.unplaced) return undefined
  if (!state || (await confidentialOf(report.streetId)).has(report.categoryId)) return undefined
  const { streetId } = report
  const whole = timeline.find(({ move }) => move === 'submit')?.note ?? report.description
  const description = deidentified(whole)
  const fix = state === 'closed' ? timeline.findLast(({ move }) => move === 'resolve') : undefined
  const shown = report.photoIds.filter((photoId) => photoIds.includes(photoId))
  const photoNames = (await storedPhotos(streetId, photographer(report), shown)).map(({ name }) => name)
  const afterNames = fix ? await afterNamesOf(fix) : []
  const steps = timeline.map(stepOf)
  const [beforeName] = photoNames
  const [afterName] = afterNames
  return {
    ...pick(report, 'reportId', 'streetId', 'communityId', 'categoryId', 'categoryName', 'location', 'status'),
    ...pick(report, 'submittedAt', 'dueAt'),
    summary: shortened(description),
    description,
    address: deidentified(report.address),
    state,
    movedAt: steps.at(-1)?.at ?? report.submittedAt,
    ...(fix ? { fixedAt: fix.at } : {}),
    photoNames,
    afterNames,
    beforeName,
    afterName,
    steps: steps.length > MAX_STEPS ? [...steps.slice(0, 2), ...steps.slice(2 - MAX_STEPS)] : steps,
  }
}

const storedPhotos = (streetId: string, memberId: string, photoIds: readonly string[]): Promise<StoredPhoto[]> =>
  Promise.all(photoIds.map((photoId) => storedAs({ streetId, memberId, photoId })))

/** Names of the photos that whoever fixed it showed with that. What was not there by then nobody stood for. */
async function afterNamesOf({ streetId, by, at, photoIds = [] }: EventItem): Promise<string[]> {
  const photos = await storedPhotos(streetId, by, photoIds)
  const developed = await Promise.all(photos.map(developedPhoto))
  return developed.flatMap((photo) => (photo && photo.developedAt <= at + SHOWN_WITHIN_MS ? [photo.name] : []))
}

function stepOf({ move, to, at, note }: EventItem): Published['steps'][number] {
  return { move, to, at, ...(note && ANSWERS.has(move) ? { note: deidentified(note) } : {}) }
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length <= SUMMARY_CHARACTERS ? text : `${characters.slice(0, SUMMARY_CHARACTERS).join('')}…`
}
