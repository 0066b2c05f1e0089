import type { Grant } from '@shared/rules/people/roles'
import type { Occupation } from '@shared/rules/text/words'
import { type Book, emptyBook } from './book'
import { UNITS } from './data/desk'
import { MERCHANTS } from './data/merchants'
import { COMMUNITIES, type CommunityId } from './data/street'
import { demoPerson } from './persons'
import type { Random } from './random'
import { HISTORY_DAYS, HOUR } from './times'

/** Somebody the street knows, before anything of them is written. */
export interface Member {
  memberId: string
  /** The key their openid follows from. */
  key: string
  name: string
  phone: string
  communityId: CommunityId
  createdAt: number
  grants: Grant[]
  book: Book
}

/** How a registration ended. Instants are epoch milliseconds. */
export type Outcome = { status: 'pending' } | { status: 'confirmed' | 'rejected'; decidedAt: number }

/** Somebody who registered (报到). */
export interface Registered extends Member {
  occupation: Occupation
  employer: string
  partyMember: boolean
  submittedAt: number
  outcome: Outcome
  /** Who of staff decided, once that is written (registrations.ts). */
  decidedBy?: string
}

export interface Confirmed extends Registered {
  outcome: { status: 'confirmed'; decidedAt: number }
}

export interface People {
  confirmed: Confirmed[]
  undecided: Registered[]
  /** Grid workers, three to a community; the first of a community answers most. */
  gridWorkers: Member[]
  /** Clerks of the shops. */
  clerks: (Member & { merchantId: string })[]
  admin: Member
}

/** The workers' outlets (快递末端网点). */
export const OUTLETS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].map((n) => `奇山快递${n}号网点`)

/** Who registered and was confirmed, 102 in all; 88 of them were surveyed (survey.ts). */
const CONFIRMED: readonly { occupation: Occupation; word: string; count: number; employers: readonly string[] }[] = [
  { occupation: 'courier', word: '快递', count: 81, employers: OUTLETS },
  { occupation: 'rideHailing', word: '网约', count: 9, employers: ['网约车平台甲', '网约车平台乙'] },
  { occupation: 'freight', word: '货运', count: 5, employers: ['同城货运站', '个体货运'] },
  { occupation: 'rider', word: '骑手', count: 5, employers: ['奇山配送站', '上乔西路配送站'] },
  { occupation: 'designatedDriver', word: '代驾', count: 2, employers: ['代驾平台'] },
]

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** 1 → 一, 12 → 十二, 40 → 四十; below 100. */
function numeral(count: number): string {
  const tens = Math.floor(count / 10)
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[count % 10]}`
}

/** Three made-up family names (acting, trying, sample), taken in turns so that masked lists do not all look the same. */
const nameOf = (word: string, count: number): string => `${['样', '演', '试'][count % 3]}${word}${numeral(count)}`

/** Everybody of the demo street. Phone numbers are of a range made of zeros. */
export function inventPeople(random: Random, now: number): People {
  let phones = 0
  const begin = now - HISTORY_DAYS * 24 * HOUR
  const communityIds = COMMUNITIES.map(({ communityId }) => communityId)
  const member = (
    key: string,
    name: string,
    communityId: CommunityId,
    createdAt: number,
    grants: Grant[] = [],
  ): Member => {
    phones += 1
    // No Chinese mobile number begins with 100: a tap on 'call' reaches nobody.
    const phone = `1000000${String(phones).padStart(4, '0')}`
    return { memberId: random.id(createdAt), key, name, phone, communityId, createdAt, grants, book: emptyBook() }
  }

  const gridWorkers = communityIds.flatMap((communityId, place) =>
    [1, 2, 3].map((turn) => {
      const count = place * 3 + turn
      const key = turn === 1 ? `grid-${communityId}` : `grid-${communityId}-${turn}`
      // The third of the first community sits with the units too, so that somebody gets what is handed over to them.
      const units = count === 3 ? UNITS.map(({ unitId }) => unitId) : []
      return member(key, nameOf('网格', count), communityId, begin - 48 * HOUR, [
        { role: 'gridWorker', communityIds: [communityId, ...units] },
      ])
    }),
  )
  const admin = member('admin', demoPerson('admin').name, 'shangqiaoxi', begin - 72 * HOUR, [{ role: 'admin' }])
  // The first shop has two clerks, so that a race at one counter can be tried by hand.
  const shops = MERCHANTS.flatMap((shop, index) => (index === 0 ? [shop, shop] : [shop]))
  const clerks = shops.map(({ merchantId, communityId }, index) => ({
    merchantId,
    ...member(`clerk-${index + 1}`, nameOf('店员', index + 1), communityId, begin - 24 * HOUR, [
      // The first one of each shop runs it.
      { role: 'merchant', merchantId, ...(index === 1 ? {} : { owner: true as const }) },
    ]),
  }))

  const registered = (
    key: string,
    name: string,
    occupation: Occupation,
    employer: string,
    communityId: CommunityId,
    submittedAt: number,
  ) => ({
    ...member(key, name, communityId, submittedAt - random.between(1, 40) * 60_000),
    occupation,
    employer,
    partyMember: random.chance(0.12),
    submittedAt,
  })

  const confirmed: Confirmed[] = CONFIRMED.flatMap(({ occupation, word, count, employers }) =>
    Array.from({ length: count }, (_, index) => {
      const demo = index === 0 && (occupation === 'rider' || occupation === 'courier') ? occupation : undefined
      // Most come in the first weeks, after the letter went round; the demo people are there from the start.
      const age = demo ? 0 : Math.floor((HISTORY_DAYS - 3) * random.next() ** 1.8)
      const submittedAt = begin + age * 24 * HOUR + random.between(0, 12 * HOUR)
      const waited = random.between(HOUR / 2, 30 * HOUR)
      const communityId = demo ? 'shangqiaoxi' : random.pick(communityIds)
      const employer = employers[index % employers.length] ?? random.pick(employers)
      const key = demo ?? `${occupation}-${index + 1}`
      return {
        ...registered(key, nameOf(word, index + 1), occupation, employer, communityId, submittedAt),
        grants: [{ role: 'worker' as const }],
        outcome: { status: 'confirmed' as const, decidedAt: submittedAt + waited },
      }
    }),
  )

  const waiting = (key: string, name: string, communityId: CommunityId, hoursAgo: number): Registered => ({
    ...registered(key, name, 'courier', random.pick(OUTLETS), communityId, now - hoursAgo * HOUR),
    outcome: { status: 'pending' },
  })
  const undecided: Registered[] = [
    {
      ...registered(
        'pending',
        demoPerson('pending').name,
        'rideHailing',
        '网约车平台甲',
        'shangqiaoxi',
        now - 2 * HOUR,
      ),
      outcome: { status: 'pending' },
    },
    waiting('courier-82', nameOf('快递', 82), 'shangqiaoxi', 5),
    waiting('courier-83', nameOf('快递', 83), 'tashan', 9),
    waiting('courier-84', nameOf('快递', 84), 'siyanqiao', 20),
    waiting('courier-85', nameOf('快递', 85), 'qizhong', 26),
    {
      ...registered('rejected', demoPerson('rejected').name, 'designatedDriver', '代驾', 'tashan', now - 40 * HOUR),
      outcome: { status: 'rejected', decidedAt: now - 30 * HOUR },
    },
  ]
  return { confirmed, undecided, gridWorkers, clerks, admin }
}

/** The grid worker of a community who answers now: usually the first. */
export function gridWorkerOf(people: People, communityId: string, random: Random): Member {
  const team = people.gridWorkers.filter((each) => each.communityId === communityId)
  return random.chance(0.6) ? (team[0] ?? people.admin) : random.pick(team)
}
