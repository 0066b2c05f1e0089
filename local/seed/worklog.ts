import { fingerprint } from '@functions/platform/store/ids'
import { dutyPlace, Fact, factPlace, LogCategories, RecurringDuty } from '@functions/worklog/entities'
import { beginning, nextDue, type Plan, settled } from '@shared/rules/duties/plan'
import { ROLES } from '@shared/rules/people/roles'
import { maskName } from '@shared/rules/text/masks'
import { addDays, type Day, dayOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { COMMUNITIES, STREET_ID } from './data/street'
import { gridWorkerOf, type People } from './members'
import type { Random } from './random'
import { momentOn } from './times'
import type { Put } from './writer'

/** What a community of this street writes down: the kinds a newspaper named, each with how many a time and how often. */
const KINDS = [
  { categoryId: 'corner', name: '卫生死角', unit: '处', most: 6, chance: 0.12 },
  { categoryId: 'posters', name: '野广告', unit: '处', most: 18, chance: 0.14 },
  { categoryId: 'mediation', name: '矛盾化解', unit: '件', most: 1, chance: 0.06 },
  { categoryId: 'help', name: '解决困难', unit: '件', most: 2, chance: 0.1 },
  { categoryId: 'visit', name: '走访', unit: '户', most: 5, chance: 0.1 },
  { categoryId: 'stairs', name: '楼道整治', unit: '次', most: 1, chance: 0 },
] as const

const NOTES: Partial<Record<(typeof KINDS)[number]['categoryId'], readonly string[]>> = {
  mediation: ['楼上漏水，两家说好一起修', '遛狗的事说开了'],
  help: ['帮老人换了灯泡', '联系物业修好了门禁'],
}
const STAIRS: Omit<Plan, 'from'> = { period: 'month', times: 2, pauses: [] }

/** Two months of every community's work log, and what it does twice a month. */
export function worklogPuts(people: People, days: readonly Day[], now: number, random: Random): Put[] {
  const categories = KINDS.map(({ categoryId, name, unit }) => ({ categoryId, name, unit, active: true }))
  return [
    LogCategories.build(BatchPutRequest).item({ streetId: STREET_ID, version: 1, categories }),
    ...COMMUNITIES.flatMap(({ communityId }) => [
      ...days.flatMap((day) =>
        KINDS.flatMap((kind) => (random.chance(kind.chance) ? entry(communityId, kind, day, people, now, random) : [])),
      ),
      ...stairs(communityId, days[0] ?? dayOf(now), people, now, random),
    ]),
  ]
}

interface Kind {
  categoryId: keyof typeof NOTES | (typeof KINDS)[number]['categoryId']
  most: number
}

function entry(
  communityId: string,
  { categoryId, most }: Kind,
  day: Day,
  people: People,
  now: number,
  random: Random,
  duty?: { dutyId: string; settles: Day },
): Put[] {
  const at = momentOn(day, random, now, 9 * 60, 18 * 60)
  if (at === undefined) return []
  const { memberId, name } = gridWorkerOf(people, communityId, random)
  const notes = NOTES[categoryId]
  const id = random.id(at)
  const fact = {
    id,
    hash: fingerprint({ id }),
    streetId: STREET_ID,
    communityId,
    categoryId,
    day,
    quantity: random.between(1, most),
    building: `${random.between(1, 12)} 号楼`,
    note: notes && random.pick(notes),
    by: memberId,
    byLabel: `${ROLES.gridWorker} ${maskName(name)}`,
    at,
    ...duty,
    ...factPlace(STREET_ID, communityId, categoryId, day, id),
  }
  return [Fact.build(BatchPutRequest).item(fact)]
}

/** Done at the end of each half of a month; the half that runs is open. */
function stairs(communityId: string, first: Day, people: People, now: number, random: Random): Put[] {
  const today = dayOf(now)
  const id = random.id(now - 60 * 86_400_000)
  const plan: Plan = { ...STAIRS, from: first }
  let progress = beginning(plan, first)
  const puts: Put[] = []
  for (let due = nextDue(plan, progress); due !== undefined && due < today; due = nextDue(plan, progress)) {
    const day = addDays(due, -random.between(0, 4))
    progress = settled(plan, progress, day)
    const duty = { dutyId: id, settles: progress.period }
    puts.push(...entry(communityId, { categoryId: 'stairs', most: 1 }, day, people, now, random, duty))
  }
  const { memberId } = gridWorkerOf(people, communityId, random)
  const duty = {
    id,
    hash: fingerprint({ id }),
    streetId: STREET_ID,
    communityId,
    categoryId: 'stairs',
    name: '楼道整治',
    plan,
    progress,
    version: 1,
    made: [],
    by: memberId,
    at: now,
    ...dutyPlace(STREET_ID, communityId, nextDue(plan, progress), id),
  }
  return [...puts, RecurringDuty.build(BatchPutRequest).item(duty)]
}
