import { countersFrom, countersOf } from '@functions/counters/queries'
import { DAY, SURVEYED, surveyScope, TOTAL } from '@functions/counters/scopes'
import { allCounts, sumOf } from '@functions/counters/tally'
import { isOffered, merchantsOf, offersOf } from '@functions/meals/catalogue'
import { now } from '@functions/platform/clock'
import { cursorOf, keyOfCursor } from '@functions/platform/lists/cursor'
import type { PageQuery } from '@functions/platform/lists/pages'
import { stationsOf, streetOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { type Day, dayOf } from '@shared/rules/time/day'

const COMMUNITY_AT = 'DAY#YYYY-MM-DD#'.length

/** As many days as stand side by side on a small phone. */
const RECENT_DAYS = 14

/** Today's numbers by community and in all, those since the beginning, and the newest days. Three queries at once. */
export async function todayOf(streetId: string): Promise<Outputs['insights']['today']> {
  const serverTime = now()
  const day = dayOf(serverTime)
  const [recent, total, survey, street, stations, merchants, offers] = await Promise.all([
    newestDays(streetId, RECENT_DAYS),
    totalsOf(streetId),
    surveyOf(streetId),
    streetOf(streetId),
    stationsOf(streetId),
    merchantsOf(streetId),
    offersOf(streetId),
  ])
  const today = new Map((recent.get(day) ?? []).map((counter) => [counter.bucket.slice(COMMUNITY_AT), counter]))
  return {
    day,
    serverTime,
    today: sumOf([...today.values()]),
    total: sumOf([...total.values()]),
    communities: street.communities.map(({ communityId, name }) => ({
      communityId,
      name,
      today: allCounts(today.get(communityId) ?? {}),
      total: allCounts(total.get(communityId) ?? {}),
    })),
    facts: {
      stations: stations.length,
      sharedShelves: stations.filter(({ sharedShelf }) => sharedShelf).length,
      merchants: merchants.length,
      offers: offers.filter((offer) => isOffered(offer, day)).length,
      survey,
    },
    days: rowsOf(recent, RECENT_DAYS),
  }
}

type CounterItem = Parameters<typeof sumOf>[0][number] & { bucket: string }

/** Counters of a street since the beginning, by community. */
async function totalsOf(streetId: string) {
  const counters = await countersOf(streetId, TOTAL).all(Number.POSITIVE_INFINITY)
  return new Map(counters.map((counter) => [counter.bucket.slice(TOTAL.length), counter]))
}

/** What the last closed round of the survey found, as it was frozen. */
async function surveyOf(streetId: string): Promise<Outputs['insights']['today']['facts']['survey']> {
  const rounds: [string, string] = [SURVEYED, `${SURVEYED}~`]
  const [last] = await countersFrom(surveyScope(streetId), rounds, { reverse: true }).first(1)
  if (!last) return undefined
  const { bucket, surveyed = 0, couriers = 0, drivers = 0, outlets = 0 } = last
  const [, round, closedOn = ''] = bucket.split('#')
  return { round: Number(round), closedOn, people: surveyed, couriers, drivers, outlets }
}

/** Rows read at once: a day has one for each community that had something to count. */
const ROWS = 200

/**
 * Counters of a street by day and community, newest day first, from the day before `before`. At least `days` of them are
 * whole if there are so many; what comes after these may not be.
 */
async function newestDays(streetId: string, days: number, before?: Day): Promise<Map<Day, CounterItem[]>> {
  const found = new Map<Day, CounterItem[]>()
  const rows = countersFrom(streetId, [DAY, `${DAY}${before ?? '~'}`], { reverse: true })
  for await (const counters of rows.pages(ROWS)) {
    for (const counter of counters) {
      const day = counter.bucket.slice(DAY.length, COMMUNITY_AT - 1)
      found.set(day, [...(found.get(day) ?? []), counter])
    }
    if (found.size > days) break
  }
  return found
}

const rowsOf = (found: ReadonlyMap<Day, CounterItem[]>, days: number) =>
  [...found].slice(0, days).map(([day, counters]) => ({ day, counts: sumOf(counters) }))

/** The street's numbers day by day, newest first; days without any are left out. */
export async function daysOf(streetId: string, page: PageQuery): Promise<Outputs['insights']['days']> {
  const scope = `days#${streetId}`
  const last = (await keyOfCursor(page.cursor, scope))?.day
  const found = await newestDays(streetId, page.limit, typeof last === 'string' ? last : undefined)
  const items = rowsOf(found, page.limit)
  const next = found.size > page.limit ? await cursorOf({ day: items.at(-1)?.day ?? '' }, scope) : undefined
  return { items, cursor: next }
}
