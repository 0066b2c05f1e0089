import { revealSender } from '@functions/identity/contact'
import { staffLabel } from '@functions/identity/people'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { seal, unseal } from '@functions/platform/sealed/personal'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime, getNow, put } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import { maskName, maskPhone } from '@shared/rules/text/masks'
import { isCallable } from '../desk/desk'
import { writeNote } from '../desk/notes'
import { Report, ReportEvent } from '../entities'
import type { ReportItem } from '../history'
import { nobody } from '../place'
import { historyAtDesk } from '../views/access'
import { destinationOf, newReport, submission } from './newReport'
import { distinctPhotos } from './photos'

type Input = Inputs['reports']['behalf']
type Receipt = Outputs['reports']['behalf']

/**
 * Takes in a report for somebody who came or called. They have no account: nobody earns points or is asked to confirm,
 * and it closes by itself. Name and phone are sealed.
 * @throws UNKNOWN_CATEGORY, UNKNOWN_COMMUNITY, OUTSIDE_STREET, IDEMPOTENCY_CONFLICT; FORBIDDEN outside one's
 * communities
 */
export async function behalf(actor: Actor, { id, ...words }: Input): Promise<Receipt> {
  const hash = actFingerprint(actor, words)
  if (!reaches(actor.grants, words.communityId)) throw problem('FORBIDDEN')
  const repeated = await guarded(
    async () => {
      distinctPhotos(words.photoIds ?? [])
      await destinationOf(actor.streetId, words)
    },
    async () => {
      const first = firstOf(await getNow(Report, { reportId: id }), hash)
      return first && receiptOf(first)
    },
  )
  if (repeated) return repeated
  const byLabel = await staffLabel(actor, words.communityId)
  return untilAnswered(async () => {
    const report = await taken(actor, id, words, hash)
    const first = submission(report, { by: actor.memberId, byRole: 'staff', byLabel }, words)
    return transact<Receipt>([firstTime(Report, report, receiptOf), put(ReportEvent, first), stillTrusted(actor)], () =>
      receiptOf(report),
    )
  })
}

/** The report as it is taken in. */
async function taken({ streetId, memberId }: Actor, id: string, words: Omit<Input, 'id'>, hash: string) {
  const { callerName = '', callerPhone = '', description, address, location, photoIds = [], source } = words
  const caller = {
    ...(callerName
      ? { callerMasked: maskName(callerName), callerNameSealed: await seal(callerName, `callerName:${id}`) }
      : {}),
    ...(callerPhone
      ? { callerPhoneMasked: maskPhone(callerPhone), callerPhoneSealed: await seal(callerPhone, `callerPhone:${id}`) }
      : {}),
  }
  const sent = { reportId: id, reporterId: nobody(id), hash, description, address, location, photoIds }
  return newReport(await destinationOf(streetId, words), { ...sent, source, takenBy: memberId, ...caller })
}

/**
 * The receipt of a report taken in. Due as it stands now: the answer to a repeat after a change of category is the
 * truth of that moment.
 */
const receiptOf = ({ reportId, submittedAt, dueAt }: ReportItem): Receipt => ({ reportId, submittedAt, dueAt })

/**
 * Name and phone of who came or called, in full, or of who sent an urgent report. Nothing is shown before the look is on
 * record among the report's notes, and where its sender sees it. @throws NOT_FOUND when there is nothing to see
 */
export async function revealCaller(actor: Actor, { reportId, id, purpose }: Inputs['reports']['revealCaller']) {
  const history = await historyAtDesk(actor, reportId)
  const { callerNameSealed, callerPhoneSealed, reporterId: memberId } = history.report
  if (isCallable(history.report)) {
    const { name, phone } = await revealSender(actor, { memberId, id, purpose })
    await writeNote(actor, history, { id, kind: 'look', text: purpose })
    return { name, phone }
  }
  if (!callerNameSealed && !callerPhoneSealed) throw problem('NOT_FOUND')
  await writeNote(actor, history, { id, kind: 'look', text: purpose })
  return {
    name: callerNameSealed ? await unseal(callerNameSealed, `callerName:${reportId}`) : '',
    phone: callerPhoneSealed ? await unseal(callerPhoneSealed, `callerPhone:${reportId}`) : '',
  }
}
