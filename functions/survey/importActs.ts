import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { AGAIN, transact, untilAnswered } from '@functions/platform/store/transact'
import { takenUp, unfinishedIn } from '@functions/platform/store/unfinished'
import { update, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { SurveyRound } from './entities'
import { type ImportItem, SurveyImport } from './importEntities'
import { rowsNow, saidNow } from './kept'
import { type ImportView, importView, NONE, ownImport } from './orders'

/**
 * Confirms what the preview said. It is looked at once more before anything is written; until it has ended its round stays
 * open. One read and one transaction of 8 write units. @throws NOT_FOUND, IMPORT_NOT_READY, IMPORT_CHANGED, SURVEY_CLOSED
 */
export async function confirmImport(actor: Actor, input: Inputs['survey']['confirmImport']): Promise<ImportView> {
  const { importId, id, fingerprint } = input
  return untilAnswered<ImportView>(async () => {
    const order = await ownImport(actor, importId)
    const { streetId, round, version, chain } = order
    if (order.confirmId === id) {
      if (order.confirmed !== fingerprint) throw problem('IDEMPOTENCY_CONFLICT')
      return importView(order)
    }
    if (order.state !== 'ready') throw problem('IMPORT_NOT_READY')
    if (chain !== fingerprint) throw problem('IMPORT_CHANGED')
    const at = now()
    const begun = { state: 'verifying', part: 0, seen: 0, counts: NONE, chain: '', changed: 0 } as const
    const next = { ...begun, confirmed: chain, confirmId: id, version: version + 1, movedAt: at }
    return transact<ImportView>(
      [
        updateIf(
          SurveyImport,
          { importId, ...next, ...unfinishedIn(streetId, at, importId) },
          { attr: 'version', eq: version },
        ),
        updateIf<typeof SurveyRound>(
          SurveyRound,
          { streetId, round, importing: $add(1) },
          { attr: 'state', eq: 'open' },
          () => {
            throw problem('SURVEY_CLOSED')
          },
        ),
        stillTrusted(actor),
      ],
      () => importView({ ...order, ...next }),
    )
  })
}

/** Lets an import end after the part in hand, or gives it up before it is confirmed. One that has ended stays as it is. */
export async function stopImport(actor: Actor, importId: string): Promise<ImportView> {
  return untilAnswered<ImportView>(async () => {
    const order = await ownImport(actor, importId)
    const { state, version, stopAsked } = order
    const isOver = state === 'done' || state === 'stopped' || state === 'dropped' || state === 'failed'
    if (isOver || stopAsked) return importView(order)
    const isGivenUp = state === 'collecting' || state === 'ready'
    const next = isGivenUp ? ({ state: 'dropped', version: version + 1 } as const) : ({ stopAsked: true } as const)
    return transact<ImportView>(
      [
        updateIf<typeof SurveyImport>(
          SurveyImport,
          { importId, ...next },
          isGivenUp ? { attr: 'version', eq: version } : { attr: 'state', eq: state },
        ),
        stillTrusted(actor),
      ],
      () => importView({ ...order, ...next }),
    )
  })
}

type Query = PageQuery & Pick<Inputs['survey']['importRows'], 'importId' | 'outcome' | 'changed'>
type RowView = Outputs['survey']['importRows']['items'][number]

/** So many parts are looked through for a page: few of them may fit. */
const MOST_PARTS = 12

/** The caller's own rows with what was said of them. Two reads a part. @throws NOT_FOUND */
export async function importRowsOf(actor: Actor, { importId, outcome, changed, ...page }: Query) {
  const order = await ownImport(actor, importId)
  const fits = (look: RowView) =>
    (outcome === undefined || look.outcome === outcome) && (changed === undefined || look.changed)
  return pageOfQuery(
    page,
    `importRows#${actor.memberId}#${importId}#${outcome ?? ''}#${changed ?? ''}`,
    async ({ limit, from = {} }) => {
      let [part, skip] = [Number(from.part ?? 0), Number(from.skip ?? 0)]
      for (let parts = 0; part < order.parts && parts < MOST_PARTS; parts++) {
        const all = (await rowsOfPart(importId, part)).filter(fits)
        const items = all.slice(skip, skip + limit)
        const isWhole = skip + limit >= all.length
        ;[part, skip] = isWhole ? [part + 1, 0] : [part, skip + limit]
        if (items.length > 0) return { items, next: part < order.parts ? { part, skip } : undefined }
      }
      return { items: [], next: part < order.parts ? { part, skip } : undefined }
    },
    (row) => row,
  )
}

async function rowsOfPart(importId: string, part: number): Promise<RowView[]> {
  const [rows, { looks }] = await Promise.all([rowsNow(importId, part), saidNow(importId, part)])
  const cells = new Map(rows.map((row) => [row.line, [...row.cells]]))
  return looks.map(({ line, outcome, wrongs, changed = false }) => ({
    ...{ line, outcome, wrongs, changed },
    cells: cells.get(line) ?? [],
  }))
}

/** Takes up again an import that stands still, or ends it after the last try, and with it what keeps its round open. */
async function resume({ streetId, importId, version, tries, round, state }: ImportItem): Promise<'resumed' | 'ended'> {
  const { isOver, next } = takenUp({ streetId, id: importId, version, tries })
  const isWriting = state === 'verifying' || state === 'running'
  await transact<void>(
    [
      updateIf<typeof SurveyImport>(
        SurveyImport,
        { importId, ...next, ...(isOver ? ({ state: 'failed', failure: 'stalled' } as const) : {}) },
        { attr: 'version', eq: version },
        () => AGAIN,
      ),
      ...(isOver && isWriting ? [update(SurveyRound, { streetId, round, importing: $add(-1) })] : []),
    ],
    () => undefined,
  )
  return isOver ? 'ended' : 'resumed'
}

/** What stands still among the unfinished when tables are brought in, and how it is taken up again. */
export const importWork = { entity: SurveyImport, nameOf: ({ importId }: ImportItem) => importId, resume }
