import { Profile } from '@functions/identity/entities'
import { ClerkTeam } from '@functions/meals/shops/clerkEntities'
import { settlementOf } from '@functions/meals/shops/statements'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { anId, call, type Person } from '../support/api'
import { aPerson } from '../support/factories'
import { accountOf } from '../support/ledger'
import { aMerchant, anOwner, ticketFor } from '../support/meals'
import { aBuyer, type FaultyWrite, of } from './writes'

const DAY_MS = 86_400_000

/** What shops write, and the street office about them: meals, months, and who works there. */
export const SHOP_WRITES: Record<string, FaultyWrite> = {
  'a new offer': {
    route: 'shops.createOffer',
    prepare: async (streetId) => {
      const merchantId = await aMerchant(streetId)
      const owner = await anOwner(streetId, merchantId)
      const input = { ...MEAL, merchantId, id: anId(), picture: { kind: 'drawing' as const, code: 'noodle' as const } }
      return {
        ...shopOf(streetId, merchantId),
        effect: async () => {
          const { body } = await call('shops', 'offers', { merchantId }, owner)
          return body.items.map(({ version, stockPerDay }) => ({ version, stockPerDay }))
        },
        send: () => call('shops', 'createOffer', input, owner),
      }
    },
  },
  'an offer its owner changes': {
    route: 'shops.changeOffer',
    prepare: async (streetId) => {
      const { worker, offer } = await aBuyer(streetId)
      const { merchantId, offerId, version } = offer
      const owner = await anOwner(streetId, merchantId)
      const input = { ...MEAL, merchantId, offerId, version, id: anId(), picture: { kind: 'same' as const } }
      return { ...of(worker, offer), mark: offerId, send: () => call('shops', 'changeOffer', input, owner) }
    },
  },
  'a redemption that is taken back': {
    route: 'shops.annul',
    prepare: async (streetId) => {
      const { worker, clerk, offer, voucher } = await aBuyer(streetId)
      const { merchantId } = offer
      const redemptionId = anId()
      await call('meals', 'confirm', { id: redemptionId, ticket: await ticketFor(clerk, voucher) }, clerk)
      const owner = await anOwner(streetId, merchantId)
      const input = { merchantId, redemptionId, id: anId(), reason: '扫错了人的码' }
      return { ...of(worker, offer), send: () => call('shops', 'annul', input, owner) }
    },
  },
  'a closed month': {
    route: 'shops.closeMonth',
    laterMs: 32 * DAY_MS,
    prepare: async (streetId) => {
      const { clerk, offer, voucher } = await aBuyer(streetId)
      await call('meals', 'confirm', { id: anId(), ticket: await ticketFor(clerk, voucher) }, clerk)
      const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
      const { merchantId } = offer
      // Made when it is sent first, a month later: an id of today would be refused then.
      const once: { id?: string } = {}
      const month = monthOf(dayOf(Date.now()))
      return {
        ...shopOf(streetId, merchantId),
        effect: async () => {
          const { own, correction } = (await settlementOf(streetId, merchantId, month)) ?? {}
          return { own, correction }
        },
        send: () => {
          once.id ??= anId()
          return call('shops', 'closeMonth', { merchantId, month, id: once.id }, admin)
        },
      }
    },
  },
  'an invitation into a shop': {
    route: 'shops.inviteClerk',
    prepare: async (streetId) => {
      const team = await aTeam(streetId)
      const input = { merchantId: team.merchantId, id: anId(), owner: false }
      return { ...teamOf(team), send: () => call('shops', 'inviteClerk', input, team.admin) }
    },
  },
  'somebody who joins a shop': {
    route: 'shops.joinShop',
    prepare: async (streetId) => {
      const team = await aTeam(streetId)
      const newcomer = await aPerson(streetId)
      const input = { id: anId(), code: await invited(team) }
      return { ...teamOf(team, newcomer), send: () => call('shops', 'joinShop', input, newcomer) }
    },
  },
  'somebody who is taken out of a shop': {
    route: 'shops.removeClerk',
    prepare: async (streetId) => {
      const team = await aTeam(streetId)
      const { merchantId, admin } = team
      const clerk = await aPerson(streetId)
      await call('shops', 'joinShop', { id: anId(), code: await invited(team) }, clerk)
      const input = { merchantId, memberId: clerk.memberId, id: anId() }
      return { ...teamOf(team, clerk), send: () => call('shops', 'removeClerk', input, admin) }
    },
  },
}

const MEAL = {
  ...{ title: '牛肉面套餐', description: '大碗，加蛋', pricePoints: 20, cashFen: 300, stockPerDay: 30, perDay: 1 },
  ...{ fromMinute: 0, toMinute: 1440, weekdays: [0, 1, 2, 3, 4, 5, 6], onSale: true },
  ...{ validFrom: '2020-01-01', validTo: '2099-12-31' },
}

const shopOf = (streetId: string, merchantId: string) => ({ streetId, mark: merchantId })

/** A shop and the administrator who says who works there. */
async function aTeam(streetId: string) {
  const [merchantId, admin] = await Promise.all([
    aMerchant(streetId),
    aPerson(streetId, { grants: [{ role: 'admin' }] }),
  ])
  return { streetId, merchantId, admin }
}
type Team = Awaited<ReturnType<typeof aTeam>>

async function invited({ merchantId, admin }: Team): Promise<string> {
  return (await call('shops', 'inviteClerk', { merchantId, id: anId(), owner: false }, admin)).body.code
}

/** Who works in a shop by its list, its count and its record; and what somebody may do, with the tokens that ended. */
function teamOf({ streetId, merchantId, admin }: Team, person?: Person) {
  const ofPerson = async ({ memberId }: Person) => {
    const { Item } = await Profile.build(GetItemCommand).key({ memberId }).options({ consistent: true }).send()
    const { epoch, rolesVersion } = await accountOf(memberId)
    const roles = Item?.grants.map(({ role }) => role)
    return { roles, rolesVersion: Item?.rolesVersion, account: { epoch, rolesVersion } }
  }
  const effect = async () => {
    const [clerks, changes, { Item: team }] = await Promise.all([
      call('shops', 'clerks', { merchantId }, admin),
      call('shops', 'clerkChanges', { merchantId }, admin),
      ClerkTeam.build(GetItemCommand).key({ streetId, merchantId }).options({ consistent: true }).send(),
    ])
    return {
      clerks: clerks.body.items.length,
      // Two of one millisecond stand in any order.
      changes: changes.body.items.map(({ act }) => act).sort(),
      count: { people: team?.people, owners: team?.owners },
      ...(person ? { person: await ofPerson(person) } : {}),
    }
  }
  return { streetId, mark: merchantId, effect }
}
