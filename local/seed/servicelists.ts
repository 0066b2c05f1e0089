import { fingerprint } from '@functions/platform/store/ids'
import {
  duePlace,
  listPlace,
  openPlace,
  publishedPlace,
  Service,
  ServiceList,
  ServiceListDuty,
} from '@functions/servicelists/entities'
import { beginning, nextDue, settled } from '@shared/rules/duties/plan'
import { listPlan, sameDayIn } from '@shared/rules/duties/serviceList'
import { ROLES } from '@shared/rules/people/roles'
import { monthOf } from '@shared/rules/points/settlement'
import { maskName } from '@shared/rules/text/masks'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { type CommunityId, STREET_ID } from './data/street'
import type { Member, People } from './members'
import type { SeededOrg } from './orgs'
import type { Random } from './random'
import type { Put } from './writer'

interface Offer {
  communityId: CommunityId
  title: string
  target: string
  place: string
  /** The day of the first month; the whole month without it. */
  date?: string
  time?: string
  /** Nobody got to it in the first month. */
  left?: true
}

/** What the four communities offer month by month. */
const OFFERS: readonly Offer[] = [
  {
    communityId: 'tashan',
    title: '暖心义诊',
    target: '快递员、骑手',
    place: '塔山社区党群服务中心',
    date: '12',
    time: '09:30',
  },
  {
    communityId: 'qizhong',
    title: '免费理发',
    target: '所有小哥',
    place: '奇中社区一楼大厅',
    date: '14',
    time: '14:00',
  },
  {
    communityId: 'siyanqiao',
    title: '电动车安全检查',
    target: '骑手',
    place: '四眼桥社区门前',
    date: '18',
    time: '10:00',
  },
  { communityId: 'shangqiaoxi', title: '小哥食堂优惠', target: '所有小哥', place: '上乔西路美食街' },
  {
    communityId: 'shangqiaoxi',
    title: '消防知识小课堂',
    target: '快递员',
    place: '烟小暖·暖新驿站',
    date: '20',
    time: '19:00',
    left: true,
  },
]

/** The lists of this month and the one before, of the joint committee: published by its lead on the 1st, and ticked since. */
export function serviceListPuts(people: People, orgs: readonly SeededOrg[], now: number, random: Random): Put[] {
  const committee = orgs.find(({ kind }) => kind === 'committee')
  if (!committee) throw new Error('the street has no joint committee')
  const { orgId: committeeId, name, communities } = committee
  const [lead = ''] = communities
  const thisMonth = monthOf(dayOf(now))
  const lastMonth = monthOf(addDays(`${thisMonth}-01`, -1))
  const publisher = people.gridWorkers.find(({ communityId }) => communityId === lead) ?? people.admin
  const of = { committeeId, streetId: STREET_ID, name, communities, lead }
  const plan = listPlan(lastMonth)
  const progress = settled(plan, beginning(plan, `${lastMonth}-01`), `${thisMonth}-01`)
  const due = nextDue(plan, progress) ?? plan.from
  const duty = { committeeId, streetId: STREET_ID, firstMonth: lastMonth, progress, version: 3 }
  return [
    ...[lastMonth, thisMonth].flatMap((month) => listPuts(of, month, { publisher, people, now, random, thisMonth })),
    ServiceListDuty.build(BatchPutRequest).item({ ...duty, ...duePlace(STREET_ID, due, committeeId) }),
  ]
}

interface Told {
  publisher: Member
  people: People
  now: number
  random: Random
  thisMonth: string
}

const labelOf = ({ name }: Member) => `${ROLES.gridWorker} ${maskName(name)}`

function listPuts(
  of: { committeeId: string; streetId: string; name: string; communities: string[]; lead: string },
  month: string,
  told: Told,
): Put[] {
  const { publisher, now, random, thisMonth } = told
  const { committeeId } = of
  // Published on the morning of the 1st; on that very morning a moment ago.
  const publishedAt = Math.min(startOf(`${month}-01`) + 9 * 3_600_000, now)
  const offers = month === thisMonth ? OFFERS.filter(({ left }) => !left) : OFFERS
  const list = ServiceList.build(BatchPutRequest).item({
    ...{ ...of, month, version: offers.length + 2, count: offers.length, sources: [], made: [], publishedAt },
    ...{ by: publisher.memberId, byLabel: labelOf(publisher), at: publishedAt },
    ...listPlace(committeeId, month),
    ...publishedPlace(STREET_ID, month, committeeId),
  })
  return [list, ...offers.map((offer) => servicePut(offer, committeeId, month, { ...told, random }))]
}

function servicePut({ date, left, ...offer }: Offer, committeeId: string, month: string, told: Told): Put {
  const { people, now, random, thisMonth } = told
  const writtenAt = Math.min(startOf(`${month}-01`) - 3 * 86_400_000, now)
  const itemId = random.id(writtenAt)
  const day = date === undefined ? undefined : sameDayIn(month, `${thisMonth}-${date}`)
  const doneAt = startOf(day ?? addDays(`${month}-01`, 26)) + 17 * 3_600_000
  const staff = people.gridWorkers.find(({ communityId }) => communityId === offer.communityId) ?? people.admin
  const isDone = !left && doneAt < now && monthOf(dayOf(doneAt)) === month
  const served = random.between(12, 40)
  return Service.build(BatchPutRequest).item({
    ...{ committeeId, month, itemId, hash: fingerprint({ itemId }), streetId: STREET_ID, made: [] },
    ...{ ...offer, day, by: staff.memberId, at: writtenAt },
    ...(isDone
      ? {
          outcome: 'done' as const,
          served,
          ticked: { id: random.id(doneAt), hash: 'seed', by: staff.memberId, byLabel: labelOf(staff), at: doneAt },
        }
      : openPlace(committeeId, month, itemId)),
  })
}
