import { labelOf } from '@functions/identity/labels'
import { stillTrusted } from '@functions/ledger/movement'
import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import type { Actor } from '@functions/platform/token'
import { commit, type Step } from '@functions/platform/transact'
import { asSeen, firstTime } from '@functions/platform/writes'
import { SettingChange } from '../deskEntities'

interface Change {
  /** The id its client made for this change. */
  id: string
  hash: string
  /** What is changed. */
  ref: string
  /** The version that was seen; the setting's own write is conditioned on it. */
  seen: number
}

/** The condition of a setting's write: nobody changed it since it was seen. */
export const unchangedSince = (seen: number) => asSeen('version', seen || undefined)

/** What a setting's write means when its condition fails. @throws SETTING_CHANGED */
export function overtaken(): never {
  throw problem('SETTING_CHANGED')
}

/**
 * Changes a setting of the street together with the record of who did it. One transaction of 6 write units when it is one write; the same id
 * again brings the same version, whatever was changed since.
 * @throws SETTING_CHANGED, IDEMPOTENCY_CONFLICT
 */
export async function changeSetting(actor: Actor, { id, hash, ref, seen }: Change, ...writes: Step<never>[]) {
  const version = seen + 1
  const byLabel = await labelOf(actor, '管理员')
  const record = { streetId: actor.streetId, id, ref, by: actor.memberId, byLabel, at: now(), version, hash }
  return commit<{ version: number }>(
    [firstTime(SettingChange, record, (first) => ({ version: first.version })), ...writes, stillTrusted(actor)],
    () => ({ version }),
  )
}
