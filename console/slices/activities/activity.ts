import type { Values } from '@console/parts/RouteForm'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { EVERYBODY } from '@shared/rules/articles/audience'
import { sayDay, startOf } from '@shared/rules/time/day'
import type { Activity } from './useActivities'

export type Typed = Omit<Inputs['activities']['save'], 'id' | 'activityId' | 'revision'>

const HOUR = 3_600_000

/** What stands in the form first: a new one is next week in the morning, for everybody, two hours long. */
export function valuesOf(activity: Activity | undefined, today: string, communityId: string | undefined): Values {
  if (activity)
    return { ...activity.words, contactName: activity.words.contact?.name, contactPhone: activity.words.contact?.phone }
  const starts = startOf(today) + 7 * 24 * HOUR + 9 * HOUR
  return {
    ...{ kind: 'volunteer', title: '', text: '', hostId: undefined, communityId, with: [], partners: [] },
    ...{ starts, ends: starts + 2 * HOUR, place: { kind: 'point', name: '' }, audience: EVERYBODY },
    ...{ signUp: true, capacity: undefined, positions: [], opensAt: undefined, closesAt: undefined },
    ...{ along: 0, children: false, bring: '', mode: 'in', walkIns: true, items: [] },
  }
}

/** What is sent: what was left empty is left out, and a place without what only shows it. */
export function typedOf(values: Values): Typed {
  const { contactName, contactPhone, ...rest } = values
  const typed = rest as Typed
  const { place, bring } = typed
  return {
    ...typed,
    bring: bring || undefined,
    contact: contactName && contactPhone ? { name: String(contactName), phone: String(contactPhone) } : undefined,
    place:
      place.kind === 'station'
        ? { kind: 'station', stationId: place.stationId }
        : place.kind === 'shop'
          ? { kind: 'shop', merchantId: place.merchantId }
          : {
              ...{ kind: 'point', name: place.name },
              ...(place.address ? { address: place.address } : {}),
              ...(place.location ? { location: place.location } : {}),
            },
  }
}

/** An id that no position has yet. */
export function freePosition(taken: readonly { positionId: string }[]): string {
  let next = taken.length + 1
  while (taken.some(({ positionId }) => positionId === `p${next}`)) next += 1
  return `p${next}`
}

/** Are there days of its series after it? */
export const hasLater = (activity: Activity | undefined): boolean =>
  activity?.series !== undefined && activity.series.at(-1)?.activityId !== activity.activityId

const WHY = { differs: '单独改过', begun: '已经开始', cancelled: '已取消' } as const

/** What became of a change to a series: so many days, and which stay as they are. */
export function sayLater({ changed, kept: others }: Outputs['activities']['changeSeries'], nowMs: number): string {
  const rest = others.map(({ day, why }) => `${sayDay(day, nowMs)}${WHY[why]}`).join('、')
  return `一共改了 ${changed.length} 场${rest ? `；${rest}，没有跟着改` : ''}`
}
