import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { streetOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import type { ActivityKind } from '@shared/rules/activities/activity'
import { startOf } from '@shared/rules/time/day'
import { type ActivityItem, beginningIn } from './entities'
import { communitiesOf, stateOf } from './heads'

/**
 * Activities of a year that were held until now. Each has one host, so the street’s number is the sum over them; a joint one
 * stands with each community that took part. One query for each MB.
 */
export async function figuresOf(
  { streetId }: Actor,
  { year }: { year: string },
): Promise<Outputs['activities']['figures']> {
  const from = startOf(`${year}-01-01`)
  // Of a year that is still to come nothing was held, and nothing lies between its beginning and now.
  const until = Math.max(from, Math.min(startOf(`${Number(year) + 1}-01-01`), now()))
  const [all, { communities }] = await Promise.all([beginningIn(streetId, from, until).all(), streetOf(streetId)])
  const held = all.filter((head) => head.starts < until && stateOf(head) === 'over')
  const nameOf = (id: string) => communities.find(({ communityId }) => communityId === id)?.name ?? id
  const hosts = grouped(held, ({ host, communityId }) => [host?.orgId ?? communityId])
  return {
    held: held.length,
    joint: held.filter((head) => communitiesOf(head).length > 1).length,
    hosts: [...hosts.values()].flatMap((own) => {
      const [first] = own
      if (!first) return []
      return [{ orgId: first.host?.orgId, name: first.host?.name ?? nameOf(first.communityId), held: own.length }]
    }),
    kinds: [...grouped<ActivityKind>(held, ({ kind }) => [kind])].map(([kind, own]) => ({ kind, held: own.length })),
    communities: [...grouped(held, communitiesOf)].map(([communityId, own]) => ({ communityId, held: own.length })),
  }
}

function grouped<K extends string>(all: readonly ActivityItem[], keysOf: (head: ActivityItem) => readonly K[]) {
  const groups = new Map<K, ActivityItem[]>()
  for (const head of all) {
    for (const key of keysOf(head)) groups.set(key, [...(groups.get(key) ?? []), head])
  }
  return groups
}
