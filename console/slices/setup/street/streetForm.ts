import { mergedOver, type TheirChange } from '@console/parts/kept/merge'
import type { Inputs } from '@shared/contract/contract'
import type { Point } from '@shared/rules/place/geo'
import type { StreetSetup } from '../answers'
import { sayPoint } from '../stations/station'

/** What the form of a street holds; a row that was begun may lack what is not typed yet. */
export type StreetValues = Pick<StreetSetup, 'name' | 'hotline' | 'communities' | 'units'>
type StreetInput = Omit<Inputs['setup']['saveStreet'], 'id'>

export const streetValues = ({ name, hotline, communities, units }: StreetSetup): StreetValues => ({
  name,
  hotline,
  communities,
  units,
})

const COMMUNITY = 'community:'
const UNIT = 'unit:'

/** The rows by their ids: two people who each add one add two. */
const flat = ({ name, hotline, communities, units }: StreetValues): Record<string, unknown> => ({
  name,
  hotline,
  ...Object.fromEntries(communities.map((each) => [COMMUNITY + each.communityId, each])),
  ...Object.fromEntries(units.map((each) => [UNIT + each.unitId, each])),
})

function raised(flatValues: Readonly<Record<string, unknown>>): StreetValues {
  const under = (prefix: string) =>
    Object.entries(flatValues).flatMap(([key, value]) => (key.startsWith(prefix) && value !== undefined ? [value] : []))
  return {
    name: String(flatValues.name),
    hotline: String(flatValues.hotline),
    communities: under(COMMUNITY) as StreetValues['communities'],
    units: under(UNIT) as StreetValues['units'],
  }
}

/** What was typed over what a colleague saved meanwhile; see `mergedOver`. */
export function mergedStreet(
  base: StreetValues,
  theirs: StreetValues,
  mine: StreetValues,
): { values: StreetValues; changes: TheirChange[] } {
  const { values, changes } = mergedOver(flat(base), flat(theirs), flat(mine))
  return { values: raised(values), changes }
}

const NAMES: Readonly<Record<string, string>> = { name: '街道名称', hotline: '热线' }

/** What a changed part of a street is called. */
export function labelOf(key: string): string {
  if (key.startsWith(COMMUNITY)) return `社区 ${key.slice(COMMUNITY.length)}`
  if (key.startsWith(UNIT)) return `单位 ${key.slice(UNIT.length)}`
  return NAMES[key] ?? key
}

/** What it is, in words. */
export function sayPart(key: string, value: unknown): string {
  if (key.startsWith(COMMUNITY)) {
    const { name, center } = value as { name: string; center: Point }
    return `${name}（${sayPoint(center)}）`
  }
  if (key.startsWith(UNIT)) {
    const { name, phone } = value as { name: string; phone: string }
    return `${name}（${phone}）`
  }
  return String(value)
}

/** What is sent. */
export const inputOf = (values: StreetValues, version: number): StreetInput => ({ ...values, version })

/** Ids that stand more than once: communities and units share theirs. */
export function isTwice(id: string, { communities = [], units = [] }: Partial<StreetValues>): boolean {
  // A row that was just added has nothing in it.
  const ids = [...communities.map((each) => each?.communityId), ...units.map((each) => each?.unitId)]
  return ids.filter((each) => each === id).length > 1
}
