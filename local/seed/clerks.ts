import { Clerk, ClerkChange, ClerkTeam, clerkChangeAt } from '@functions/meals/shops/clerkEntities'
import { maskName } from '@shared/rules/text/masks'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { STREET_ID } from './data/street'
import type { People } from './members'
import type { Random } from './random'
import type { Put } from './writer'

/** Who works in which shop, as if everybody had come in by a code of the office. */
export function clerkPuts({ clerks }: People, random: Random): Put[] {
  const shops = [...new Set(clerks.map(({ merchantId }) => merchantId))]
  const isOwner = ({ grants }: People['clerks'][number]) =>
    grants.some((grant) => grant.role === 'merchant' && grant.owner === true)
  const people = clerks.flatMap((clerk) => {
    const { memberId, merchantId, name, createdAt: at } = clerk
    const owner = isOwner(clerk)
    const label = maskName(name)
    const shop = { streetId: STREET_ID, merchantId }
    const id = random.id(at)
    return [
      Clerk.build(BatchPutRequest).item({ ...shop, memberId, nameMasked: label, owner, since: at }),
      ClerkChange.build(BatchPutRequest).item({
        ...{ ...shop, id, act: 'joined', memberId, memberLabel: label, owner },
        ...{ by: memberId, byLabel: label, at, hash: 'seed' },
        ...clerkChangeAt(shop, at, id),
      }),
    ]
  })
  const teams = shops.map((merchantId) => {
    const team = clerks.filter((each) => each.merchantId === merchantId)
    const owners = team.filter(isOwner).length
    return ClerkTeam.build(BatchPutRequest).item({ streetId: STREET_ID, merchantId, people: team.length, owners })
  })
  return [...people, ...teams]
}
