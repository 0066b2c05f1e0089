import { tokenOf } from '@functions/platform/sealed/lookup'
import { fingerprint } from '@functions/platform/store/ids'
import {
  coveragePlace,
  outletPlace,
  SurveyFound,
  SurveyPerson,
  SurveyRound,
  SurveyTotal,
} from '@functions/survey/entities'
import { sealedName, sealedPhone } from '@functions/survey/persons'
import { ROLES } from '@shared/rules/people/roles'
import { figuresOf, type Seen, sumOf } from '@shared/rules/survey/figures'
import type { Mark } from '@shared/rules/survey/survey'
import { maskName } from '@shared/rules/text/masks'
import type { Occupation } from '@shared/rules/text/words'
import { dayOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { STREET_ID } from './data/street'
import type { People } from './members'
import type { SeededOrg } from './orgs'
import type { Random } from './random'
import type { Put } from './writer'

const DAY_MS = 86_400_000

/** When each of the three rounds began and ended, days ago. */
const ROUNDS = [
  { begun: 58, over: 50 },
  { begun: 38, over: 30 },
  { begun: 18, over: 6 },
] as const

/** Of 102 who registered 88 were surveyed in the third round; seven who were surveyed have not registered. */
const SURVEYED = { couriers: 75, drivers: 13 } as const
const UNREGISTERED = { couriers: 6, drivers: 1 } as const
/** Were there in the round before, and are gone. */
const GONE = 4
/** Came since the round before. */
const FRESH = 9

interface Body {
  personId: string
  name: string
  phone: string
  occupation: Occupation
  org: SeededOrg
  memberId?: string
  index: string
}

/** Three rounds of the survey, all closed: people of the last two, what each found, and who is missing on either side. */
export async function surveyPuts(
  people: People,
  orgs: readonly SeededOrg[],
  now: number,
  random: Random,
): Promise<Put[]> {
  const outlets = orgs.filter(({ kind }) => kind === 'outlet')
  const enterprises = orgs.filter(({ kind }) => kind === 'enterprise')
  const orgFor = (employer: string, at: number): SeededOrg => {
    const found = [...outlets, ...enterprises].find(({ name }) => name === employer)
    const other = outlets[at % outlets.length]
    if (!found && !other) throw new Error('the street has no outlets')
    return found ?? (other as SeededOrg)
  }
  const body = async (name: string, phone: string, occupation: Occupation, org: SeededOrg, memberId?: string) => ({
    ...{ personId: random.id(now - 40 * DAY_MS), name, phone, occupation, org },
    ...{ index: await tokenOf('phone', phone), ...(memberId === undefined ? {} : { memberId }) },
  })
  const couriers = people.confirmed.filter(({ occupation }) => occupation === 'courier').slice(0, SURVEYED.couriers)
  const drivers = people.confirmed
    .filter(({ occupation }) => occupation === 'freight' || occupation === 'rideHailing')
    .slice(0, SURVEYED.drivers)
  const bodies: Body[] = []
  for (const [at, member] of [...couriers, ...drivers].entries()) {
    const org = orgFor(member.employer === '个体货运' ? '同城货运站' : member.employer, at)
    bodies.push(await body(member.name, member.phone, member.occupation, org, member.memberId))
  }
  for (let n = 0; n < UNREGISTERED.couriers + UNREGISTERED.drivers; n++) {
    const isDriver = n >= UNREGISTERED.couriers
    const org = isDriver ? orgFor('同城货运站', n) : orgFor('', n)
    bodies.push(
      await body(`试摸底${n + 1}`, `1000009${String(n + 1).padStart(4, '0')}`, isDriver ? 'freight' : 'courier', org),
    )
  }
  const gone: Body[] = []
  for (let n = 0; n < GONE; n++)
    gone.push(await body(`演摸底${n + 1}`, `1000008${String(n + 1).padStart(4, '0')}`, 'courier', orgFor('', n)))

  const fresh = new Set(
    bodies.filter((_, at) => at % Math.ceil(bodies.length / FRESH) === 1).map(({ personId }) => personId),
  )
  const before = [...bodies.filter(({ personId }) => !fresh.has(personId)), ...gone]
  const markIn: Record<2 | 3, (each: Body, at: number) => Mark> = {
    2: (_, at) => (at % 12 === 0 ? 'new' : at % 9 === 0 ? 'changed' : 'same'),
    3: ({ personId }, at) => (fresh.has(personId) ? 'new' : at % 11 === 0 ? 'changed' : 'same'),
  }
  const puts: Put[] = []
  const seenIn: Seen[][] = [[], [], []]
  const stand = async (round: number, each: Body, mark: Mark) => {
    const by = people.gridWorkers.find(({ communityId }) => communityId === each.org.communities[0]) ?? people.admin
    const markedAt = now - (ROUNDS[round - 1]?.over ?? 0) * DAY_MS - random.between(1, 40) * 3_600_000
    const stands = { streetId: STREET_ID, round, orgId: each.org.orgId, communityId: each.org.communities[0] ?? '-' }
    const { personId, index, occupation, memberId } = each
    const person = { ...stands, personId, mark }
    const words =
      mark === 'gone'
        ? {}
        : { ...(await sealedName(personId, each.name)), ...(await sealedPhone(personId, each.phone)) }
    puts.push(
      SurveyPerson.build(BatchPutRequest).item({
        ...person,
        ...words,
        ...{ index, also: '', occupation, markedAt, markId: random.id(markedAt), taps: [], version: 1 },
        ...{ by: by.memberId, byLabel: `${ROLES.gridWorker} ${maskName(by.name)}` },
        ...outletPlace(person),
        ...coveragePlace(person, memberId),
      }),
    )
    seenIn[round - 1]?.push({ key: index, orgId: each.org.orgId, mark, occupation })
  }
  for (const [at, each] of before.entries()) await stand(2, each, markIn[2](each, at))
  for (const [at, each] of bodies.entries()) await stand(3, each, markIn[3](each, at))
  for (const each of gone) await stand(3, each, 'gone')
  // Of the first round nobody is kept any more, what it found is.
  for (const { index, org, occupation } of before.slice(0, 70)) {
    seenIn[0]?.push({ key: index, orgId: org.orgId, mark: 'new', occupation })
  }
  const kinds = new Map(orgs.map(({ orgId, kind }) => [orgId, kind]))
  return [...puts, ...seenIn.flatMap((seen, at) => roundPuts(at + 1, seen, kinds, people, now, random))]
}

function roundPuts(
  round: number,
  seen: readonly Seen[],
  kinds: ReadonlyMap<string, string>,
  { admin }: People,
  now: number,
  random: Random,
): Put[] {
  const { begun, over } = ROUNDS[round - 1] ?? ROUNDS[0]
  const [from, to] = [now - begun * DAY_MS, now - over * DAY_MS]
  const found = figuresOf(seen)
  const figures = sumOf(found.values())
  const outlets = [...found.keys()].filter((orgId) => kinds.get(orgId) === 'outlet').length
  const id = random.id(from)
  const owner = { memberId: admin.memberId, label: `${ROLES.admin} ${maskName(admin.name)}` }
  const { people, couriers, drivers } = figures
  const total = { streetId: STREET_ID, round, day: dayOf(to), people, couriers, drivers, outlets }
  return [
    SurveyRound.build(BatchPutRequest).item({
      ...{
        streetId: STREET_ID,
        round,
        id,
        hash: fingerprint({ id }),
        name: '三找三亮',
        from: dayOf(from),
        to: dayOf(to),
      },
      ...{
        owners: [owner],
        state: 'closed',
        version: 3,
        importing: 0,
        made: [],
        by: admin.memberId,
        at: to,
        movedAt: to,
      },
      ...{ closedOn: dayOf(to), outlets, figures },
    }),
    SurveyTotal.build(BatchPutRequest).item(total),
    ...[...found].map(([orgId, figures]) =>
      SurveyFound.build(BatchPutRequest).item({ streetId: STREET_ID, round, orgId, ...figures }),
    ),
  ]
}
