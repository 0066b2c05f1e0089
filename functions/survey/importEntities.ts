import { listOf } from '@functions/platform/lists/list'
import { listedFields } from '@functions/platform/lists/listed'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { unfinishedFields } from '@functions/platform/store/unfinished'
import { IMPORT_FAILURES, type ImportFailure } from '@shared/rules/survey/imports'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { boolean, item, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                       key
 * staff     a table I bring in, and how far it is          SURVEYIMPORT#<ulid> / ORDER
 * staff     its rows, a hundred together, sealed           SURVEYIMPORT#<ulid> / PART#<nn>
 * staff     what became of them, sealed                    SURVEYIMPORT#<ulid> / LOOK#<nn>
 * staff     the tables I brought in, newest first          byOwner  SURVEYIMPORTS#<street>#<member> / <moment>…  backwards
 * schedule  what was ordered and has not ended             byQueue  UNFINISHED#<street> / <moved>#<id>
 */
const failures = Object.keys(IMPORT_FAILURES) as [ImportFailure, ...ImportFailure[]]
const counts = () => map({ create: number(), update: number(), same: number(), bad: number() })

/** A table that is brought in. */
export const SurveyImport = new Entity({
  ...kind('surveyImport'),
  schema: item({
    importId: string().key(),
    streetId: string(),
    hash: fingerprinted(),
    memberId: string(),
    round: number(),
    columns: map({ name: number(), phone: number(), outlet: number(), occupation: number().optional() }),
    at: number(),
    total: number(),
    parts: number(),
    state: string().enum(
      'collecting',
      'checking',
      'ready',
      'verifying',
      'running',
      'done',
      'stopped',
      'dropped',
      'failed',
    ),
    failure: string()
      .enum(...failures)
      .optional(),
    stopAsked: boolean().optional(),
    /** The part whose turn it is in this pass, and the rows before it. */
    part: number(),
    seen: number(),
    counts: counts(),
    done: counts(),
    /** Of what the pass has seen so far, and of the preview that was confirmed. */
    chain: string(),
    confirmed: string().optional(),
    confirmId: string().optional(),
    /** Rows that do something else than the confirmed preview said. */
    changed: number(),
    version: number(),
    movedAt: number(),
    tries: number().optional(),
    /** Epoch seconds. */
    expiresAt: number(),
    ...listedFields(),
    ...unfinishedFields(),
  }),
  computeKey: ({ importId }) => ({ pk: `SURVEYIMPORT#${importId}`, sk: 'ORDER' }),
})

export type ImportItem = FormattedItem<typeof SurveyImport>

/** A hundred rows as they were sent. When they are written only those stay that were not. */
export const ImportPart = new Entity({
  ...kind('surveyImportPart'),
  schema: item({
    importId: string().key(),
    part: number().key(),
    streetId: string(),
    hash: fingerprinted(),
    rowsSealed: string(),
    expiresAt: number(),
  }),
  computeKey: ({ importId, part }) => ({ pk: `SURVEYIMPORT#${importId}`, sk: `PART#${partText(part)}` }),
})

/** What the last look said of each row of a part. */
export const ImportLook = new Entity({
  ...kind('surveyImportLook'),
  schema: item({
    importId: string().key(),
    part: number().key(),
    streetId: string(),
    saidSealed: string(),
    expiresAt: number(),
  }),
  computeKey: ({ importId, part }) => ({ pk: `SURVEYIMPORT#${importId}`, sk: `LOOK#${partText(part)}` }),
})

const partText = (part: number) => String(part).padStart(2, '0')

/** The parts of a table that came. */
export const partsOf = (importId: string) =>
  listOf(ImportPart, { partition: `SURVEYIMPORT#${importId}`, range: { beginsWith: 'PART#' }, consistent: true })

/** What was said of them. */
export const saidOf = (importId: string) =>
  listOf(ImportLook, { partition: `SURVEYIMPORT#${importId}`, range: { beginsWith: 'LOOK#' }, consistent: true })

export const listOfImports = (at: { streetId: string; memberId: string }): string =>
  `SURVEYIMPORTS#${at.streetId}#${at.memberId}`

/** The tables that somebody brought in, newest first. */
export const importsBy = (at: { streetId: string; memberId: string }) =>
  listOf(SurveyImport, { index: 'byOwner', partition: listOfImports(at), reverse: true })
