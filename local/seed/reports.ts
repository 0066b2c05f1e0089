import { fingerprint } from '@functions/platform/store/ids'
import { Report, ReportDay, ReportEvent } from '@functions/reports/entities'
import type { EventItem, ReportItem } from '@functions/reports/history'
import { after, awardFor, entryOf, type Move } from '@functions/reports/moves/move'
import { destination } from '@functions/reports/moves/standing'
import { deliveriesOf } from '@functions/reports/notices/notify'
import { Publicity, Standing } from '@functions/safety/entities'
import { cleared } from '@functions/safety/publicity'
import { ROLES } from '@shared/rules/people/roles'
import { AUTO_CLOSE_DAYS, queueTabOf, REPORT_MOVES, type ReportMove } from '@shared/rules/reports/reportStatus'
import type { Stars } from '@shared/rules/reports/verdict'
import { maskName } from '@shared/rules/text/masks'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { followPuts } from './follows'
import { gridWorkerOf, type Member, type People } from './members'
import { inboxPuts } from './messages'
import { type DemoPhoto, fixPhotoPuts } from './photos'
import type { Random } from './random'
import type { ReportPlan } from './reportPlans'
import { saidOf, submitted } from './sentReports'
import { HOUR } from './times'
import type { Put } from './writer'

const DAY = 24 * HOUR

/** What was told of one report. */
interface Story {
  report: ReportItem
  timeline: EventItem[]
}

interface Scene {
  people: People
  random: Random
  now: number
  stories: Story[]
  photos: DemoPhoto[]
}

/**
 * Tells the planned reports through the very functions that make a move's items, and brings points and waiting tasks to
 * the reporters' books. Returns the items and the photos that belong to them.
 */
export async function tellReports(plans: readonly ReportPlan[], people: People, now: number, random: Random) {
  const scene = await tellStories(plans, people, now, random)
  const follows = followPuts(
    scene.stories.map(({ report }) => report),
    people.confirmed,
    now,
  )
  const deliveries = scene.stories.flatMap(({ report, timeline }) =>
    timeline.flatMap((event) => deliveriesOf(report, event).map((each) => ({ ...each, at: event.at }))),
  )
  const puts = scene.stories.flatMap(({ report, timeline }) => [
    Report.build(BatchPutRequest).item(report),
    Publicity.build(BatchPutRequest).item(cleared(report)),
    ...timeline.map((entry) => ReportEvent.build(BatchPutRequest).item(entry)),
  ])
  const fixPhotos = await fixPhotoPuts(scene.stories.flatMap(({ timeline }) => timeline))
  const beside = [...fixPhotos, ...follows, ...inboxPuts(deliveries, now), ...dayPuts(scene), ...standingPuts(scene)]
  return { puts: [...puts, ...beside], photos: scene.photos }
}

/** Tells planned reports, each with its timeline; points and waiting tasks go to the reporters' books. */
export async function tellStories(plans: readonly ReportPlan[], people: People, now: number, random: Random) {
  const scene: Scene = { people, random, now, stories: [], photos: [] }
  for (const plan of plans) scene.stories.push(await tell(plan, scene))
  return scene
}

async function tell(plan: ReportPlan, scene: Scene): Promise<Story> {
  let report = submitted(plan, scene)
  const { reportId, streetId, communityId, categoryId, reporterId: by, submittedAt: at, hash } = report
  const first = {
    reportId,
    seq: 1,
    streetId,
    communityId,
    categoryId,
    move: 'submit',
    to: 'submitted',
    by,
    byRole: 'reporter',
  } as const
  const answers = saidOf(plan.category, scene.stories.length)
  const timeline: EventItem[] = [{ ...first, at, ...(answers.length ? { answers } : {}), clientId: reportId, hash }]
  for (const { move, at: planned } of plan.moves) {
    if (planned > scene.now) break
    const made = await moved(report, move, planned, plan, scene)
    if (!made) break
    const next = after(report, made, planned)
    timeline.push(entryOf(next, report, made))
    if (made.award) plan.reporter.book.movements.push(made.award)
    report = next
  }
  if (report.status === 'resolved') {
    const title = `${report.categoryName}（${report.address}）`
    plan.reporter.book.tasks[reportId] = { kind: 'confirmReport', title, until: report.movedAt + AUTO_CLOSE_DAYS * DAY }
  }
  return { report, timeline }
}

const NOTES: Partial<Record<ReportMove, readonly string[]>> = {
  accept: ['已收到，马上安排', '收到，谢谢提醒', '已登记，稍后到现场看'],
  reject: ['这里不归街道管，已转告产权单位，请拨打 12345', '照片里看不出具体位置，请补充后再报'],
  reopen: ['又坏了，和之前一样', '只弄了一半'],
  merge: ['和前面一件是同一处，一起处理'],
  start: ['正在现场'],
  ask: ['坑在路东还是路西？请补一张看得清的照片'],
}

/** What reporters say with their confirmations, one after the other; many say nothing. */
const STARS_GIVEN: readonly (Stars | undefined)[] = [5, 4, undefined, 5, 3, undefined, 5, 4, undefined, 2, 5]

/** A move as its maker would have sent it; undefined when it cannot be made (nothing to merge into). */
async function moved(
  report: ReportItem,
  move: ReportMove,
  at: number,
  { category }: ReportPlan,
  scene: Scene,
): Promise<Move | undefined> {
  const { people, random } = scene
  const byRole = REPORT_MOVES[move].by
  const staff = gridWorkerOf(people, report.communityId, random)
  const by = { reporter: report.reporterId, staff: staff.memberId, clock: 'clock' }[byRole]
  const targetReportId = move === 'merge' ? mergeTarget(report, at, scene) : undefined
  if (move === 'merge' && !targetReportId) return undefined
  const clientId = random.id(at)
  const says = move === 'resolve' ? [category.fixed] : NOTES[move]
  const note = says ? random.pick(says) : undefined
  const photoIds = move === 'resolve' ? [random.id(at)] : []
  for (const photoId of photoIds) {
    scene.photos.push({ memberId: by, photoId, icon: category.icon, moment: 'after', corner: scene.stories.length })
  }
  const assignee = move === 'assign' ? gridWorkerOf(people, report.communityId, random) : staff
  const stars = move === 'confirm' ? STARS_GIVEN[scene.stories.length % STARS_GIVEN.length] : undefined
  const words = { move, note: note ?? '', photoIds, targetReportId, stars }
  const made: Move = {
    move,
    to: destination(report, move, byRole),
    by,
    byRole,
    clientId,
    hash: fingerprint({ ...words, by }),
    photoIds,
    stars,
    ...(byRole === 'staff' ? { byLabel: labelOf(staff) } : {}),
    ...(note ? { note } : {}),
    ...(move === 'assign' || move === 'start'
      ? { assignee: { memberId: assignee.memberId, label: labelOf(assignee) } }
      : {}),
    ...(targetReportId ? { targetReportId } : {}),
  }
  const reason = AWARDS[move]
  const award = reason && (await awardFor(report, reason, made, at))
  return award ? { ...made, award } : made
}

const AWARDS: Partial<Record<ReportMove, 'reportAccepted' | 'reportConfirmed'>> = {
  accept: 'reportAccepted',
  confirm: 'reportConfirmed',
}

/** 网格员 演**一, as a reporter sees staff. */
const labelOf = ({ name }: Member): string => `${ROLES.gridWorker} ${maskName(name)}`

/** An earlier report that was still open or waiting at that moment; of the same category if there is one. */
function mergeTarget({ reportId, categoryId }: ReportItem, at: number, { stories }: Scene): string | undefined {
  const open = stories.filter(({ timeline }) => {
    const last = timeline.findLast((entry) => entry.at <= at)
    return last !== undefined && queueTabOf(last.to) !== 'closed'
  })
  const same = open.find(({ report }) => report.categoryId === categoryId)
  const target = (same ?? open.at(-1))?.report.reportId
  return target === reportId ? undefined : target
}

/** How often everybody reported in the days that still count. */
function dayPuts({ stories, now }: Scene): Put[] {
  const counts = new Map<string, { memberId: string; day: string; count: number }>()
  for (const { report } of stories) {
    const day = dayOf(report.submittedAt)
    if (day < addDays(dayOf(now), -1)) continue
    const key = `${report.reporterId}#${day}`
    const { count } = counts.get(key) ?? { count: 0 }
    counts.set(key, { memberId: report.reporterId, day, count: count + 1 })
  }
  return [...counts.values()].map((each) =>
    ReportDay.build(BatchPutRequest).item({ ...each, expiresAt: startOf(addDays(each.day, 3)) / 1000 }),
  )
}

/** Who reported before is known: what they report from now on does not wait for staff. */
function standingPuts({ stories }: Scene): Put[] {
  const members = new Set(stories.map(({ report }) => report.reporterId))
  return [...members].map((memberId) => Standing.build(BatchPutRequest).item({ memberId, shown: 1 }))
}
