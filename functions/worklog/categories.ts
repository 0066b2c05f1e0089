import { cached } from '@functions/platform/cache'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { changeSetting, overtaken, unchangedSince } from '@functions/platform/store/settings'
import { get, getNow, putIf } from '@functions/platform/store/writes'
import { streetOf, teamsOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { SERVED, SERVED_IDS } from '@shared/rules/duties/served'
import { VISIT_CATEGORY } from '@shared/rules/people/instructing'
import { reaches } from '@shared/rules/people/roles'
import { LogCategories } from './entities'

type Category = Outputs['worklog']['categories']['categories'][number]

/** What is written down in a street; kept ≤ 60 s. */
const kept = cached((streetId) => get(LogCategories, { streetId }))

/** The categories of a street, those switched off too. Warm: no read. */
export const categoriesIn = async (streetId: string) => (await kept(streetId))?.categories ?? []

/** What is written down by terms in every street: offered to no staff. */
export const SERVED_CATEGORIES = [
  ...SERVED_IDS.map((categoryId): Category => {
    const { name, unit } = SERVED[categoryId]
    return { categoryId, name, unit, active: false }
  }),
  { categoryId: VISIT_CATEGORY, name: '指导员走访', unit: '次', active: false },
]

/** Name and unit of a category, those of terms too. Warm: no read. */
export const categoryOf = async (streetId: string, categoryId: string) =>
  [...(await categoriesIn(streetId)), ...SERVED_CATEGORIES].find((each) => each.categoryId === categoryId)

/** The same as their editor needs them: read afresh. 1 read unit. */
export async function categoriesView(streetId: string): Promise<Outputs['worklog']['categories']> {
  const found = await getNow(LogCategories, { streetId })
  return { version: found?.version ?? 0, categories: found?.categories ?? [] }
}

/** Sets what is written down. One read, one transaction of 6 write units. @throws SETTING_CHANGED, LOG_CATEGORY_KEPT */
export async function saveCategories(actor: Actor, input: Inputs['worklog']['saveCategories']) {
  const { streetId } = actor
  const { version: seen, categories } = input
  const before = await categoriesView(streetId)
  const gone = before.categories.find((each) => !categories.some(({ categoryId }) => categoryId === each.categoryId))
  if (gone && before.version === seen) throw problem('LOG_CATEGORY_KEPT', { name: gone.name })
  return changeSetting(actor, { ref: 'worklog', kept }, input, (version) =>
    putIf(LogCategories, { streetId, categories, version }, unchangedSince(seen), overtaken),
  )
}

/** Lets staff of that community or unit through. Warm: no read. @throws UNKNOWN_COMMUNITY, FORBIDDEN */
export async function staffOf({ streetId, grants }: Actor, communityId: string): Promise<void> {
  const street = await streetOf(streetId)
  if (!teamsOf(street).some(({ teamId }) => teamId === communityId)) throw problem('UNKNOWN_COMMUNITY')
  if (!reaches(grants, communityId)) throw problem('FORBIDDEN')
}

/**
 * Lets a category through that is in use. One that the kept list lacks may be a minute old: it is looked up as it stands.
 * @throws UNKNOWN_CATEGORY
 */
export async function categoryInUse(streetId: string, categoryId: string): Promise<void> {
  const isIn = (all: readonly { categoryId: string; active: boolean }[]) =>
    all.some((each) => each.categoryId === categoryId && each.active)
  if (isIn(await categoriesIn(streetId))) return
  kept.forget(streetId)
  if (!isIn((await categoriesView(streetId)).categories)) throw problem('UNKNOWN_CATEGORY')
}
