import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { listOf } from '@functions/platform/lists/list'
import { listedFields, listedIn } from '@functions/platform/lists/listed'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, record, string } from 'dynamodb-toolbox/schema'
import { actFingerprint } from './ids'
import { labelOf } from './label'
import { kind } from './table'
import { commit, type Step } from './transact'
import { asSeen, firstTime, getNow } from './writes'

/**
 * who    question                                      key
 * admin  was this setting changed by this write        STREET#<id> / CHANGE#<ulid>
 * admin  who changed it to what, newest first          byOwner  SETTINGS#<street>#<ref> / <moment>…  backwards
 *
 * What a street's office sets. A setting is an item of its slice, or a part of one, with a version; where it is only read it
 * may be a cache's. Here is what all of them share: how one is changed.
 */
export const SettingChange = new Entity({
  ...kind('settingChange'),
  schema: item({
    streetId: string().key(),
    id: string().key(),
    /** What was changed. */
    ref: string(),
    by: string(),
    byLabel: string(),
    at: number(),
    version: number(),
    /** What it was from then on, where a list shows that. */
    values: record(string(), number()).optional(),
    /** The same in words. */
    about: string().optional(),
    hash: fingerprinted(),
    ...listedFields(),
  }),
  computeKey: ({ streetId, id }) => ({ pk: `STREET#${streetId}`, sk: `CHANGE#${id}` }),
})

interface Setting {
  ref: string
  /** What this function remembers of it. */
  kept?: { forget(streetId: string): void }
  /** What the list of its changes shows, in numbers or words; without it there is none. */
  values?: Record<string, number>
  about?: string
}

/** The condition of a setting's write: nobody changed it since it was seen. */
export const unchangedSince = (seen: number) => asSeen('version', seen || undefined)

/** What a setting's write means when its condition fails. @throws SETTING_CHANGED */
export function overtaken(): never {
  throw problem('SETTING_CHANGED')
}

/**
 * Changes a setting of the street with a record of who did it. Optimistic lock on `version`; `writes` are given the
 * next one. Idempotent. 4 write units, 2 more where changes are listed, and the writes' own.
 * @throws SETTING_CHANGED, IDEMPOTENCY_CONFLICT
 */
export async function changeSetting<W extends { id: string; version?: number | undefined }>(
  actor: Actor,
  { ref, kept, values, about }: Setting,
  { id, ...words }: W,
  ...writes: ((version: number) => Step<never>)[]
): Promise<{ version: number }> {
  const { streetId, memberId } = actor
  const [at, version] = [now(), (words.version ?? 0) + 1]
  const byLabel = await labelOf(actor, '管理员')
  const hash = actFingerprint(actor, words)
  const change = { streetId, id, ref, by: memberId, byLabel, at, version, hash }
  const isShown = values !== undefined || about !== undefined
  const shown = isShown ? { values, about, ...listedIn(changesPartition(streetId, ref), at, id) } : undefined
  const saved = await commit<{ version: number }>(
    [
      firstTime(SettingChange, { ...change, ...shown }, (first) => ({ version: first.version })),
      ...writes.map((write) => write(version)),
      stillTrusted(actor),
    ],
    () => ({ version }),
  )
  kept?.forget(streetId)
  return saved
}

/** Was a setting changed by this write already? 1 read unit. */
export const wasChangedBy = async (streetId: string, id: string): Promise<boolean> =>
  (await getNow(SettingChange, { streetId, id })) !== undefined

const changesPartition = (streetId: string, ref: string) => `SETTINGS#${streetId}#${ref}`

/** Who changed a setting, when and to what, newest first. One query. */
export const changesOf = ({ streetId, memberId }: Actor, ref: string, page: PageQuery) =>
  pageOfQuery(
    page,
    `settings#${streetId}#${memberId}#${ref}`,
    listOf(SettingChange, { index: 'byOwner', partition: changesPartition(streetId, ref), reverse: true }).page,
    ({ id, at, byLabel, values = {}, about = '' }) => ({ id, at, byLabel, values, about }),
  )
