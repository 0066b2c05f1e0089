import { openAccount } from '@functions/ledger/accounts'
import { now } from '@functions/platform/clock'
import { type Actor, issueToken } from '@functions/platform/http/token'
import { openidOf } from '@functions/platform/outside/wechat'
import { formsOf } from '@functions/platform/sealed/lookup'
import { seal } from '@functions/platform/sealed/personal'
import { newId } from '@functions/platform/store/ids'
import { AGAIN, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, put, putNew } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { OpenId, Profile } from './entities'
import { grantsOf, headOf, meOf, type ProfileItem } from './me'

/**
 * Signs a person in by WeChat's login code, making them known to the street the first time.
 * One account per openid and street, however many phones sign in at once. Two round trips when known, three when new.
 */
export async function signIn({ streetId, code }: Inputs['identity']['signIn']): Promise<Outputs['identity']['signIn']> {
  await streetOf(streetId)
  const openid = await openidOf(code)
  const forms = await formsOf('openid', openid)
  const memberId = await untilAnswered(async () => {
    for (const index of forms) {
      const item = await getNow(OpenId, { streetId, index })
      if (item) return item.memberId
    }
    return become(streetId, openid, forms[0])
  })
  const { profile, account } = await wholeHeadOf(memberId)
  const { token, expiresAt } = await issueToken(actorNow(profile, account))
  return { token, expiresAt, serverTime: now(), me: await meOf(profile) }
}

type Head = Awaited<ReturnType<typeof headOf>>

/** Profile and account as they stand together. @throws UNAUTHORIZED when there is none */
export const wholeHeadOf = (memberId: string): Promise<Head> =>
  untilAnswered(async () => {
    const head = await headOf(memberId)
    // A query may see half of a transaction: old roles with the new epoch would be a token that ought to be dead.
    return head.profile.rolesVersion === head.account.rolesVersion ? head : AGAIN
  })

/** Who the member is to a token that is made of it. */
export const actorNow = (profile: Head['profile'], { epoch }: Head['account']): Actor => ({
  memberId: profile.memberId,
  streetId: profile.streetId,
  grants: grantsOf(profile),
  epoch,
  label: profile.nameMasked,
})

/** A new member of the street; AGAIN when another phone of the same person came first. */
async function become(streetId: string, openid: string, index: string): Promise<string | typeof AGAIN> {
  const memberId = newId()
  const profile: ProfileItem = {
    memberId,
    streetId,
    openidSealed: await seal(openid, `openid:${memberId}`),
    status: 'none',
    grants: [],
    createdAt: now(),
  }
  return transact<string>(
    [putNew(OpenId, { streetId, index, memberId }), put(Profile, profile), openAccount(memberId, streetId)],
    () => memberId,
  )
}
