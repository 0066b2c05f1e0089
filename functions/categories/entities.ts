import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { QUESTION_KINDS, type QuestionKind } from '@shared/rules/reports/category'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                   key
 * everyone  what can be reported in a street           STREET#<id> / CATEGORY#<category>   (one query, kept ≤ 60 s)
 * reporter  what was asked in an earlier version       CATEGORY#<street>#<category> / VERSION#<version>
 * admin     what was changed, newest first             the same, backwards
 * admin     was this very change made before           CATEGORY#<street>#<category> / EDIT#<ulid>
 */
const kinds = Object.keys(QUESTION_KINDS) as QuestionKind[]

const question = () =>
  map({
    id: string(),
    kind: string().enum(...kinds),
    label: string(),
    required: boolean(),
    options: list(map({ id: string(), label: string(), emergencyPhone: string().optional() })).optional(),
    min: number().optional(),
    max: number().optional(),
    unit: string().optional(),
  })

/** What the office sets of a category; also kept as it was in every version. */
const settings = () => ({
  name: string(),
  group: string(),
  /** Icon code in miniapp/assets/icons. */
  icon: string(),
  slaHours: number(),
  urgent: boolean(),
  emergencyPhone: string().optional(),
  questions: list(question()).putDefault(() => []),
  acceptedPoints: number().optional(),
  confirmedPoints: number().optional(),
  team: string().optional(),
  /** Place in the list. */
  order: number(),
  active: boolean().putDefault(true),
  /** Its reports are for staff and reporter alone: never in a public list, map or interface. */
  confidential: boolean().optional(),
})

/** What can be reported: data of a street. */
export const Category = new Entity({
  ...kind('reportCategory'),
  schema: item({
    streetId: string().key(),
    id: string().key(),
    /** Rises with every change; every change is conditioned on it. */
    version: number().putDefault(1),
    ...settings(),
  }),
  computeKey: ({ streetId, id }) => ({ pk: `STREET#${streetId}`, sk: `CATEGORY#${id}` }),
})

/** A category as one change left it; never changed, never removed. */
export const CategoryVersion = new Entity({
  ...kind('categoryVersion'),
  schema: item({
    streetId: string().key(),
    id: string().key(),
    version: number().key(),
    ...settings(),
    by: string(),
    byLabel: string(),
    at: number(),
  }),
  computeKey: ({ streetId, id, version }) => ({
    pk: `CATEGORY#${streetId}#${id}`,
    sk: `VERSION#${String(version).padStart(7, '0')}`,
  }),
})

/** Under the id its client made: which version a change led to. */
export const CategoryEdit = new Entity({
  ...kind('categoryEdit'),
  schema: item({
    streetId: string().key(),
    id: string().key(),
    clientId: string().key(),
    version: number(),
    hash: fingerprinted(),
  }),
  computeKey: ({ streetId, id, clientId }) => ({ pk: `CATEGORY#${streetId}#${id}`, sk: `EDIT#${clientId}` }),
})

/** All categories of a street, also those switched off: tens of them. */
export const categoriesIn = (streetId: string) =>
  listOf(Category, { partition: `STREET#${streetId}`, range: { beginsWith: 'CATEGORY#' } })

/** What was changed in a category, newest first. */
export const versionsOf = (streetId: string, categoryId: string) =>
  listOf(CategoryVersion, {
    partition: `CATEGORY#${streetId}#${categoryId}`,
    range: { beginsWith: 'VERSION#' },
    reverse: true,
  })
