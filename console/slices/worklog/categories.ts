import { mergedOver, type TheirChange } from '@console/parts/kept/merge'
import type { Outputs } from '@shared/contract/contract'

export type Kept = Outputs['worklog']['categories']
export type Category = Kept['categories'][number]

const byId = (all: readonly Category[]) => Object.fromEntries(all.map((each) => [each.categoryId, each]))
const idsOf = (all: readonly Category[]) => all.map(({ categoryId }) => categoryId)

/**
 * What was typed over what a colleague saved meanwhile (see `mergedOver`): two people who each add one add two. Their order
 * stands unless this person moved something.
 */
export function mergedCategories(
  base: readonly Category[],
  theirs: readonly Category[],
  mine: readonly Category[],
): { categories: Category[]; changes: TheirChange[] } {
  const { values, changes } = mergedOver(byId(base), byId(theirs), byId(mine))
  const known = new Set(idsOf(base))
  const isMoved =
    idsOf(mine)
      .filter((id) => known.has(id))
      .join() !== idsOf(base).join()
  const order = new Set(isMoved ? [...idsOf(mine), ...idsOf(theirs)] : [...idsOf(theirs), ...idsOf(mine)])
  return { categories: [...order].flatMap((id) => (values[id] ? [values[id] as Category] : [])), changes }
}

/** A category in words. */
export const sayCategory = ({ name, unit, active }: Category): string => `${name}（${unit}${active ? '' : '，停用'}）`

/** The id of a new category. Nobody sees it, and no colleague can have made the same. */
export const categoryIdOf = (id: string): string => `lb-${id.toLowerCase()}`

/** Does a name stand more than once? A row that was just added has nothing in it. */
export const isNamedTwice = (name: string, all: readonly (Partial<Category> | undefined)[]): boolean =>
  all.filter((each) => each?.name?.trim() === name.trim()).length > 1
