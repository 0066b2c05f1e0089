import { staffLabel } from '@functions/identity/people'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOf, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { commit } from '@functions/platform/store/transact'
import { asSeen, firstTime, put, putIf } from '@functions/platform/store/writes'
import { streetNow } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { secondPersonLimit } from '@shared/rules/people/corrections'
import { CATEGORY_LIMITS } from '@shared/rules/reports/category'
import { allCategories, type CategoryItem, categoriesOf, categoryAt, confidentialOf } from './categories'
import { Category, CategoryEdit, CategoryVersion, versionsOf } from './entities'

type Input = Inputs['reports']['saveCategory']
type Edited = Outputs['reports']['saveCategory']

/**
 * Changes a category, or adds one: its next version, a record of the change and its id, in one transaction. Idempotent;
 * of two who saw the same version the second is told by whom. Reports already made keep what was promised.
 * @throws CATEGORY_CHANGED, CATEGORY_INCOMPLETE, TOO_MANY_CATEGORIES, IDEMPOTENCY_CONFLICT
 */
export async function saveCategory(actor: Actor, { categoryId: id, id: clientId, ...words }: Input): Promise<Edited> {
  const { streetId, memberId } = actor
  const hash = actFingerprint(actor, words)
  const { version: seen, ...set } = words
  complete(set)
  const all = await allCategories(streetId)
  const present = all.find((each) => each.id === id)
  await refuseTooManyPoints(streetId, set, present)
  const confidential = set.confidential ?? present?.confidential ?? false
  const settings = { ...set, confidential }
  // Sent again it is there already, and gets its first answer.
  const isNew = seen === 0 && !present
  if (isNew && all.length >= CATEGORY_LIMITS.perStreet) throw problem('TOO_MANY_CATEGORIES')
  const byLabel = await staffLabel(actor, '')
  const version = seen + 1
  const answer = await commit<Edited | 'repeated' | 'overtaken'>(
    [
      firstTime(CategoryEdit, { streetId, id, clientId, version, hash }, () => 'repeated'),
      putIf(Category, { streetId, id, version, ...settings }, asSeen('version', seen || undefined), () => 'overtaken'),
      put(CategoryVersion, {
        ...{ streetId, id, version, ...settings },
        ...{ by: memberId, byLabel, at: now() },
      }),
      stillTrusted(actor),
    ],
    () => ({ id, version, ...settings, questions: settings.questions ?? [] }),
  )
  categoriesOf.forget(streetId)
  confidentialOf.forget(streetId)
  if (answer === 'overtaken') throw await overtaken(streetId, id)
  return answer === 'repeated' ? await firstAnswer(streetId, id, version) : answer
}

/** Who was first, and what the category's version is now. */
async function overtaken(streetId: string, id: string) {
  const present = (await allCategories(streetId)).find((each) => each.id === id)
  const version = present?.version ?? 0
  const by = (await categoryAt(streetId, id, version))?.byLabel ?? '别人'
  return problem('CATEGORY_CHANGED', { by, version })
}

async function firstAnswer(streetId: string, id: string, version: number): Promise<Edited> {
  const made = await categoryAt(streetId, id, version)
  if (!made) throw new Error(`a change of ${id} left no record`)
  return editedView(made)
}

/** @throws CATEGORY_INCOMPLETE with the sentence that says what is missing. */
function complete({ urgent, emergencyPhone, questions = [] }: Omit<Input, 'id' | 'categoryId' | 'version'>): void {
  const refuse = (message: string) => problem('CATEGORY_INCOMPLETE', { message })
  if (urgent && !emergencyPhone) throw refuse('紧急类别要写先打哪个电话')
  if (new Set(questions.map(({ id }) => id)).size !== questions.length) throw refuse('同一个问题出现了两次')
  for (const { kind, label, options = [], min, max } of questions) {
    const chooses = kind === 'single' || kind === 'multi'
    if (chooses && options.length < 2) throw refuse(`“${label}”至少要有两个选项`)
    if (!chooses && options.length > 0) throw refuse(`“${label}”不是选择题，不能有选项`)
    if (new Set(options.map(({ id }) => id)).size !== options.length) throw refuse(`“${label}”有重复的选项`)
    if (min !== undefined && max !== undefined && min > max) throw refuse(`“${label}”的最小值比最大值大`)
  }
}

type Promised = Partial<Pick<CategoryItem, 'acceptedPoints' | 'confirmedPoints'>>

/**
 * What a category promises counts for everybody who reports: above what one administrator may give alone it is not set.
 * What is there already stays. 1 read unit where more is promised than before. @throws CATEGORY_INCOMPLETE
 */
async function refuseTooManyPoints(streetId: string, set: Promised, present: Promised = {}): Promise<void> {
  const raised = (['acceptedPoints', 'confirmedPoints'] as const)
    .map((name) => ({ to: set[name] ?? 0, from: present[name] ?? 0 }))
    .filter(({ to, from }) => to > from)
  if (raised.length === 0) return
  const most = secondPersonLimit((await streetNow(streetId)) ?? {}, now())
  if (raised.some(({ to }) => to > most)) {
    throw problem('CATEGORY_INCOMPLETE', { message: `类别的积分一位管理员最多定 ${most} 分，请改少一点` })
  }
}

function editedView(category: Omit<CategoryItem, 'streetId'>): Edited {
  const { emergencyPhone, team, confidential = false } = category
  return {
    ...pick(category, 'id', 'version', 'name', 'group', 'icon', 'slaHours', 'urgent', 'questions', 'order', 'active'),
    ...pick(category, 'acceptedPoints', 'confirmedPoints'),
    confidential,
    ...(emergencyPhone ? { emergencyPhone } : {}),
    ...(team ? { team } : {}),
  }
}

/** Every category of the street with all that can be set. One query. */
export async function editedCategories({ streetId, memberId }: Actor, page: PageQuery) {
  const all = (await allCategories(streetId)).map(editedView)
  return pageOf(all, page, `categories#${memberId}`)
}

/** What was changed in a category, newest first. One query. */
export function categoryHistory(
  { streetId, memberId }: Actor,
  { categoryId, ...page }: PageQuery & { categoryId: string },
) {
  return pageOfQuery(
    page,
    `category#${memberId}#${categoryId}`,
    versionsOf(streetId, categoryId).page,
    ({ version, at, byLabel, ...category }) => ({
      version,
      at,
      byLabel,
      category: editedView({ version, ...category }),
    }),
  )
}
