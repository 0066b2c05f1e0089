import { randomInt } from 'node:crypto'
import { audited } from '@functions/identity/audit'
import { grantsOf } from '@functions/identity/me'
import { staffBecomes } from '@functions/identity/roles'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { formsOf, tokenOf } from '@functions/platform/sealed/lookup'
import { derivedId } from '@functions/platform/store/ids'
import { commit, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, put, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { MAX_GRANTS, SETUP_CODE_DIGITS } from '@shared/rules/people/roles'
import { SetupCode } from './entities'
import { candidateView, profileIn, withRole } from './staff'

/** A one-time code is good for so long. Seconds. */
const CODE_SECONDS = 3 * 86_400

/** Makes a one-time code for a street: it is told once and stored as a token. */
export async function makeSetupCode(streetId: string): Promise<{ code: string; until: number }> {
  const code = Array.from({ length: SETUP_CODE_DIGITS }, () => randomInt(10)).join('')
  const until = now() + CODE_SECONDS * 1000
  const token = await tokenOf('setup-code', code)
  await commit([put(SetupCode, { token, streetId, until, expiresAt: Math.ceil(until / 1000) })], () => undefined)
  return { code, until }
}

async function codeOf(code: string) {
  for (const token of await formsOf('setup-code', code)) {
    const item = await getNow(SetupCode, { token })
    if (item) return item
  }
  return undefined
}

/**
 * Makes the caller an administrator of the street that the code is for. The code works once; sent again by the same
 * person it is the same act. Two reads and one transaction of 10 write units.
 * @throws SETUP_CODE_INVALID, REGISTER_FIRST, MEMBER_ROLES_FULL
 */
export async function claim(actor: Actor, { id, code }: Inputs['setup']['claim']): Promise<Outputs['setup']['claim']> {
  const { memberId, streetId, epoch } = actor
  return untilAnswered(async () => {
    const item = await codeOf(code)
    if (item?.streetId !== streetId) throw problem('SETUP_CODE_INVALID')
    const profile = await profileIn(actor, memberId)
    const grants = grantsOf(profile)
    if (item.usedBy !== undefined) {
      const isRepeat = item.usedBy === memberId && item.usedId === id
      if (!isRepeat) throw problem('SETUP_CODE_INVALID')
      return candidateView(profile)
    }
    if (item.until <= now()) throw problem('SETUP_CODE_INVALID')
    if (!profile.nameMasked) throw problem('REGISTER_FIRST')
    const next = withRole(grants, { role: 'admin' })
    if (next.length > MAX_GRANTS) throw problem('MEMBER_ROLES_FULL')
    const rolesVersion = (profile.rolesVersion ?? 0) + 1
    const { communityId = '' } = profile
    return transact(
      [
        updateIf(SetupCode, { token: item.token, usedBy: memberId, usedId: id }, { attr: 'usedBy', exists: false }),
        ...staffBecomes(profile, next, { epoch }),
        audited({
          ...{ memberId, id: derivedId(id, 'claimed'), streetId, communityId, action: 'rolesChanged', at: now() },
          ...{ by: memberId, byLabel: profile.nameMasked, purpose: '用开通码成为街道管理员', hash: 'server' },
        }),
      ],
      () => candidateView(profile, next, rolesVersion),
    )
  })
}
