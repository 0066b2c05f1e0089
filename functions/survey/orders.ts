import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { listedIn } from '@functions/platform/lists/listed'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { commit, transact, untilAnswered } from '@functions/platform/store/transact'
import { unfinishedIn } from '@functions/platform/store/unfinished'
import { firstTime, getNow, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { IMPORT_LIMITS } from '@shared/rules/survey/imports'
import { roundNow } from './access'
import { type ImportItem, ImportPart, importsBy, listOfImports, SurveyImport } from './importEntities'
import { sealedRows } from './kept'

export type ImportView = Outputs['survey']['startImport']

export const NONE = { create: 0, update: 0, same: 0, bad: 0 } as const

/** The table may keep the item a while longer. */
const isGone = ({ expiresAt }: ImportItem) => expiresAt * 1000 <= now()

export function importView(order: ImportItem): ImportView {
  const { state, part, parts, failure, stopAsked, movedAt, chain } = order
  const isUnderWay = state === 'checking' || state === 'verifying' || state === 'running'
  const isStalled = isUnderWay && movedAt + IMPORT_LIMITS.stalledMinutes * 60_000 < now()
  const words = pick(order, 'importId', 'round', 'at', 'total', 'seen', 'counts', 'done', 'changed')
  return {
    ...words,
    received: Math.min(order.total, (state === 'collecting' ? part : parts) * IMPORT_LIMITS.part),
    state: isStalled ? 'failed' : isUnderWay && stopAsked ? 'stopping' : state,
    reason: isStalled ? 'stalled' : failure,
    ...(state === 'ready' ? { fingerprint: chain } : {}),
  }
}

/** One of the caller's imports. 1 read unit. @throws NOT_FOUND */
export async function ownImport({ memberId, streetId }: Actor, importId: string): Promise<ImportItem> {
  const order = await getNow(SurveyImport, { importId })
  if (order?.memberId !== memberId || order.streetId !== streetId || isGone(order)) throw problem('NOT_FOUND')
  return order
}

/** What the caller brought in, newest first. One query. */
export const importsOf = (actor: Actor, page: PageQuery) =>
  pageOfQuery(
    page,
    `imports#${actor.streetId}#${actor.memberId}`,
    async (part) => {
      const { items, next } = await importsBy(actor).page(part)
      return { items: items.filter((order) => !isGone(order)), next }
    },
    importView,
  )

/** Begins to bring in a table. One read and one transaction of 6 write units. @throws NOT_FOUND, SURVEY_CLOSED */
export async function startImport(
  actor: Actor,
  { id, ...words }: Inputs['survey']['startImport'],
): Promise<ImportView> {
  const { streetId, memberId } = actor
  const hash = actFingerprint(actor, words)
  const guards = async () => {
    if ((await roundNow(streetId, words.round)).state !== 'open') throw problem('SURVEY_CLOSED')
  }
  const first = await guarded(guards, async () => firstOf(await getNow(SurveyImport, { importId: id }), hash))
  if (first) return importView(first)
  const at = now()
  const order: ImportItem = {
    ...{ importId: id, streetId, hash, memberId, ...words, at, movedAt: at, state: 'collecting', version: 1 },
    ...{ parts: Math.ceil(words.total / IMPORT_LIMITS.part), part: 0, seen: 0, counts: NONE, done: NONE },
    ...{ chain: '', changed: 0, expiresAt: Math.floor(at / 1000) + IMPORT_LIMITS.keepHours * 3600 },
    ...listedIn(listOfImports(actor), at, id),
  }
  return commit<ImportView>([firstTime(SurveyImport, order, importView), stillTrusted(actor)], () => importView(order))
}

/**
 * Takes a hundred rows in, sealed; they come in their order, and with the last one they are looked at (importing.ts). One read
 * and one transaction of ≈ 30 write units. @throws NOT_FOUND, IMPORT_PART
 */
export async function sendRows(
  actor: Actor,
  { importId, part, rows }: Inputs['survey']['sendRows'],
): Promise<{ received: number }> {
  const hash = actFingerprint(actor, { importId, part, rows })
  const received = { received: part + 1 }
  return untilAnswered<{ received: number }>(async () => {
    const order = await ownImport(actor, importId)
    const { streetId, expiresAt, parts, total, version } = order
    const isLast = part === parts - 1
    const due = isLast ? total - part * IMPORT_LIMITS.part : IMPORT_LIMITS.part
    if (part >= parts || rows.length !== due) throw problem('IMPORT_PART')
    if (order.state !== 'collecting' || order.part > part) {
      const before = await getNow(ImportPart, { importId, part })
      // What was looked at and written is not kept: its number alone says that it came.
      if (before && before.hash !== hash) throw problem('IDEMPOTENCY_CONFLICT')
      if (order.state !== 'collecting' || before) return received
    }
    if (order.part !== part) throw problem('IMPORT_PART')
    const at = now()
    const begins = { state: 'checking', part: -1, movedAt: at, ...unfinishedIn(streetId, at, importId) } as const
    const next = { importId, version: version + 1, ...(isLast ? begins : { part: part + 1 }) }
    const rowsSealed = await sealedRows(importId, part, rows)
    return transact<{ received: number }>(
      [
        firstTime(ImportPart, { importId, part, streetId, hash, rowsSealed, expiresAt }, () => received),
        updateIf(SurveyImport, next, { attr: 'version', eq: version }),
        stillTrusted(actor),
      ],
      () => received,
    )
  })
}
