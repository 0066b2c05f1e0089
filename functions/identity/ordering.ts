import type { Actor } from '@functions/platform/http/token'
import { isProblem } from '@functions/platform/problem'
import { holds } from '@shared/rules/people/roles'
import { actorNow, wholeHeadOf } from './signIn'

/**
 * Who of staff ordered work that goes on by itself, with the roles they have now. Nobody when they are no staff any more, or
 * signed out everywhere since, as one does whose session was in other hands.
 */
export async function whoOrdered({
  memberId,
  streetId,
  at,
}: {
  memberId: string
  streetId: string
  at: number
}): Promise<Actor | undefined> {
  const head = await wholeHeadOf(memberId).catch((error: unknown) => {
    if (isProblem(error, 'UNAUTHORIZED')) return undefined
    throw error
  })
  if (!head || head.profile.streetId !== streetId || (head.account.signedOutAt ?? 0) > at) return undefined
  const actor = actorNow(head.profile, head.account)
  return holds(actor.grants, 'gridWorker') || holds(actor.grants, 'admin') ? actor : undefined
}
