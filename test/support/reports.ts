import { randomBytes } from 'node:crypto'
import { Category } from '@functions/categories/entities'
import { historyOf } from '@functions/reports/history'
import { Publicity } from '@functions/safety/entities'
import { cleared } from '@functions/safety/publicity'
import type { Inputs } from '@shared/contract/contract'
import type { Grant } from '@shared/rules/people/roles'
import type { Question } from '@shared/rules/reports/category'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from './api'
import { aPerson, aStreet, CENTER } from './factories'
import { aDevelopedPhoto } from './safety'

/** A street with a category, a worker who reports there, and staff: a grid worker of its eastern community, or who is told. */
export async function aDesk(grants: Grant[] = [{ role: 'gridWorker', communityIds: ['east'] }]) {
  const { streetId } = await aStreet()
  const categoryId = await aCategory(streetId)
  return { streetId, categoryId, worker: await aPerson(streetId), staff: await aPerson(streetId, { grants }) }
}

/** A category of the street; its id. */
export async function aCategory(
  streetId: string,
  given: {
    slaHours?: number
    urgent?: boolean
    name?: string
    questions?: Question[]
    acceptedPoints?: number
    confidential?: boolean
  } = {},
): Promise<string> {
  const id = `c${randomBytes(4).toString('hex')}`
  await Category.build(PutItemCommand)
    .item({
      streetId,
      id,
      name: given.name ?? '井盖',
      group: '道路',
      icon: 'manhole',
      slaHours: given.slaHours ?? 48,
      urgent: given.urgent ?? false,
      order: 1,
      questions: given.questions ?? [],
      confidential: given.confidential ?? false,
      acceptedPoints: given.acceptedPoints,
    })
    .send()
  return id
}

type Submission = Inputs['reports']['create']

/** What a phone sends. */
export function aSubmission(categoryId: string, over: Partial<Submission> = {}): Submission {
  return {
    id: anId(),
    categoryId,
    description: '路口井盖松动，夜里看不清。',
    location: CENTER,
    address: '测试路 2 号',
    communityId: 'east',
    photoIds: [anId()],
    anonymous: false,
    // Tests send many alike; a person is told so.
    sameAgain: true,
    ...over,
  }
}

/** A report that has just arrived; its id. */
export async function anUnscreenedReport(
  reporter: Person,
  categoryId: string,
  over: Partial<Submission> = {},
): Promise<string> {
  const { status, body } = await call('reports', 'create', aSubmission(categoryId, over), reporter)
  if (status !== 201) throw new Error(`report refused: ${body.code}`)
  return body.reportId
}

/** A report in which nothing was found, so that the public may see it; its id. */
export async function aReport(reporter: Person, categoryId: string, over: Partial<Submission> = {}): Promise<string> {
  const reportId = await anUnscreenedReport(reporter, categoryId, over)
  await isCleared(reportId)
  return reportId
}

/** Nothing was found in the report. */
export async function isCleared(reportId: string): Promise<void> {
  const { report } = await recordOf(reportId)
  await Publicity.build(PutItemCommand).item(cleared(report)).send()
}

type StaffMove = Omit<Inputs['reports']['handle'], 'reportId' | 'id'> & { id?: string }
type ReporterMove = Omit<Inputs['reports']['answer'], 'reportId' | 'id'> & { id?: string }

/** A move by staff, with a new id unless one is given. */
export const handled = (staff: Person, reportId: string, made: StaffMove) =>
  call('reports', 'handle', { id: anId(), ...made, reportId }, staff)

/** A move by the reporter. */
export const answered = (reporter: Person, reportId: string, made: ReporterMove) =>
  call('reports', 'answer', { id: anId(), ...made, reportId }, reporter)

/** A report that staff say is fixed; its id. */
export async function aResolvedReport(reporter: Person, staff: Person, categoryId: string): Promise<string> {
  const reportId = await aReport(reporter, categoryId)
  for (const move of ['accept', 'start', 'resolve'] as const) {
    const { status, body } = await handled(staff, reportId, {
      move,
      photoIds: move === 'resolve' ? [await aDevelopedPhoto(staff)] : [],
    })
    if (status !== 200) throw new Error(`${move} refused: ${body.code}`)
  }
  return reportId
}

/** The report and its timeline as the table holds them. */
export async function recordOf(reportId: string) {
  const history = await historyOf(reportId)
  if (!history) throw new Error(`no report ${reportId}`)
  return history
}
