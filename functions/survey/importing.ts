import { whoOrdered } from '@functions/identity/ordering'
import { now } from '@functions/platform/clock'
import type { Effect } from '@functions/platform/events/effect'
import type { Actor } from '@functions/platform/http/token'
import { digest } from '@functions/platform/store/ids'
import { commit, type Step, transact } from '@functions/platform/store/transact'
import { stepped } from '@functions/platform/store/unfinished'
import { getNow, put, remove, update, updateIf } from '@functions/platform/store/writes'
import { CHANGED_SINCE } from '@shared/rules/survey/imports'
import { columnLetter, type Row } from '@shared/rules/survey/row'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { SurveyRound } from './entities'
import { type ImportItem, ImportLook, ImportPart, partsOf, SurveyImport, saidOf } from './importEntities'
import { openedRows, rowsNow, type Said, saidNow, sealedRows, sealedSaid } from './kept'
import { type Good, type Look, lookAt, outletsByName, twiceIn } from './looking'
import { writeRow } from './writing'

/** Rows that are written at the same time. */
const AT_ONCE = 10
/** Items of one transaction. */
const ITEMS = 20

type Counts = ImportItem['counts']
type Progress = Partial<
  Pick<ImportItem, 'state' | 'failure' | 'part' | 'seen' | 'counts' | 'done' | 'chain' | 'changed'>
>

/**
 * Takes a table one part further: looks at it, looks again when it was confirmed, writes it. What a part brought is one
 * transaction with the order's step, whose own record brings the next; a part that was not written down is done again, and a
 * row that is there already is left as it is.
 */
export const surveyImporting: Effect = {
  name: 'surveyImporting',
  kinds: [SurveyImport.entityName],
  run: async ({ after }) => {
    const { importId, version } = after ?? {}
    if (typeof importId !== 'string') return
    const order = await getNow(SurveyImport, { importId })
    // An older record: the newer one goes on.
    if (!order || order.version !== version) return
    if (order.state === 'dropped') return forget(order)
    if (!order.queuePk) return
    if (order.part < 0) return repeatsNoted(order)
    const actor = await whoOrdered(order)
    if (!actor) return step(order, { state: 'failed', failure: 'rights' })
    if (order.stopAsked) return step(order, { state: 'stopped' })
    if (order.state === 'checking') return looked(order, actor)
    if (order.state === 'verifying') return lookedAgain(order, actor)
    return writtenPart(order, actor)
  },
}

/** Which lines repeat an earlier one is known only with all of them. */
async function repeatsNoted(order: ImportItem): Promise<void> {
  const parts = await partsOf(order.importId).all()
  const rows: Row[][] = []
  for (const part of parts) rows.push(await openedRows(part))
  const twice = twiceIn(rows, order)
  const noted: Step<never>[] = []
  for (const [part, some] of rows.entries()) {
    const lines = some.flatMap(({ line }): [number, number][] => {
      const of = twice.get(line)
      return of === undefined ? [] : [[line, of]]
    })
    if (lines.length > 0) noted.push(put(ImportLook, await sealedSaid(order, part, { twice: lines, looks: [] })))
  }
  for (let from = 0; from < noted.length; from += ITEMS)
    await commit<void>(noted.slice(from, from + ITEMS), () => undefined)
  await step(order, { part: 0 })
}

/** The part as it would be written now. */
async function seen(order: ImportItem, actor: Actor) {
  const { importId, streetId, part } = order
  const [rows, said, outlets] = await Promise.all([
    rowsNow(importId, part),
    saidNow(importId, part),
    outletsByName(streetId),
  ])
  const now = await lookAt({ order, actor, outlets, twice: new Map(said.twice) }, rows)
  return { rows, said, ...now }
}

const chained = (chain: string, looks: readonly Look[]): string =>
  digest([chain, looks.map(({ line, outcome, seen: version }) => [line, outcome, version])])

function counted(counts: Counts, looks: readonly Look[]): Counts {
  const sum = { ...counts }
  for (const { outcome } of looks) sum[outcome] += 1
  return sum
}

/** Looks at a part for the preview. */
async function looked(order: ImportItem, actor: Actor): Promise<void> {
  const { part, parts } = order
  const { said, looks } = await seen(order, actor)
  const isLast = part + 1 === parts
  await step(
    order,
    {
      ...{ state: isLast ? 'ready' : 'checking', part: part + 1, seen: order.seen + looks.length },
      ...{ counts: counted(order.counts, looks), chain: chained(order.chain, looks) },
    },
    [put(ImportLook, await sealedSaid(order, part, { ...said, looks }))],
  )
}

/** Looks once more before anything is written: what does something else by now is shown, and nothing is written. */
async function lookedAgain(order: ImportItem, actor: Actor): Promise<void> {
  const { part, parts } = order
  const { said, looks } = await seen(order, actor)
  const before = new Map(said.looks.map((look) => [look.line, look]))
  const isAsSeen = (look: Look) => {
    const then = before.get(look.line)
    return then?.outcome === look.outcome && then.seen === look.seen
  }
  const fresh = looks.map((look): Look => (isAsSeen(look) ? look : { ...look, changed: true }))
  const changed = order.changed + fresh.filter((look) => look.changed).length
  const isLast = part + 1 === parts
  const next = !isLast ? 'verifying' : changed > 0 ? 'ready' : 'running'
  await step(
    order,
    {
      ...{ state: next, part: next === 'running' ? 0 : part + 1, changed },
      seen: next === 'running' ? 0 : order.seen + looks.length,
      ...{ counts: counted(order.counts, looks), chain: chained(order.chain, looks) },
    },
    fresh.some((look) => look.changed)
      ? [put(ImportLook, await sealedSaid(order, part, { ...said, looks: fresh }))]
      : [],
  )
}

/** Writes a part as it was confirmed; of its rows only those are kept that were not written. */
async function writtenPart(order: ImportItem, actor: Actor): Promise<void> {
  const { importId, part, parts } = order
  const { rows, said, good } = await seen(order, actor)
  const byLine = new Map(good.map((each) => [each.row.line, each]))
  const results: Look[] = []
  for (let from = 0; from < said.looks.length; from += AT_ONCE) {
    const some = said.looks.slice(from, from + AT_ONCE)
    results.push(...(await Promise.all(some.map((look) => outcomeOf(order, actor, look, byLine.get(look.line))))))
  }
  const failed = new Set(results.filter(({ outcome }) => outcome === 'bad').map(({ line }) => line))
  const left = rows.filter(({ line }) => failed.has(line))
  const keeps = await keeping(order, left, { twice: [], looks: results.filter(({ line }) => failed.has(line)) })
  await step(
    order,
    {
      ...{ state: part + 1 === parts ? 'done' : 'running', part: part + 1, seen: order.seen + results.length },
      done: counted(order.done, results),
    },
    left.length > 0 ? keeps : [remove(ImportPart, { importId, part }), remove(ImportLook, { importId, part })],
  )
}

/** What became of a row. */
async function outcomeOf(order: ImportItem, actor: Actor, look: Look, good: Good | undefined): Promise<Look> {
  if (look.outcome === 'bad' || look.outcome === 'same') return look
  const isTheirs = good && (good.here?.importId === order.importId || (good.here?.version ?? 0) === look.seen)
  if (isTheirs && (await writeRow(order, actor, good))) return look
  const column = columnLetter(order.columns.phone)
  return { ...look, outcome: 'bad', wrongs: [{ field: 'phone', column, said: CHANGED_SINCE }] }
}

async function keeping(order: ImportItem, rows: readonly Row[], said: Said): Promise<Step<never>[]> {
  const { importId, streetId, part, expiresAt, hash } = order
  const rowsSealed = await sealedRows(importId, part, rows)
  return [
    put(ImportPart, { importId, part, streetId, hash, rowsSealed, expiresAt }),
    put(ImportLook, await sealedSaid(order, part, said)),
  ]
}

/** Notes how far the order is and what goes with it, provided that nobody else did. */
async function step(order: ImportItem, progress: Progress, steps: readonly Step<never>[] = []): Promise<void> {
  const { importId, streetId, version, round, state } = order
  const next = progress.state ?? state
  const isOver = next !== 'checking' && next !== 'verifying' && next !== 'running'
  const isWriting = state === 'verifying' || state === 'running'
  await transact<void>(
    [
      updateIf(
        SurveyImport,
        { importId, ...progress, ...stepped({ streetId, id: importId, version, at: now() }, isOver) },
        { attr: 'version', eq: version },
      ),
      ...steps,
      // The round may be closed again.
      ...(isWriting && isOver ? [update(SurveyRound, { streetId, round, importing: $add(-1) })] : []),
    ],
    () => undefined,
  )
}

/** Takes out the rows of a table that was given up. */
async function forget({ importId }: ImportItem): Promise<void> {
  const [parts, looks] = await Promise.all([partsOf(importId).all(), saidOf(importId).all()])
  const out = [
    ...parts.map(({ part }) => remove(ImportPart, { importId, part })),
    ...looks.map(({ part }) => remove(ImportLook, { importId, part })),
  ]
  for (let from = 0; from < out.length; from += ITEMS)
    await commit<void>(out.slice(from, from + ITEMS), () => undefined)
}
