import type { Actor } from '@functions/platform/http/token'
import { pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { unseal } from '@functions/platform/sealed/personal'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import { lettersOf } from '@shared/rules/text/oneForm'
import { registrationsWith } from './entities'
import type { ProfileItem } from './me'
import { cardOf } from './registrations'

/**
 * Confirmed members of a community by name, longest ago first. Names are sealed, so a page is a part of the community that
 * is opened and compared: it may be short, or empty, and still have a cursor. One query, ≈ 6 RU for 50.
 * @throws FORBIDDEN outside one's communities
 */
export async function membersNamed(
  actor: Actor,
  input: Inputs['identity']['membersNamed'] & { limit: number },
): Promise<Outputs['identity']['membersNamed']> {
  const { communityId, name } = input
  const { memberId, streetId, grants } = actor
  if (!reaches(grants, communityId)) throw problem('FORBIDDEN')
  return pageOfQuery(
    input,
    `named#${memberId}#${streetId}#${communityId}#${lettersOf(name)}`,
    async (part) => {
      const { items, next } = await registrationsWith(streetId, communityId, 'confirmed').page(part)
      const fits = await Promise.all(items.map((profile) => isNamed(profile, name)))
      return { items: items.filter((_, at) => fits[at]), next }
    },
    cardOf,
  )
}

/**
 * The whole name, or the first letter alone: that one is shown anyway. Anything between would tell letter by letter what
 * is masked, and leave no record of it.
 */
async function isNamed({ memberId, nameSealed }: ProfileItem, sought: string): Promise<boolean> {
  if (!nameSealed) return false
  const [letters, typed] = [lettersOf(await unseal(nameSealed, `name:${memberId}`)), lettersOf(sought)]
  return letters === typed || ([...typed].length === 1 && letters.startsWith(typed))
}
