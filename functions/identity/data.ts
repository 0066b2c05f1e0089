import type { Actor } from '@functions/platform/http/token'
import type { Outputs } from '@shared/contract/contract'
import { looksAt } from './contact'
import { headOf, meOf } from './me'
import { requestsBy } from './requests'

/** Looks on the first page; further ones are asked for. */
const LOOKS = 20

/** What is kept of the caller, and who looked at their contact. Three queries at once. @throws UNAUTHORIZED */
export async function dataOf({ memberId }: Actor): Promise<Outputs['identity']['data']> {
  const [me, looks, requests] = await Promise.all([
    headOf(memberId).then(({ profile }) => meOf(profile)),
    looksAt(memberId, { limit: LOOKS }),
    requestsBy(memberId),
  ])
  return { me, looks, ...(requests.length > 0 ? { requests } : {}) }
}
