import { cached } from '@functions/platform/cache'
import { get } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { CategoryVersion, categoriesIn } from './entities'

export type CategoryItem = Awaited<ReturnType<typeof allCategories>>[number]
type Offered = Outputs['reports']['categories']['items'][number]

/** All categories of a street, also those switched off, in the street's own order. Tens of items, one query. */
export async function allCategories(streetId: string) {
  const all = await categoriesIn(streetId).all()
  return all.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}

/** What can be reported in a street; kept ≤ 60 s. */
export const categoriesOf = cached(
  async (streetId): Promise<CategoryItem[]> => (await allCategories(streetId)).filter(({ active }) => active),
)

/** Ids of the categories whose reports are never public, also those switched off; kept ≤ 60 s. */
export const confidentialOf = cached(
  async (streetId): Promise<ReadonlySet<string>> =>
    new Set((await allCategories(streetId)).filter(({ confidential }) => confidential).map(({ id }) => id)),
)

/** A category as reporters see it. */
export function offered(category: CategoryItem): Offered {
  const { id, name, group, icon, slaHours, urgent, emergencyPhone, version, questions } = category
  const phone = emergencyPhone ? { emergencyPhone } : {}
  return { id, name, group, icon, slaHours, urgent, ...phone, version, questions }
}

/**
 * A category as it was in a version: what a phone without a network was filled in by. Read only when it is not the
 * present one, ½ read unit.
 */
export async function categoryAt(streetId: string, id: string, version: number) {
  return get(CategoryVersion, { streetId, id, version })
}
