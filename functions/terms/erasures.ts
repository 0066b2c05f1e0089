import { now } from '@functions/platform/clock'
import { type Erasure, erasing } from '@functions/platform/held'
import { put, remove } from '@functions/platform/store/writes'
import { MemberPosts, Term, termsHeldBy } from './entities'
import { leftBy } from './left'
import { Paper, papersOf } from './paperEntities'
import { Claim, claimsOf } from './servedEntities'

/** Whoever leaves holds no post from then on. That there was a term stays, and whose it was does not. */
export const erasures: readonly Erasure[] = [
  erasing<typeof Term>(
    'terms',
    ({ memberId }) => termsHeldBy(memberId),
    (term, { memberId }) => [put(Term, leftBy(term, now())), remove(MemberPosts, { memberId })],
  ),
  erasing<typeof Claim>(
    'claims',
    ({ memberId }) => claimsOf(memberId),
    (claim) => [remove(Claim, claim)],
  ),
  erasing<typeof Paper>(
    'papers',
    ({ memberId }) => papersOf(memberId),
    (paper) => [remove(Paper, paper)],
  ),
]
