import type { Actor } from '@functions/platform/token'
import type { Outputs } from '@shared/contract/contract'
import { looksAt } from './contact'
import { headOf, meOf } from './me'

/** Looks on the first page; further ones are asked for. */
const LOOKS = 20

/** What is kept of the caller, and who looked at their contact. Two queries at once. @throws UNAUTHORIZED */
export async function dataOf({ memberId }: Actor): Promise<Outputs['identity']['data']> {
  const [me, looks] = await Promise.all([
    headOf(memberId).then(({ profile }) => meOf(profile)),
    looksAt(memberId, { limit: LOOKS }),
  ])
  return { me, looks }
}
