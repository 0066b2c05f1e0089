import { DutyRecord } from '@functions/alerts/entities'
import { Client } from '@functions/open311/entities'
import { fingerprint } from '@functions/platform/store/ids'
import { Report, ReportEvent } from '@functions/reports/entities'
import type { ReportItem } from '@functions/reports/history'
import { Publicity } from '@functions/safety/entities'
import { cleared, type PublicityItem, settled } from '@functions/safety/publicity'
import { ROLES } from '@shared/rules/people/roles'
import { type Exception, OFFICE, type Shift } from '@shared/rules/people/roster'
import type { ReportMove } from '@shared/rules/reports/reportStatus'
import { maskName } from '@shared/rules/text/masks'
import { addDays, dayOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { CATEGORIES } from './data/categories'
import { COMMUNITIES, STREET_ID } from './data/street'
import type { Member, People } from './members'
import { fixPhotoPuts } from './photos'
import type { Random } from './random'
import type { ReportPlan } from './reportPlans'
import { tellStories } from './reports'
import { HOUR } from './times'
import type { Put } from './writer'

const WEEK = [0, 1, 2, 3, 4, 5, 6] as const
const everyDay = (fromMinute: number, toMinute: number) => WEEK.map((weekday) => ({ weekday, fromMinute, toMinute }))

/** The first of a community by day, the second by night, the third helps out; the office has somebody at any hour. */
export function dutyPuts({ gridWorkers, admin }: People, now: number, random: Random): Put[] {
  const setAt = now - 30 * 24 * HOUR
  const duty = (teamId: string, memberId: string, part: { shifts?: Shift[]; exceptions?: Exception[] }): Put =>
    DutyRecord.build(BatchPutRequest).item({
      ...{ streetId: STREET_ID, teamId, memberId, version: 1, by: admin.memberId, at: setAt },
      made: [{ id: random.id(setAt), hash: fingerprint({ teamId, memberId }) }],
      ...{ shifts: [], exceptions: [], ...part },
    })
  const teams = COMMUNITIES.flatMap(({ communityId }) => {
    const [first, second, third] = gridWorkers.filter((each) => each.communityId === communityId)
    const helpsOn = { day: addDays(dayOf(now), 3), fromMinute: 8 * 60, toMinute: 20 * 60 }
    return [
      ...(first ? [duty(communityId, first.memberId, { shifts: everyDay(8 * 60, 20 * 60) })] : []),
      ...(second ? [duty(communityId, second.memberId, { shifts: everyDay(20 * 60, 8 * 60) })] : []),
      ...(third ? [duty(communityId, third.memberId, { exceptions: [helpsOn] })] : []),
    ]
  })
  return [...teams, duty(OFFICE, admin.memberId, { shifts: everyDay(0, 1440) })]
}

interface Told {
  /** The demo courier, or another of the workers by their place. */
  who: 'courier' | number
  category: string
  minutesAgo: number
  moves: readonly ReportMove[]
  /** What was found in it; nothing when absent. */
  found?: (clear: PublicityItem, staff: Member, random: Random) => PublicityItem
}

/** One that burns, one with a question, two that staff have to look at, one hidden that may be appealed against. */
const TOLD: readonly Told[] = [
  {
    ...{ who: 'courier', category: 'lamp', minutesAgo: 29 * 60, moves: ['accept', 'start'] },
    found: (clear, staff, random) => hidden(clear, staff, random),
  },
  {
    ...{ who: 11, category: 'trash', minutesAgo: 190, moves: ['accept'] },
    found: (clear) => ({ ...clear, text: 'review', textLabel: 20006 }),
  },
  {
    ...{ who: 23, category: 'road', minutesAgo: 75, moves: [] },
    found: (clear) => ({
      ...clear,
      photos: Object.fromEntries(Object.keys(clear.photos).map((id) => [id, { verdict: 'review' as const }])),
    }),
  },
  { who: 'courier', category: 'road', minutesAgo: 8 * 60, moves: ['accept', 'ask'] },
  { who: 'courier', category: 'person-help', minutesAgo: 6, moves: [] },
]

/** What stands in the lists of urgent reports and of reviews. Told apart from the history, which it leaves as it was. */
export async function alertStories(people: People, now: number, random: Random) {
  const plans = TOLD.map((told): ReportPlan => planOf(told, people, now))
  const { stories, photos } = await tellStories(plans, people, now, random)
  const puts = stories.flatMap(({ report, timeline }, index) => [
    Report.build(BatchPutRequest).item(report),
    Publicity.build(BatchPutRequest).item(screened(report, TOLD[index]?.found, people, random)),
    ...timeline.map((entry) => ReportEvent.build(BatchPutRequest).item(entry)),
  ])
  const fixPhotos = await fixPhotoPuts(stories.flatMap(({ timeline }) => timeline))
  return { puts: [...puts, ...fixPhotos], photos }
}

function planOf({ who, category, minutesAgo, moves }: Told, { confirmed }: People, now: number): ReportPlan {
  const reporter = who === 'courier' ? confirmed.find(({ key }) => key === who) : confirmed[who]
  const facts = CATEGORIES.find(({ id }) => id === category)
  if (!reporter || !facts) throw new Error(`nobody to report ${category}`)
  const submittedAt = now - minutesAgo * 60_000
  const step = (now - submittedAt) / (moves.length + 1)
  return {
    ...{ reporter, category: facts, communityId: 'shangqiaoxi', submittedAt },
    moves: moves.map((move, index) => ({ move, at: Math.floor(submittedAt + (index + 1) * step) })),
  }
}

function screened(report: ReportItem, found: Told['found'], { gridWorkers }: People, random: Random): PublicityItem {
  const clear = cleared(report)
  const [staff] = gridWorkers
  return found && staff ? settled(found(clear, staff, random), report.submittedAt) : clear
}

function hidden(clear: PublicityItem, { memberId, name }: Member, random: Random): PublicityItem {
  const at = clear.since + HOUR
  const [outcome, reason] = ['hide' as const, '照片里有人脸，看得清是谁']
  const byLabel = `${ROLES.gridWorker} ${maskName(name)}`
  const decision = {
    id: random.id(at),
    hash: fingerprint({ outcome, reason }),
    outcome,
    reason,
    by: memberId,
    byLabel,
    at,
  }
  return { ...clear, decisions: [decision] }
}

/** A program that sends reports: nobody has its key, which was never made. */
export function clientPuts({ admin }: People, now: number, random: Random): Put[] {
  const createdAt = now - 40 * 24 * HOUR
  const createdBy = `${ROLES.admin} ${maskName(admin.name)}`
  return [
    Client.build(BatchPutRequest).item({
      ...{ streetId: STREET_ID, clientId: random.id(createdAt), name: '市民热线（示例）', keyStart: 'demo-x' },
      ...{ createdAt, createdBy, lastUsedAt: now - 3 * HOUR },
    }),
  ]
}
