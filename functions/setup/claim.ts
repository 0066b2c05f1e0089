import { randomInt } from 'node:crypto'
import { audited } from '@functions/identity/audit'
import { grantsOf } from '@functions/identity/me'
import { staffBecomes } from '@functions/identity/roles'
import { staffIn } from '@functions/identity/staff'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { formsOf, tokenOf } from '@functions/platform/sealed/lookup'
import { derivedId } from '@functions/platform/store/ids'
import { commit, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, put, update, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { MAX_GRANTS, SETUP_CODE_DIGITS } from '@shared/rules/people/roles'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { $get } from 'dynamodb-toolbox/entity/actions/update'
import { DistrictStreet, SetupCode } from './entities'
import { candidateView, profileIn, withRole } from './staff'

type SetupCodeItem = FormattedItem<typeof SetupCode>

/** A one-time code is good for so long. Seconds. */
const CODE_SECONDS = 3 * 86_400

/** What a code is for; without a district it makes an administrator of the street. */
type Meant = Pick<SetupCodeItem, 'streetId' | 'districtId' | 'makes'>

/** Makes a one-time code for a street: it is told once and stored as a token. */
export async function makeSetupCode(streetId: string, districtId?: string): Promise<{ code: string; until: number }> {
  const code = Array.from({ length: SETUP_CODE_DIGITS }, () => randomInt(10)).join('')
  const meant: Meant = { streetId, ...(districtId === undefined ? {} : { districtId, makes: 'district' }) }
  const { step, until } = await setupCode(code, meant)
  await commit([step], () => undefined)
  return { code, until }
}

/** A one-time code as it is stored; 2 write units. */
export async function setupCode(code: string, meant: Meant): Promise<{ step: Step<never>; until: number }> {
  const until = now() + CODE_SECONDS * 1000
  const token = await tokenOf('setup-code', code)
  return { step: put(SetupCode, { token, ...meant, until, expiresAt: Math.ceil(until / 1000) }), until }
}

/** A code as it stands; undefined when there is none. 1 read unit for each valid key. */
export async function codeOf(code: string) {
  for (const token of await formsOf('setup-code', code)) {
    const item = await getNow(SetupCode, { token })
    if (item) return item
  }
  return undefined
}

/**
 * Makes the caller an administrator of the street that the code is for. The code works once; sent again by the same
 * person it is the same act. A code that a district gave works where nobody has begun: a district enters none of its streets.
 * Two reads and one transaction of 10 write units; a read and 2 write units more in a district.
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
    const { districtId, makes } = item
    if (makes === 'first' && (await staffIn(streetId, true).first(1)).length > 0) throw problem('SETUP_CODE_INVALID')
    const next = withRole(grants, { role: 'admin', ...(makes === 'district' ? { districtId } : {}) })
    if (next.length > MAX_GRANTS) throw problem('MEMBER_ROLES_FULL')
    const rolesVersion = (profile.rolesVersion ?? 0) + 1
    const { communityId = '' } = profile
    return transact(
      [
        updateIf(SetupCode, { token: item.token, usedBy: memberId, usedId: id }, { attr: 'usedBy', exists: false }),
        ...staffBecomes(profile, next, { epoch }),
        ...(districtId === undefined ? [] : [begun({ districtId, streetId }, makes === 'first')]),
        audited({
          ...{ memberId, id: derivedId(id, 'claimed'), streetId, communityId, action: 'rolesChanged', at: now() },
          ...{
            by: memberId,
            byLabel: profile.nameMasked,
            purpose: makes === 'district' ? '用开通码成为区管理员' : '用开通码成为街道管理员',
            hash: 'server',
          },
        }),
      ],
      () => candidateView(profile, next, rolesVersion),
    )
  })
}

/** Somebody works in a street of a district from now on; as the first of all where that is what the code is for. */
function begun(street: { districtId: string; streetId: string }, isFirst: boolean): Step<never> {
  const at = now()
  if (!isFirst) return update(DistrictStreet, { ...street, begunAt: at, addedAt: $get('addedAt', at) })
  return updateIf(DistrictStreet, { ...street, begunAt: at }, { attr: 'begunAt', exists: false }, () => {
    throw problem('SETUP_CODE_INVALID')
  })
}
