import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { seal } from '@functions/platform/sealed/personal'
import { derivedId, fingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { asSeen, updateIf } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { maskPhone } from '@shared/rules/text/masks'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { audited, onRecord } from './audit'
import { Profile } from './entities'
import { headOf, type Me, meOf, type ProfileItem } from './me'
import { givenBack, isNumberOf, phoneIn, takeNumber } from './phone'

type Input = Inputs['identity']['changeDetails']

/**
 * A confirmed member changes where they work, or their phone number, which WeChat vouches for. The old number is free
 * at once. Two reads and one transaction of 8 write units, 12 with a number.
 * @throws NOT_CONFIRMED, PHONE_CODE_INVALID, PHONE_TAKEN
 */
export async function changeDetails(actor: Actor, { id, phoneTicket, ...words }: Input): Promise<Me> {
  const { memberId } = actor
  const hash = fingerprint({ ...words, phone: phoneTicket !== undefined })
  const record = derivedId(id, 'details')
  return untilAnswered(async () => {
    const [{ profile }, before] = await Promise.all([headOf(memberId), onRecord(memberId, record)])
    if (firstOf(before, hash)) return meOf(profile)
    if (profile.status !== 'confirmed') throw problem('NOT_CONFIRMED')
    const phone = phoneTicket === undefined ? undefined : await phoneIn(memberId, phoneTicket)
    if (phoneTicket !== undefined && phone === undefined) throw problem('PHONE_CODE_INVALID')
    const changed = { ...words, ...(phone === undefined ? {} : await phoneFields(memberId, phone)) }
    const answer = await transact<true>(
      [
        audited({
          ...{ memberId, id: record, streetId: profile.streetId, communityId: profile.communityId ?? '', hash },
          ...{ action: 'detailsChanged', by: memberId, at: now() },
          purpose: phone === undefined ? '本人改单位或职业' : '本人换手机号',
        }),
        written(profile, changed),
        ...(await numberSteps(profile, phone)),
        stillTrusted(actor),
      ],
      () => true,
    )
    return answer === AGAIN ? AGAIN : meOf({ ...profile, ...changed })
  })
}

/** A phone number as a member's profile keeps it. */
export async function phoneFields(memberId: string, phone: string) {
  return {
    phoneMasked: maskPhone(phone),
    phoneSealed: await seal(phone, `phone:${memberId}`),
    phoneIndex: await tokenOf('phone', phone),
  }
}

type Details = Partial<
  Pick<
    ProfileItem,
    'phoneMasked' | 'phoneSealed' | 'phoneIndex' | 'occupation' | 'employer' | 'communityId' | 'queuePk' | 'queueSk'
  >
>

/** Writes details of a confirmed member into their profile, provided that its details are those that were read. */
export function written({ memberId, detailsVersion }: ProfileItem, details: Details): Step<never> {
  return updateIf(
    Profile,
    { memberId, ...details, detailsVersion: $add(1) },
    { and: [{ attr: 'status', eq: 'confirmed' }, detailsUnchanged({ detailsVersion })] },
  )
}

/** Nobody changed details of the profile since it was read. */
export const detailsUnchanged = ({ detailsVersion }: Pick<ProfileItem, 'detailsVersion'>) =>
  asSeen('detailsVersion', detailsVersion)

/** Takes a number for this member and gives theirs back. @throws PHONE_TAKEN */
async function numberSteps(profile: ProfileItem, phone: string | undefined): Promise<Step<never>[]> {
  if (phone === undefined || (await isNumberOf(phone, profile.phoneIndex))) return []
  return [...(await takeNumber(profile, phone)), ...(await givenBack(profile))]
}
