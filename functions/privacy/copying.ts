import { copyLink } from '@functions/media/links'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import type { Key } from '@functions/platform/lists/list'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { asSeen, getNow, putIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { COPY_MINUTES } from '@shared/rules/people/privacy'
import { add, keepChunk, keepWhole, type Tables } from './copyFiles'
import { copyName } from './copyName'
import { Copy, type CopyItem } from './entities'
import { ALL_PERSONAL } from './personal.gen'

type View = Outputs['privacy']['copy']

/** Rows read in one call: a worker of years has fewer. */
const ROWS = 5_000
const KEPT_SECONDS = 86_400

const PARTS = Object.values(ALL_PERSONAL).flatMap(({ copies = [] }) => copies)

/**
 * A copy of everything that is stored of the caller: as far as one call brings it, further with the next by the same
 * id. Another id makes another copy. Done, its links are given for 15 minutes.
 * @throws UNAUTHORIZED
 */
export async function copyOf(actor: Actor, { id }: Inputs['privacy']['copy']): Promise<View> {
  const { memberId } = actor
  const copy = await untilAnswered<CopyItem>(async () => {
    const before = await getNow(Copy, { memberId })
    if (before?.copyId === id && before.doneAt !== undefined) return before
    const from = before?.copyId === id ? before : begun(actor, id)
    const next = await further(from)
    const seen = asSeen('version', before?.version)
    const sameAsBefore = before ? { and: [seen, { attr: 'copyId', eq: before.copyId } as const] } : seen
    return transact<CopyItem>([putIf(Copy, next, sameAsBefore), stillTrusted(actor)], () => next)
  })
  return viewOf(copy)
}

function begun({ memberId, streetId }: Actor, copyId: string): CopyItem {
  const at = now()
  const expiresAt = Math.floor(at / 1000) + KEPT_SECONDS
  return { memberId, streetId, copyId, version: 0, at, part: 0, chunks: 0, rows: 0, expiresAt }
}

/** The copy after one call: read on, and what was read written down. */
async function further(copy: CopyItem): Promise<CopyItem> {
  const { memberId, streetId, rows } = copy
  const tables: Tables = {}
  let [read, part, after] = [0, copy.part, copy.after && (JSON.parse(copy.after) as Key)]
  while (read < ROWS && part < PARTS.length) {
    const found = await PARTS[part]?.page({ memberId, streetId }, after || undefined)
    const heading = PARTS[part]?.heading ?? ''
    add(tables, { [heading]: found?.rows ?? [] })
    read += found?.rows.length ?? 0
    after = found?.next
    if (!after) part++
  }
  const next = { ...copy, version: copy.version + 1, part, rows: rows + read }
  if (part < PARTS.length) {
    await keepChunk(copy, copy.chunks + 1, tables)
    return { ...next, after: after && JSON.stringify(after), chunks: copy.chunks + 1 }
  }
  await keepWhole(
    copy,
    PARTS.map(({ heading }) => heading),
    tables,
  )
  return { ...next, after: undefined, doneAt: now() }
}

async function viewOf(copy: CopyItem): Promise<View> {
  const { copyId, rows, doneAt } = copy
  if (doneAt === undefined) return { copyId, state: 'making', rows }
  if (now() > doneAt + COPY_MINUTES * 60_000) return { copyId, state: 'gone', rows }
  const stored = await copyName(copy)
  const [csvUrl, jsonUrl] = await Promise.all([copyLink(stored, '.csv'), copyLink(stored, '.json')])
  return { copyId, state: 'done', rows, csvUrl, jsonUrl }
}
