import { Staff } from '@functions/identity/staff'
import { fingerprint } from '@functions/platform/store/ids'
import { HandedOver, ReplyTemplate, ReportNote } from '@functions/reports/deskEntities'
import { Report, ReportEvent } from '@functions/reports/entities'
import type { EventItem, ReportItem } from '@functions/reports/history'
import { callerFields } from '@functions/reports/intake/callers'
import { after, entryOf, type Move } from '@functions/reports/moves/move'
import { nobody, placeOf } from '@functions/reports/place'
import { Working } from '@functions/stations/entities'
import { ROLES } from '@shared/rules/people/roles'
import { maskName } from '@shared/rules/text/masks'
import { dueAfter } from '@shared/rules/time/working'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { CATEGORIES } from './data/categories'
import { TEMPLATES, UNITS, WORKING } from './data/desk'
import { COMMUNITIES, STREET_ID } from './data/street'
import { gridWorkerOf, type Member, type People } from './members'
import type { Random } from './random'
import { HOUR } from './times'
import type { Put } from './writer'

/** What the office has set for the work on reports. */
export function deskSettings(random: Random, setAt: number): Put[] {
  const { weekdays, holidays, extraDays, ...hours } = WORKING
  const rules = { ...hours, weekdays: [...weekdays], holidays: [...holidays], extraDays: [...extraDays] }
  return [
    Working.build(BatchPutRequest).item({ streetId: STREET_ID, ...rules, version: 1 }),
    ...TEMPLATES.map((template) => {
      const item = { streetId: STREET_ID, templateId: random.id(setAt), ...template, active: true, version: 1 }
      return ReplyTemplate.build(BatchPutRequest).item(item)
    }),
  ]
}

/** Who works where, as colleagues find each other. */
export function staffList({ gridWorkers, admin }: People): Put[] {
  return [...gridWorkers, admin].map(({ memberId, name, grants }) => {
    const teamIds = grants.flatMap((grant) => (grant.role === 'gridWorker' ? grant.communityIds : []))
    const role = memberId === admin.memberId ? ('admin' as const) : ('gridWorker' as const)
    return Staff.build(BatchPutRequest).item({
      streetId: STREET_ID,
      memberId,
      role,
      teamIds,
      nameMasked: maskName(name),
    })
  })
}

const labelOf = ({ name }: Member): string => `${ROLES.gridWorker} ${maskName(name)}`

interface Call {
  communityId: string
  categoryId: string
  address: string
  says: string
  hoursAgo: number
  caller: { name: string; phone: string }
}

const CALLS: readonly Call[] = [
  {
    ...{ communityId: 'shangqiaoxi', categoryId: 'manhole', address: '上乔西路 36 号门前', hoursAgo: 3 },
    says: '门前的井盖一压就响，晚上睡不着。',
    caller: { name: '来电一', phone: '10000008001' },
  },
  {
    ...{ communityId: 'shangqiaoxi', categoryId: 'trash', address: '乔西巷口', hoursAgo: 26 },
    says: '巷口垃圾桶满了两天，味道很大。',
    caller: { name: '来电二', phone: '10000008002' },
  },
]

/** Two calls that staff took in: one waits at the community with a note, one was handed over to a unit. */
export async function deskStories(people: People, now: number, random: Random): Promise<Put[]> {
  const puts: Put[] = []
  for (const [index, call] of CALLS.entries()) {
    const staff = gridWorkerOf(people, call.communityId, random)
    const { report, first } = await takenIn(call, staff, now, random)
    puts.push(ReportEvent.build(BatchPutRequest).item(first))
    if (index === 0) puts.push(Report.build(BatchPutRequest).item(report), noteOn(report, staff, random))
    else puts.push(...passedOn(report, staff, random))
  }
  return puts
}

/** A report as it is taken in over the telephone. */
async function takenIn(call: Call, staff: Member, now: number, random: Random) {
  const category = CATEGORIES.find(({ id }) => id === call.categoryId)
  const center = COMMUNITIES.find(({ communityId }) => communityId === call.communityId)?.center
  if (!category || !center) throw new Error(`no category ${call.categoryId} in ${call.communityId}`)
  const at = now - call.hoursAgo * HOUR
  const reportId = random.id(at)
  const placed = {
    ...{ reportId, reporterId: nobody(reportId), streetId: STREET_ID, communityId: call.communityId },
    ...{ status: 'submitted' as const, urgent: category.urgent, movedAt: at, submittedAt: at },
    dueAt: dueAfter(WORKING, at, category),
    ...(await callerFields(reportId, call.caller)),
  }
  const report: ReportItem = {
    ...placed,
    ...placeOf(placed),
    ...{ hash: fingerprint(call), anonymous: false, categoryId: category.id, categoryName: category.name },
    ...{ description: call.says, address: call.address, location: { ...center }, photoIds: [] },
    ...{ version: 1, reopenedCount: 0, source: 'phone', takenBy: staff.memberId },
  }
  const first: EventItem = {
    ...{ reportId, seq: 1, streetId: STREET_ID, communityId: call.communityId, move: 'submit', to: 'submitted' },
    ...{ by: staff.memberId, byRole: 'staff', byLabel: labelOf(staff), at, clientId: reportId, hash: report.hash },
    categoryId: category.id,
  }
  return { report, first }
}

function noteOn({ reportId, submittedAt }: ReportItem, staff: Member, random: Random): Put {
  const [at, text] = [submittedAt + HOUR / 2, '回过电话，对方晚上 8 点后在家，到了再敲门。']
  return ReportNote.build(BatchPutRequest).item({
    ...{ reportId, id: random.id(at), streetId: STREET_ID, kind: 'note', by: staff.memberId, byLabel: labelOf(staff) },
    ...{ at, text, hash: fingerprint({ text }) },
  })
}

function passedOn(report: ReportItem, staff: Member, random: Random): Put[] {
  const [unit] = UNITS
  const at = report.submittedAt + HOUR
  const note = '巷口垃圾桶满溢，请安排清运。'
  const byLabel = labelOf(staff)
  const made: Move = {
    ...{ move: 'handOver', to: 'submitted', by: staff.memberId, byRole: 'staff', byLabel, note },
    ...{ clientId: random.id(at), hash: fingerprint({ note }) },
    handOver: { communityId: report.communityId, unitId: unit.unitId, teamId: unit.unitId, name: unit.name },
  }
  const next = after(report, made, at)
  return [
    Report.build(BatchPutRequest).item(next),
    ReportEvent.build(BatchPutRequest).item(entryOf(next, report, made)),
    HandedOver.build(BatchPutRequest).item({
      ...{ streetId: STREET_ID, teamId: report.communityId, at, reportId: report.reportId },
      ...{ categoryName: report.categoryName, address: report.address, toTeamId: unit.unitId, toName: unit.name },
      ...{ byLabel, note, expiresAt: Math.floor(at / 1000) + 180 * 86_400 },
    }),
  ]
}
