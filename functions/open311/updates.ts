import { now } from '@functions/platform/clock'
import { fingerprint, idAt } from '@functions/platform/store/ids'
import { publishedAmong } from '@functions/published/publishedAmong'
import { keepNote } from '@functions/reports/desk/notes'
import { historyOf } from '@functions/reports/history'
import type { StreetItem } from '@functions/stations/street'
import { OPEN311_LIMITS } from '@shared/rules/reports/open311'
import { PUBLIC_LABELS, PUBLIC_LISTS } from '@shared/rules/reports/publicReport'
import { NOTE_LIMITS } from '@shared/rules/reports/reportDesk'
import { isoOf } from '@shared/rules/time/day'
import type { Fields } from './answers'
import type { ClientItem } from './clients'
import { Fault } from './fault'
import { mediaUrls } from './media'
import { idsIn, momentOf, requestQuery, type Span } from './query'
import { entriesOf, isIn, type Published } from './requests'
import { keptText, type Values } from './values'

/**
 * What happened to public requests, oldest first: to the given ones, or between two moments (the last day when none is
 * given). @throws Fault 400
 */
export async function updatesOf(streetId: string, base: string, values: Values): Promise<Fields[]> {
  const ids = idsIn(values)
  const span = ids.length > 0 && values.get('start_date') === '' ? undefined : changedIn(values)
  const wanted = ids.length > 0 ? ids : await changedIds(streetId, span)
  const published = await publishedAmong(streetId, wanted)
  return published
    .flatMap((each) => updatesIn(each, base))
    .filter(({ at }) => isIn(span, at))
    .sort((a, b) => a.at - b.at)
    .map(({ fields }) => fields)
}

const DAY_MS = 86_400_000

function changedIn(values: Values): Span {
  const [start, end] = [momentOf(values, 'start_date'), momentOf(values, 'end_date')]
  const until = end?.until ?? now() + 1
  return { from: start?.from ?? until - DAY_MS, until }
}

async function changedIds(streetId: string, span: Span | undefined): Promise<string[]> {
  // The newest step may be younger than the one that is asked for.
  const updated = { from: span?.from ?? 0, until: Number.POSITIVE_INFINITY }
  const nothing = { get: () => '', all: () => [] }
  const query = { ...requestQuery(nothing), sent: { from: 0, until: now() + 1 }, updated }
  return (await entriesOf(streetId, query, OPEN311_LIMITS.requests)).map(({ reportId }) => reportId)
}

function updatesIn(published: Published, base: string): { at: number; fields: Fields }[] {
  const { reportId, steps } = published
  const after = mediaUrls(base, { reportId, photoNames: [], afterNames: published.afterNames })
  const seen = new Map<number, number>()
  return steps.map(({ move, to, at, note }) => {
    const nth = (seen.get(at) ?? 0) + 1
    seen.set(at, nth)
    const isFix = move === 'resolve' && at === published.fixedAt
    const fields = {
      update_id: `${reportId}-${at}${nth > 1 ? `-${nth}` : ''}`,
      service_request_id: reportId,
      status: PUBLIC_LISTS[to] === 'closed' ? 'CLOSED' : 'OPEN',
      status_detail: to,
      updated_datetime: isoOf(at),
      description: note ? `${PUBLIC_LABELS[to]}：${note}` : PUBLIC_LABELS[to],
      media_url: isFix ? (after[0] ?? null) : null,
    }
    return { at, fields }
  })
}

/**
 * What a client has to add to a request of its own: staff read it as an internal note. Sent again it is the same one.
 * One query, one write. @throws Fault 400, 404
 */
export async function noteUpdate(
  { streetId }: StreetItem,
  { clientId, name }: ClientItem,
  values: Values,
): Promise<Fields> {
  const reportId = values.get('service_request_id')
  const text = keptText(values.get('description'), NOTE_LIMITS.characters)
  if (reportId === '') throw new Fault(400, 'service_request_id was not provided')
  if (text === '') throw new Fault(400, 'description was not provided')
  const history = await historyOf(reportId)
  if (history?.report.streetId !== streetId || history.report.takenBy !== clientId) {
    throw new Fault(404, 'service_request_id was not found')
  }
  const { report, notes } = history
  const hash = fingerprint({ clientId, update: values.get('update_id'), text })
  const id = idAt(report.submittedAt, `update#${hash}`)
  if (notes.length >= NOTE_LIMITS.perReport && !notes.some((note) => note.id === id)) {
    throw new Fault(400, 'there are too many updates of this request')
  }
  const note = { reportId, id, streetId, kind: 'note' as const, by: clientId, byLabel: name, at: now(), text, hash }
  if (!notes.some((each) => each.id === id)) await keepNote(note)
  return { update_id: id, service_request_id: reportId }
}
