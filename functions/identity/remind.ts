import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { derivedId, fingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { transact, untilAnswered, viewed } from '@functions/platform/store/transact'
import { asSeen, updateIf } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { remindableAgain } from '@shared/rules/people/registration'
import { sayMoment } from '@shared/rules/time/day'
import { audited, onRecord } from './audit'
import { Profile } from './entities'
import { headOf, type Me, meOf, remindFromOf } from './me'

/**
 * Reminds whoever confirms it that a registration waits (registrationNews.ts tells them). Two reads and one transaction
 * of 8 write units. @throws NOT_WAITING, REMIND_LATER
 */
export async function remind(actor: Actor, { id }: Inputs['identity']['remind']): Promise<Me> {
  const { memberId, streetId } = actor
  const record = derivedId(id, 'reminded')
  const hash = fingerprint({ remind: memberId })
  return untilAnswered(async () => {
    const [{ profile }, before] = await Promise.all([headOf(memberId), onRecord(memberId, record)])
    if (firstOf(before, hash)) return meOf(profile)
    const from = remindFromOf(profile)
    if (from === undefined) throw problem('NOT_WAITING')
    const at = now()
    if (at < from) throw problem('REMIND_LATER', { at: from, from: sayMoment(from, at) })
    const reminded = { remindedAt: at, remindFrom: remindableAgain(at) }
    const { communityId = '', remindedAt, registrationId } = profile
    const answer = await transact<true>(
      [
        audited({
          ...{ memberId, id: record, streetId, communityId, action: 'registrationReminded', by: memberId },
          ...{ purpose: '本人提醒', at, hash },
        }),
        updateIf(
          Profile,
          { memberId, ...reminded },
          {
            and: [
              { attr: 'status', eq: 'pending' },
              asSeen('registrationId', registrationId),
              asSeen('remindedAt', remindedAt),
            ],
          },
        ),
        stillTrusted(actor),
      ],
      () => true,
    )
    return viewed(answer, () => meOf({ ...profile, ...reminded }))
  })
}
