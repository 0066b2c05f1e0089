import { labelOf } from '@functions/identity/labels'
import { stillTrusted } from '@functions/ledger/movement'
import { now } from '@functions/platform/clock'
import { actFingerprint } from '@functions/platform/ids'
import { listedIn } from '@functions/platform/listed'
import { type PageQuery, pageOfQuery } from '@functions/platform/pages'
import { problem } from '@functions/platform/problem'
import { table } from '@functions/platform/table'
import type { Actor } from '@functions/platform/token'
import { commit } from '@functions/platform/transact'
import { firstTime } from '@functions/platform/writes'
import { forgetStreet, setStreet, streetNow } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { secondPersonLimit } from '@shared/rules/corrections'
import { addDays, dayOf, startOf } from '@shared/rules/day'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { SettingsChange } from './officeEntities'

type Saved = Outputs['points']['saveSettings']

/** The street afresh: what is written next depends on it. @throws NOT_FOUND */
async function freshStreet(streetId: string) {
  const item = await streetNow(streetId)
  if (!item) throw problem('NOT_FOUND')
  return item
}

/** Above so many points a second administrator decides. Read for the write itself: a cache is never what it depends on. */
export async function secondPersonAbove(streetId: string): Promise<number> {
  const item = await streetNow(streetId)
  return secondPersonLimit(item ?? {}, now())
}

/** The settings as they are, and who changed them, newest first. One read and one query. @throws NOT_FOUND */
export async function settingsOf({ streetId, memberId }: Actor, page: PageQuery) {
  const [street, changes] = await Promise.all([
    freshStreet(streetId),
    pageOfQuery(
      page,
      `points-settings#${streetId}#${memberId}`,
      (options) =>
        table
          .build(QueryCommand)
          .query({ index: 'byOwner', partition: `POINTSSETTINGS#${streetId}` })
          .entities(SettingsChange)
          .options({ ...options, reverse: true })
          .send(),
      ({ id, at, byLabel, pointFen, secondPersonAbove: limit }) => ({
        ...{ id, at, byLabel, pointFen, secondPersonAbove: limit },
      }),
    ),
  ])
  const { pointFen = 0, settingsVersion: version = 0, secondPersonFrom = 0 } = street
  const later = secondPersonFrom > now()
  return {
    ...{ pointFen, version, secondPersonAbove: secondPersonLimit(street, Math.max(now(), secondPersonFrom)) },
    ...(later ? { limitFrom: secondPersonFrom, limitBefore: secondPersonLimit(street, now()) } : {}),
    ...changes,
  }
}

/**
 * Sets what a point is worth to a shop and above how many points two administrators decide. A higher limit holds from
 * the next Shanghai day on: nobody lifts it for one award and lowers it again unseen. One read and one transaction of
 * 6 write units; the same id again gets the first answer. @throws SETTING_CHANGED
 */
export async function saveSettings(actor: Actor, { id, ...words }: Inputs['points']['saveSettings']): Promise<Saved> {
  const { streetId, memberId } = actor
  const { version: seen, pointFen, secondPersonAbove: limit } = words
  const hash = actFingerprint(actor, words)
  const byLabel = await labelOf(actor, '管理员')
  const street = await freshStreet(streetId)
  const at = now()
  const version = seen + 1
  const before = secondPersonLimit(street, at)
  const from = limit > before ? startOf(addDays(dayOf(at), 1)) : 0
  const values = { pointFen, secondPersonAbove: limit }
  const place = listedIn(`POINTSSETTINGS#${streetId}`, at, id)
  const change = { streetId, id, by: memberId, byLabel, at, version, hash, ...values, ...place }
  const saved = await commit<Saved>(
    [
      firstTime(SettingsChange, change, (first) => ({ version: first.version })),
      setStreet({ streetId, ...values, secondPersonBefore: before, secondPersonFrom: from }, seen),
      stillTrusted(actor),
    ],
    () => ({ version }),
  )
  forgetStreet(streetId)
  return saved
}
