import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { unseal } from '@functions/platform/sealed/personal'
import { actFingerprint } from '@functions/platform/store/ids'
import { commit } from '@functions/platform/store/transact'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { lookedFirst } from './audit'
import { registrationFor } from './decide'
import { looks } from './entities'
import { headOfOther, type ProfileItem } from './me'

/** Who looked at the member's contact, or at a photo of theirs without its black boxes, newest first. One query. */
export function looksAt(memberId: string, page: PageQuery) {
  return pageOfQuery(page, `looks#${memberId}`, looks(memberId).page, ({ id, at, byLabel, purpose }) => ({
    id,
    at,
    byLabel: byLabel ?? '工作人员',
    purpose,
  }))
}

type Look = Inputs['identity']['revealContact']
type Contact = Outputs['identity']['revealContact']

/** Name and phone of somebody of one's own communities, in full. One read and what `lookUp` costs. */
export async function revealContact(actor: Actor, look: Look): Promise<Contact> {
  return lookUp(actor, await registrationFor(actor, look.memberId), look)
}

/** The same of who sent an urgent report: wherever they are registered, staff of the place have to reach them. */
export async function revealSender(actor: Actor, look: Look): Promise<Contact> {
  const { profile } = await headOfOther(look.memberId)
  return lookUp(actor, profile, look)
}

/**
 * Nothing is shown before the look itself is on record where the person can see it. One transaction of 4 write units.
 * @throws NOT_FOUND, PHONE_GONE
 */
async function lookUp(
  actor: Actor,
  { streetId, communityId = '', nameSealed, phoneSealed }: ProfileItem,
  { memberId, id, purpose }: Look,
): Promise<Contact> {
  if (!nameSealed) throw problem('NOT_FOUND')
  if (!phoneSealed) throw problem('PHONE_GONE')
  const hash = actFingerprint(actor, { contact: memberId, purpose })
  const at = now()
  await commit<true>(
    [
      lookedFirst({
        ...{ memberId, id, streetId, communityId, action: 'contactRevealed', purpose, at, hash },
        ...{ by: actor.memberId, byLabel: actor.label },
      }),
      stillTrusted(actor),
    ],
    () => true,
  )
  return {
    name: await unseal(nameSealed, `name:${memberId}`),
    phone: await unseal(phoneSealed, `phone:${memberId}`),
  }
}
