import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putIf } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import { factArises } from '@functions/worklog/facts'
import type { Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Claim, claimsIn } from './servedEntities'
import { doneBefore } from './steps'

type ClaimItem = FormattedItem<typeof Claim>
type Waiting = Outputs['terms']['confirm']

export function claimView(claim: ClaimItem): Waiting {
  const { id, termId, nameMasked, communityId, categoryId, day, quantity, building, note, at, decision, reason } = claim
  return {
    ...{ servedId: id, termId, name: nameMasked, communityId, categoryId, day, quantity, building, note, at },
    refused: decision === 'refused' ? reason : undefined,
  }
}

/** What waits in a community, oldest first. One query. @throws UNKNOWN_COMMUNITY, FORBIDDEN */
export async function waitingIn(actor: Actor, { communityId, ...page }: PageQuery & { communityId: string }) {
  const { streetId, memberId, grants } = actor
  const { communities } = await streetOf(streetId)
  if (!communities.some((each) => each.communityId === communityId)) throw problem('UNKNOWN_COMMUNITY')
  if (!reaches(grants, communityId)) throw problem('FORBIDDEN')
  return pageOfQuery(
    page,
    `claims#${streetId}#${memberId}#${communityId}`,
    claimsIn(streetId, communityId).page,
    claimView,
  )
}

/**
 * Confirms what waits, and it is an entry from then on; or refuses it with a reason. One read and one transaction of at most
 * 16 write units. @throws NOT_FOUND, SERVED_DECIDED, OWN_SERVED
 */
export async function decide(
  actor: Actor,
  { servedId, id, reason }: { servedId: string; id: string; reason?: string },
): Promise<Waiting> {
  const decidedHash = actFingerprint(actor, { decide: servedId, reason })
  const byLabel = await labelOf(actor, '工作人员')
  return untilAnswered<Waiting>(async () => {
    const claim = await getNow(Claim, { id: servedId })
    if (claim?.streetId !== actor.streetId || !reaches(actor.grants, claim.communityId)) throw problem('NOT_FOUND')
    const { decidedId = '', decidedHash: was = '' } = claim
    if (doneBefore({ id: decidedId, hash: was }, { id, hash: decidedHash })) return claimView(claim)
    if (claim.decision !== undefined) throw problem('SERVED_DECIDED')
    if (claim.memberId === actor.memberId) throw problem('OWN_SERVED')
    const { queuePk: _, queueSk: __, ...rest } = claim
    const decision = reason === undefined ? ('confirmed' as const) : ('refused' as const)
    const next = { ...rest, decision, decidedId: id, decidedHash, decidedBy: byLabel, decidedAt: now(), reason }
    const steps = [
      putIf<typeof Claim, Waiting>(Claim, next, { attr: 'decision', exists: false }),
      ...(decision === 'confirmed' ? factArises<Waiting>(entryOf(claim), () => claimView(next)) : []),
      stillTrusted(actor),
    ]
    return transact<Waiting>(steps, () => claimView(next))
  })
}

/** The entry that a confirmed claim becomes: under its id, of its member. */
function entryOf({ id, hash, streetId, communityId, termId, memberId, nameMasked, ...claim }: ClaimItem) {
  const { categoryId, day, quantity, building, note, at } = claim
  const done = { communityId, categoryId, day, quantity, building, note, termId, at }
  return { id, hash, streetId, ...done, by: memberId, byLabel: nameMasked }
}
