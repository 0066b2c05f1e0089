import { expireStreet } from '@functions/points/yearly'
import { settlementOf } from '@functions/shops/statements'
import { dayOf } from '@shared/rules/day'
import { monthOf } from '@shared/rules/settlement'
import { anId, call } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { entriesOf } from '../support/ledger'
import { aMerchant, anOwner, ticketFor } from '../support/meals'
import { aBuyer, type FaultyWrite, of } from './writes'

const DAY_MS = 86_400_000
const reason = '文明骑行之星'
/** So many points need a second administrator. */
const MANY = 501

/** What the street office, shops and the turn of a year write about points and meals. */
export const OFFICE_WRITES: Record<string, FaultyWrite> = {
  'an award by hand': {
    prepare: async (streetId) => {
      const [worker, admin] = await somebody(streetId)
      const input = { id: anId(), memberId: worker.memberId, amount: 80, reason }
      return { ...of(worker), send: () => call('points', 'award', input, admin) }
    },
  },
  'a proposed award': {
    prepare: async (streetId) => {
      const [worker, admin] = await somebody(streetId)
      const input = { id: anId(), memberId: worker.memberId, amount: MANY, reason }
      return { ...of(worker), send: () => call('points', 'award', input, admin) }
    },
  },
  'an approved award': {
    prepare: async (streetId) => {
      const [worker, admin, second] = await somebody(streetId)
      const proposalId = anId()
      const { memberId } = worker
      await call('points', 'award', { id: proposalId, memberId, amount: MANY, reason }, admin)
      const input = { proposalId, id: anId(), decision: 'approve' as const, reason: '情况属实' }
      return { ...of(worker), send: () => call('points', 'decide', input, second) }
    },
  },
  'a reversed award': {
    prepare: async (streetId) => {
      const [worker, admin] = await somebody(streetId)
      const { memberId } = worker
      await call('points', 'award', { id: anId(), memberId, amount: 80, reason }, admin)
      const entryId = (await entriesOf(memberId)).at(-1)?.id ?? ''
      const input = { id: anId(), memberId, entryId, reason: '重复发放' }
      return { ...of(worker), send: () => call('points', 'reverse', input, admin) }
    },
  },
  'points that expire': {
    laterMs: 800 * DAY_MS,
    prepare: async () => {
      // A street of its own: the job is a street's.
      const { streetId } = await aStreet()
      const worker = await aPerson(streetId, { points: 30, listed: true })
      const send = async () => {
        const { failed } = await expireStreet(streetId, () => true)
        return { status: failed > 0 ? 503 : 200, body: {} }
      }
      return { ...of(worker), send }
    },
  },
  'a new offer': {
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
    prepare: async (streetId) => {
      const { worker, offer } = await aBuyer(streetId)
      const { merchantId, offerId, version } = offer
      const owner = await anOwner(streetId, merchantId)
      const input = { ...MEAL, merchantId, offerId, version, id: anId(), picture: { kind: 'same' as const } }
      return { ...of(worker, offer), mark: offerId, send: () => call('shops', 'changeOffer', input, owner) }
    },
  },
  'a closed month': {
    laterMs: 32 * DAY_MS,
    prepare: async (streetId) => {
      const { clerk, offer, voucher } = await aBuyer(streetId)
      await call('meals', 'confirm', { id: anId(), ticket: await ticketFor(clerk, voucher) }, clerk)
      const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
      const { merchantId } = offer
      const input = { merchantId, month: monthOf(dayOf(Date.now())), id: anId() }
      return {
        ...shopOf(streetId, merchantId),
        effect: async () => {
          const { own, correction } = (await settlementOf(streetId, merchantId, input.month)) ?? {}
          return { own, correction }
        },
        send: () => call('shops', 'closeMonth', input, admin),
      }
    },
  },
}

const MEAL = {
  ...{ title: '牛肉面套餐', description: '大碗，加蛋', pricePoints: 20, cashFen: 300, stockPerDay: 30, perDay: 1 },
  ...{ fromMinute: 0, toMinute: 1440, weekdays: [0, 1, 2, 3, 4, 5, 6], onSale: true },
  ...{ validFrom: '2020-01-01', validTo: '2099-12-31' },
}

const shopOf = (streetId: string, merchantId: string) => ({ streetId, mark: merchantId })

function somebody(streetId: string) {
  const isAdmin = { grants: [{ role: 'admin' as const }] }
  return Promise.all([aPerson(streetId), aPerson(streetId, isAdmin), aPerson(streetId, isAdmin)])
}
