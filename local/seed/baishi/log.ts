import { fingerprint } from '@functions/platform/store/ids'
import { dutyPlace, Fact, factPlace, LogCategories, RecurringDuty } from '@functions/worklog/entities'
import { LogTables } from '@functions/worklog/tableEntities'
import { beginning, nextDue, type Plan, settled } from '@shared/rules/duties/plan'
import { ROLES } from '@shared/rules/people/roles'
import { maskName } from '@shared/rules/text/masks'
import { addDays, type Day, dayOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import type { Random } from '../random'
import type { StaffMember } from '../registrations'
import { momentOn } from '../times'
import type { Put } from '../writer'
import { BAISHI_ID } from './street'

const COMMUNITY = 'jiansheli'

/** So many days of the log are told. */
const DAYS = 300

interface Kind {
  categoryId: string
  name: string
  unit: string
  /** What the entries of the log add up to, and in how many. */
  sum: number
  entries: number
  /** Winter's work. */
  snow?: true
  notes?: readonly string[]
}

/** What the newspaper says of 建设里; the last two of the street's programmes are done month by month. */
const KINDS: readonly Kind[] = [
  { categoryId: 'corner', name: '卫生死角', unit: '处', sum: 85, entries: 24 },
  { categoryId: 'posters', name: '野广告', unit: '处', sum: 230, entries: 30 },
  { categoryId: 'mediation', name: '矛盾化解', unit: '件', sum: 51, entries: 51, notes: ['楼上漏水，说好一起修'] },
  { categoryId: 'help', name: '解决困难', unit: '件', sum: 109, entries: 70, notes: ['换灯泡', '联系物业修门禁'] },
  { categoryId: 'snow', name: '清雪', unit: '次', sum: 22, entries: 22, snow: true },
  { categoryId: 'bus-snow', name: '公交站清雪', unit: '次', sum: 11, entries: 11, snow: true },
  { categoryId: 'visit', name: '走访', unit: '次', sum: 56, entries: 56 },
  { categoryId: 'key', name: '重点上报', unit: '件', sum: 104, entries: 52 },
  {
    categoryId: 'culture',
    name: '讲座义诊合唱',
    unit: '场',
    sum: 23,
    entries: 23,
    notes: ['健康讲座', '义诊', '合唱排练'],
  },
  { categoryId: 'kids', name: '少儿活动', unit: '场', sum: 12, entries: 12, notes: ['假期课堂'] },
]

const DUTIES = [
  { categoryId: 'stairs', name: '楼道整治', unit: '次', times: 2, note: undefined },
  { categoryId: 'scenes', name: '百社百景', unit: '次', times: 1, note: '花坛和口袋公园养护' },
  { categoryId: 'building', name: '楼栋我来管', unit: '次', times: 1, note: '楼长带着看了一遍' },
] as const

interface Told {
  staff: StaffMember
  now: number
  random: Random
}

/** 建设里's work log: what it wrote down by itself, and what it does again and again. */
export function baishiLog(told: Told): Put[] {
  const categories = [...KINDS, ...DUTIES].map(({ categoryId, name, unit }) => ({
    categoryId,
    name,
    unit,
    active: true,
  }))
  return [
    LogCategories.build(BatchPutRequest).item({ streetId: BAISHI_ID, version: 1, categories }),
    LogTables.build(BatchPutRequest).item({ streetId: BAISHI_ID, version: 1, tables: TABLES, reports: [] }),
    ...KINDS.flatMap((kind) => entriesOf(kind, told)),
    ...DUTIES.flatMap((duty) => dutyPuts(duty, told)),
  ]
}

const TABLES = [
  {
    ...{ tableId: 'city', name: '环境整治月报', rows: 'community' as const, categoryIds: [] },
    columns: [
      { title: '单位', field: 'community' as const },
      { title: '清理死角（处）', field: 'sum' as const, categoryId: 'corner' },
      { title: '清除野广告（处）', field: 'sum' as const, categoryId: 'posters' },
      { title: '楼道整治（次）', field: 'sum' as const, categoryId: 'stairs' },
      { title: '备注', field: 'blank' as const },
    ],
  },
]

const isWinter = (day: Day) => ['11', '12', '01', '02', '03'].includes(day.slice(5, 7))

/** The entries of a kind: as even as whole numbers are, on days that lie evenly. */
function entriesOf({ sum, entries, snow, notes, categoryId }: Kind, told: Told): Put[] {
  const today = dayOf(told.now)
  const days = Array.from({ length: DAYS }, (_, ago) => addDays(today, ago - DAYS)).filter(
    (day) => !snow || isWinter(day),
  )
  return Array.from({ length: entries }, (_, index) => {
    const share = Math.floor((sum * (index + 1)) / entries) - Math.floor((sum * index) / entries)
    const day = days[Math.floor(((index + told.random.next()) * days.length) / entries)] ?? addDays(today, -1)
    return factPut({ categoryId, quantity: share, day, note: notes && told.random.pick(notes) }, told)
  })
}

interface Done {
  categoryId: string
  quantity: number
  day: Day
  note?: string | undefined
  dutyId?: string
  settles?: Day
}

function factPut(done: Done, { staff, now, random }: Told): Put {
  const at = momentOn(done.day, random, now, 9 * 60, 18 * 60)
  if (at === undefined) throw new Error('an entry of a day to come')
  const id = random.id(at)
  return Fact.build(BatchPutRequest).item({
    ...{ id, hash: fingerprint({ id }), streetId: BAISHI_ID, communityId: COMMUNITY, ...done },
    building: `${random.between(1, 9)} 号楼`,
    ...{ by: staff.memberId, byLabel: `${ROLES.gridWorker} ${maskName(staff.name)}`, at },
    ...factPlace(BAISHI_ID, COMMUNITY, done.categoryId, done.day, id),
  })
}

/** A duty from the first whole month of the log on: done in the days before it was due; what runs is open. */
function dutyPuts({ categoryId, name, times, note }: (typeof DUTIES)[number], told: Told): Put[] {
  const { staff, now, random } = told
  const today = dayOf(now)
  const from = addDays(today, -DAYS)
  const id = random.id(now - DAYS * 86_400_000)
  const plan: Plan = { period: 'month', times, from, pauses: [] }
  let progress = beginning(plan, from)
  const puts: Put[] = []
  for (let due = nextDue(plan, progress); due !== undefined && due < today; due = nextDue(plan, progress)) {
    const day = addDays(due, -random.between(0, 4))
    progress = settled(plan, progress, day)
    puts.push(factPut({ categoryId, quantity: 1, day, note, dutyId: id, settles: progress.period }, told))
  }
  const duty = {
    ...{ id, hash: fingerprint({ id }), streetId: BAISHI_ID, communityId: COMMUNITY, categoryId, name },
    ...{ plan, progress, version: 1, made: [], by: staff.memberId, at: now },
    ...dutyPlace(BAISHI_ID, COMMUNITY, nextDue(plan, progress), id),
  }
  return [...puts, RecurringDuty.build(BatchPutRequest).item(duty)]
}
