import { isOffered, merchantsOf, offersOf } from '@functions/meals/catalogue'
import { now } from '@functions/platform/clock'
import { cursorOf, keyOfCursor } from '@functions/platform/cursor'
import type { PageQuery } from '@functions/platform/pages'
import { table } from '@functions/platform/table'
import { stationsOf, streetOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { type Day, dayOf } from '@shared/rules/day'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { allCounts, sumOf } from './counting'
import { Counter } from './entities'

/** Today's numbers by community and in all, and those since the beginning. Two queries at once. */
export async function todayOf(streetId: string): Promise<Outputs['insights']['today']> {
  const serverTime = now()
  const day = dayOf(serverTime)
  const [today, total, street, stations, merchants, offers] = await Promise.all([
    countersOf(streetId, `DAY#${day}#`),
    countersOf(streetId, 'TOTAL#'),
    streetOf(streetId),
    stationsOf(streetId),
    merchantsOf(streetId),
    offersOf(streetId),
  ])
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
    },
  }
}

/** Counters of a street by community. */
async function countersOf(streetId: string, prefix: string) {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ partition: `COUNT#${streetId}`, range: { beginsWith: prefix } })
    .entities(Counter)
    .options({ maxPages: Number.POSITIVE_INFINITY })
    .send()
  return new Map(Items.map((counter) => [counter.bucket.slice(prefix.length), counter]))
}

/** Rows read at once: a day has one for each community that had something to count. */
const ROWS = 200

/** The street's numbers day by day, newest first; days without any are left out. */
export async function daysOf(streetId: string, page: PageQuery): Promise<Outputs['insights']['days']> {
  const scope = `days#${streetId}`
  const last = (await keyOfCursor(page.cursor, scope))?.day
  const before = typeof last === 'string' ? `DAY#${last}` : 'DAY#~'
  const days = new Map<Day, Parameters<typeof sumOf>[0][number][]>()
  let from: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await table
      .build(QueryCommand)
      .query({ partition: `COUNT#${streetId}`, range: { between: ['DAY#', before] } })
      .entities(Counter)
      .options({ reverse: true, limit: ROWS, ...(from ? { exclusiveStartKey: from } : {}) })
      .send()
    for (const counter of Items) {
      const day = counter.bucket.slice('DAY#'.length, 'DAY#YYYY-MM-DD'.length)
      days.set(day, [...(days.get(day) ?? []), counter])
    }
    from = LastEvaluatedKey
  } while (from && days.size <= page.limit)
  const items = [...days].slice(0, page.limit).map(([day, counters]) => ({ day, counts: sumOf(counters) }))
  const next = days.size > page.limit ? await cursorOf({ day: items.at(-1)?.day ?? '' }, scope) : undefined
  return { items, ...(next ? { cursor: next } : {}) }
}
