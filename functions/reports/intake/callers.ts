import type { Actor } from '@functions/platform/http/token'
import { formsOf, tokenOf } from '@functions/platform/sealed/lookup'
import { seal } from '@functions/platform/sealed/personal'
import { idAt } from '@functions/platform/store/ids'
import { maskName, maskPhone } from '@shared/rules/text/masks'
import { lettersOf } from '@shared/rules/text/oneForm'
import { meantPhones } from '@shared/rules/text/phone'
import { dayOf, startOf } from '@shared/rules/time/day'
import { writeNote } from '../desk/notes'
import { calledBy } from '../entities'
import type { ReportItem } from '../history'

/** The newest reports of one caller that are looked at; whoever calls more often is known by other means. */
const NEWEST = 50

/** The token of a caller's number, however it was written. */
export const callerToken = (phone: string): Promise<string> =>
  tokenOf('caller', meantPhones(phone)[0] ?? lettersOf(phone))

type Caller = Pick<ReportItem, 'callerMasked' | 'callerNameSealed' | 'callerPhoneMasked' | 'callerPhoneSealed'> &
  Pick<ReportItem, 'callerIndex'>

/** What is kept of who came or called: sealed, masked for the screen, and the number's token to find it by. */
export async function callerFields(
  reportId: string,
  { name, phone }: { name: string; phone: string },
): Promise<Caller> {
  return {
    ...(name ? { callerMasked: maskName(name), callerNameSealed: await seal(name, `callerName:${reportId}`) } : {}),
    ...(phone
      ? {
          callerPhoneMasked: maskPhone(phone),
          callerPhoneSealed: await seal(phone, `callerPhone:${reportId}`),
          callerIndex: await callerToken(phone),
        }
      : {}),
  }
}

/**
 * The newest fifty reports that came with one of these numbers, newest first. One query for each number that may be meant
 * (of the mainland there is one), and while keys are rotated one for each key; ½ read unit for three.
 */
export async function reportsOfCaller(streetId: string, phones: readonly string[]): Promise<ReportItem[]> {
  const tokens = (await Promise.all(phones.map((phone) => formsOf('caller', phone)))).flat()
  const found = await Promise.all(tokens.map((token) => calledBy(streetId, token).first(NEWEST)))
  return found
    .flat()
    .sort((a, b) => b.submittedAt - a.submittedAt)
    .slice(0, NEWEST)
}

/**
 * Puts on record, among a report's notes, that somebody found it by its caller's number: once a day and person, however
 * often they look. One transaction of 4 write units.
 */
export async function noteCallerLook(actor: Actor, report: ReportItem, at: number): Promise<void> {
  const id = idAt(startOf(dayOf(at)), `callerFound#${actor.memberId}#${report.reportId}`)
  await writeNote(actor, { report, notes: [] }, { id, kind: 'look', text: '按来电号码查到' })
}
