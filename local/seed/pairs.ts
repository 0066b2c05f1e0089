import { contacted } from '@functions/pairs/contacts'
import { Contact, Pair } from '@functions/pairs/entities'
import { after, type PairItem, unpaired } from '@functions/pairs/pair'
import { sealNow } from '@functions/platform/sealed/personal'
import { fingerprint } from '@functions/platform/store/ids'
import { CALL_TIMES, type CallTime, type ContactMedium, firstMonthOf } from '@shared/rules/duties/pairs'
import { maskName } from '@shared/rules/text/masks'
import { addDays, type Day, dayOf, monthAfter } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { STREET_ID } from './data/street'
import type { Confirmed, Member, People } from './members'
import type { Random } from './random'
import { momentOn } from './times'
import type { Put } from './writer'

const NOTES = ['最近夜班多，都好', '电动车要换电池，说了换电柜在哪', '想给孩子报暑托班，记下了', '都好，没有要帮忙的']
const TIMES = Object.keys(CALL_TIMES) as CallTime[]
const MEDIA: readonly { medium: ContactMedium; weight: number }[] = [
  { medium: 'call', weight: 6 },
  { medium: 'met', weight: 2 },
  { medium: 'visit', weight: 1 },
  { medium: 'message', weight: 1 },
]

/** Every confirmed worker's contact person – who confirmed them – and the contacts of two months. */
export const pairPuts = (people: People, now: number, random: Random): Put[] =>
  people.confirmed.flatMap((member) => pairOf(member, people, now, random))

function pairOf(member: Confirmed, people: People, now: number, random: Random): Put[] {
  const { memberId, communityId, name, occupation, outcome } = member
  const staff = people.gridWorkers.find((each) => each.memberId === member.decidedBy)
  if (!staff || outcome.decidedAt > now) return []
  const since = dayOf(outcome.decidedAt)
  const whom = { memberId, streetId: STREET_ID, communityId, nameMasked: maskName(name), occupation }
  const person = { staffId: staff.memberId, staffLabel: maskName(staff.name) }
  const callTime = random.chance(0.3) ? random.pick(TIMES) : 'any'
  let pair: PairItem = after({ ...unpaired(whom, since), callTime }, person, outcome.decidedAt)
  const puts: Put[] = []
  for (const { day, result } of contactDays(firstMonthOf(since), dayOf(now), random)) {
    const at = momentOn(day, random, now, 9 * 60, 19 * 60)
    if (at === undefined) continue
    const done = contacted(pair, tried(pair, staff, day, at, result, random))
    puts.push(Contact.build(BatchPutRequest).item(done.contact))
    pair = done.next
  }
  return [...puts, Pair.build(BatchPutRequest).item(pair)]
}

/** Most are reached once a month, some only when they are called again; of the month that runs about half so far. */
function* contactDays(first: Day, today: Day, random: Random) {
  for (let month = first.slice(0, 7); `${month}-01` <= today; month = monthAfter(month)) {
    const last = addDays(`${monthAfter(month)}-01`, -1)
    const runs = last >= today
    const day = addDays(`${month}-01`, random.between(2, Number((runs ? today : last).slice(8)) - 1))
    if (!random.chance(runs ? 0.5 : 0.92) || day > today) continue
    if (random.chance(0.15)) yield { day: addDays(day, -1), result: 'notReached' as const }
    yield { day, result: 'reached' as const }
  }
}

function tried(
  { memberId }: PairItem,
  { memberId: by, name }: Member,
  day: Day,
  at: number,
  result: 'reached' | 'notReached',
  random: Random,
) {
  const id = random.id(at)
  const isReached = result === 'reached'
  const note = isReached && random.chance(0.4) ? random.pick(NOTES) : undefined
  return {
    ...{
      memberId,
      id,
      hash: fingerprint({ id }),
      by,
      byRole: 'staff' as const,
      byLabel: maskName(name),
      at,
      day,
      result,
    },
    medium: isReached ? random.weighted(MEDIA).medium : ('call' as const),
    noteSealed: note && sealNow(note, `contact:${memberId}:${id}`),
  }
}
