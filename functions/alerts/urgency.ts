import { presentAmong, presentIn } from '@functions/identity/present'
import { announceAll } from '@functions/messages/send'
import type { Effect } from '@functions/platform/events/effect'
import { fanOut } from '@functions/platform/events/fanOut'
import type { Change } from '@functions/platform/events/records'
import { idAt } from '@functions/platform/store/ids'
import { type ReportItem, reportRecords } from '@functions/reports/history'
import { titleOf } from '@functions/reports/moves/title'
import { holderOf } from '@functions/reports/place'
import { pageLink } from '@shared/pages'
import { OFFICE } from '@shared/rules/people/roster'
import { ESCALATE_MINUTES, REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { reachedBy, rosterOf } from './duty'
import { AlertDue } from './entities'

const reportOf = (image: Record<string, unknown> | undefined) => image && reportRecords.read(image)

/** When an urgent report goes to the street office unless somebody accepts it before. Epoch milliseconds. */
export const escalatesAt = (urgentSince: number): number => urgentSince + ESCALATE_MINUTES * 60_000

/** What the people on duty read: of a report that came in urgent, that staff made urgent, that was passed on to them. */
const WORDS = {
  new: { team: '有人紧急上报，请马上受理并赶到现场。', office: '有人紧急上报，值班网格员已收到提醒。' },
  made: { team: '这件已改为紧急，请马上赶到现场。', office: '一件上报已改为紧急，值班网格员已收到提醒。' },
  passed: { team: '紧急上报转给你们了，请马上受理并赶到现场。' },
} as const

interface Telling {
  teamId: string
  at: number
  text: string
}

/**
 * Tells who is on duty of an urgent report: when it comes in, becomes urgent or is passed on; tells the street office
 * when it was escalated. Idempotent: each message's id follows from the report's change.
 */
export const urgency: Effect = {
  name: 'urgency',
  kinds: [reportRecords.kind],
  run: async ({ before, after }: Change) => {
    const [was, is] = [reportOf(before), reportOf(after)]
    if (!is?.urgent) return
    await fanOut(tellings(is, was), (telling) => tell(is, telling))
  },
}

/** Notes when to look again at a report that becomes urgent and that nobody has accepted: what is accepted is on its way. */
export const deadline: Effect = {
  name: 'deadline',
  kinds: [reportRecords.kind],
  run: async ({ before, after }: Change) => {
    const is = reportOf(after)
    if (!is?.urgent || reportOf(before)?.urgent || is.status !== 'submitted') return
    const { streetId, reportId, movedAt } = is
    await AlertDue.build(PutItemCommand)
      .item({ streetId, reportId, dueAt: escalatesAt(movedAt) })
      .send()
  },
}

/** What is new about a report's urgency, and to whom. */
function tellings(is: ReportItem, was: ReportItem | undefined): Telling[] {
  const { movedAt: at, escalatedAt } = is
  const all: Telling[] = []
  const becomes = !was?.urgent
  if (REPORT_STATUSES[is.status].open && (becomes || holderOf(was) !== holderOf(is))) {
    const words = !was ? WORDS.new : becomes ? WORDS.made : WORDS.passed
    all.push({ teamId: holderOf(is), at, text: words.team })
    if ('office' in words) all.push({ teamId: OFFICE, at, text: words.office })
  }
  if (escalatedAt !== undefined && was?.escalatedAt === undefined) {
    all.push({ teamId: OFFICE, at: escalatedAt, text: `${ESCALATE_MINUTES} 分钟没有人受理，请马上安排。` })
  }
  return all
}

/** Who is on duty and may still work for the team; whoever is there when nobody on duty is left. */
async function toBeTold(streetId: string, teamId: string, at: number): Promise<string[]> {
  const onDuty = reachedBy(await rosterOf(streetId, teamId, at)).map(({ memberId }) => memberId)
  const present = await presentAmong({ streetId, teamId }, onDuty)
  return present.length > 0 ? present : presentIn(streetId, teamId)
}

/** To everybody who is on duty in a team, each once for that moment of the report. */
async function tell(report: ReportItem, { teamId, at, text }: Telling): Promise<void> {
  const { reportId, streetId, reporterId } = report
  const people = (await toBeTold(streetId, teamId, at)).filter((memberId) => memberId !== reporterId)
  await announceAll(
    people.map((memberId) => ({
      id: idAt(at, `alert#${reportId}#${memberId}`),
      memberId,
      streetId,
      kind: 'alert' as const,
      title: titleOf(report),
      text,
      page: pageLink('grid/handle', { id: reportId }),
      state: '紧急',
    })),
  )
}
