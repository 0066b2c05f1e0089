import { now } from '@functions/platform/clock'
import { asError, log } from '@functions/platform/log'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { FLAG_KINDS } from '@shared/rules/office/vigilance'
import { flag, noteOnce } from './watch'

/**
 * Notes who signs in on a phone, by a keyed hash of its app's random id; more people than a family has are told to the
 * office. Never a reason not to sign in. A query, and a write and another query ten times a month and person.
 */
export async function noticeDevice(streetId: string, device: string | undefined, memberId: string): Promise<void> {
  if (!device) return
  try {
    const subject = { streetId, kind: 'sharedDevice', subject: await tokenOf('device', device) } as const
    const at = now()
    // A trace a person and tenth of the window: whoever signs in every two hours pushes nobody out of what is read.
    const tenthMs = FLAG_KINDS.sharedDevice.windowMs / 10
    const began = Math.floor(at / tenthMs) * tenthMs
    const found = await noteOnce(subject, { id: `${memberId}#${began}`, at: began, what: memberId })
    const people = [...new Set(found.map(({ what }) => what))]
    if (people.length <= FLAG_KINDS.sharedDevice.most) return
    await flag(subject, at, people, [`30 天内有 ${people.length} 个账号在这台手机上登录`])
  } catch (error) {
    log.warn('a device was not noted', { error: asError(error) })
  }
}
