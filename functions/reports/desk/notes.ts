import { staffLabel } from '@functions/identity/people'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { commit } from '@functions/platform/store/transact'
import { firstTime } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { NOTE_LIMITS } from '@shared/rules/reports/reportDesk'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { ReportNote } from '../deskEntities'
import type { History, NoteItem } from '../history'
import { holderOf } from '../place'
import { historyAtDesk } from '../views/access'

/**
 * An internal note. It stands beside the timeline and has no part in the report's version: a note never makes anybody's
 * move fail, and no move makes a note fail. One read, one transaction of 4 write units.
 * @throws NOT_FOUND, NOTES_FULL, IDEMPOTENCY_CONFLICT
 */
export async function addNote(actor: Actor, { reportId, id, text }: Inputs['reports']['addNote']) {
  const history = await historyAtDesk(actor, reportId)
  const { at } = await writeNote(actor, history, { id, kind: 'note', text })
  return { id, at }
}

/** Keeps a note that somebody outside the desk sent. One round trip, 2 write units. */
export async function keepNote(note: NoteItem): Promise<void> {
  await ReportNote.build(PutItemCommand).item(note).send()
}

/** Writes a note; the same id again brings the first one. @throws NOTES_FULL, IDEMPOTENCY_CONFLICT */
export async function writeNote(
  actor: Actor,
  { report, notes }: History,
  { id, kind, text }: Pick<NoteItem, 'id' | 'kind' | 'text'>,
): Promise<NoteItem> {
  const { reportId, streetId } = report
  const hash = actFingerprint(actor, { kind, text })
  // A look at somebody's contact is always put on record.
  const isFull = kind === 'note' && notes.length >= NOTE_LIMITS.perReport
  if (isFull && !notes.some((note) => note.id === id)) throw problem('NOTES_FULL')
  const byLabel = await staffLabel(actor, holderOf(report))
  const note = { reportId, id, streetId, kind, by: actor.memberId, byLabel, at: now(), text, hash }
  return commit<NoteItem>([firstTime(ReportNote, note, (first) => first), stillTrusted(actor)], () => note)
}
