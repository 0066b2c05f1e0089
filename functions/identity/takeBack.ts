import { type Correction, entryToReverse, reversal } from '@functions/ledger/corrections'
import { updateAccount } from '@functions/ledger/movement'
import type { Actor } from '@functions/platform/http/token'
import { isProblem, problem } from '@functions/platform/problem'
import { actFingerprint, derivedId } from '@functions/platform/store/ids'
import { AGAIN } from '@functions/platform/store/transact'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { takeBackUntil } from '@shared/rules/people/registration'
import { decide, whyBack } from './decide'
import { grantsOf, type ProfileItem } from './me'

type Decision = Outputs['identity']['takeBack']

/**
 * Takes a mistaken confirmation back: the member is no worker any more, older tokens write nothing, and the
 * registration counts as sent back with a reason. Its points go as far as they are left; a later confirmation pays what
 * is missing less. Points of visits and reports stay. Five reads and one transaction of ≤ 14 write units.
 * @throws NOT_FOUND, REGISTRATION_DECIDED when it is not confirmed, OWN_REGISTRATION, TAKE_BACK_TOO_LATE
 */
export async function takeBack(actor: Actor, input: Inputs['identity']['takeBack']): Promise<Decision> {
  const { memberId, id, reason, fields = [] } = input
  const hash = actFingerprint(actor, { takeBack: memberId, ...whyBack(input) })
  return decide(actor, input, hash, 'confirmed', async (before, at) => {
    const { decidedAt = 0, keptPoints = 0, rolesVersion = 0 } = before
    if (at > takeBackUntil(decidedAt)) throw problem('TAKE_BACK_TOO_LATE')
    const endsTokens = { rolesVersion: rolesVersion + 1 }
    const points = await pointsBack(before, { id, member: before, by: actor.memberId, reason, endsTokens })
    return {
      next: {
        ...endsTokens,
        status: 'rejected',
        grants: grantsOf(before).filter(({ role }) => role !== 'worker'),
        rejectReason: reason,
        rejectFields: fields,
        decisionPoints: -points.done,
        keptPoints: keptPoints + points.missing,
      },
      action: 'registrationTakenBack',
      purpose: reason,
      steps: points.steps,
      confirmedAt: decidedAt,
    }
  })
}

/** What the confirmation brought, as far as it is left; the account's part ends older tokens in any case. */
async function pointsBack({ memberId, decisionId = '' }: ProfileItem, order: Order): Promise<Correction> {
  const back = await registrationReversed(memberId, derivedId(decisionId, 'registration'), order)
  if (back.steps.length > 0) return back
  const { endsTokens } = order
  return { ...back, steps: [updateAccount<never>({ memberId, movements: [], endsTokens }, () => AGAIN)] }
}

type Order = Parameters<typeof reversal>[0]

/** Nothing where the entry is not there, as in the first data of a street, or the office reversed it already. */
async function registrationReversed(memberId: string, entryId: string, order: Order): Promise<Correction> {
  try {
    return await reversal(order, await entryToReverse(memberId, entryId))
  } catch (error) {
    if (isProblem(error, 'NOT_FOUND') || isProblem(error, 'ALREADY_REVERSED')) return { steps: [], done: 0, missing: 0 }
    throw error
  }
}
