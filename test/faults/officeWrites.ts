import { Profile } from '@functions/identity/entities'
import { expireStreet } from '@functions/points/yearly'
import { flag } from '@functions/vigilance/watch'
import { addDays, dayOf } from '@shared/rules/time/day'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anId, call } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { entriesOf } from '../support/ledger'
import { type FaultyWrite, of } from './writes'

const DAY_MS = 86_400_000
const reason = '文明骑行之星'
/** So many points need a second administrator. */
const MANY = 501

/** What the street office and the turn of a year write about points. */
export const OFFICE_WRITES: Record<string, FaultyWrite> = {
  'an award by hand': {
    route: 'points.award',
    prepare: async (streetId) => {
      const [worker, admin] = await somebody(streetId)
      const input = { id: anId(), memberId: worker.memberId, amount: 80, reason }
      return { ...of(worker), send: () => call('points', 'award', input, admin) }
    },
  },
  'a proposed award': {
    route: 'points.award',
    prepare: async (streetId) => {
      const [worker, admin] = await somebody(streetId)
      const input = { id: anId(), memberId: worker.memberId, amount: MANY, reason }
      return { ...of(worker), send: () => call('points', 'award', input, admin) }
    },
  },
  'an approved award': {
    route: 'points.decide',
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
    route: 'points.reverse',
    prepare: async (streetId) => {
      const [worker, admin] = await somebody(streetId)
      const { memberId } = worker
      await call('points', 'award', { id: anId(), memberId, amount: 80, reason }, admin)
      const entryId = (await entriesOf(memberId)).at(-1)?.id ?? ''
      const input = { id: anId(), memberId, entryId, reason: '重复发放' }
      return { ...of(worker), send: () => call('points', 'reverse', input, admin) }
    },
  },
  'a confirmation that is taken back': {
    route: 'identity.takeBack',
    prepare: async (streetId) => {
      const worker = await aPerson(streetId, { grants: [] })
      const staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
      const { memberId } = worker
      await Profile.build(UpdateItemCommand).item({ memberId, status: 'pending' }).send()
      await call('identity', 'confirm', { memberId, id: anId() }, staff)
      const input = { memberId, id: anId(), reason: '不在本社区' }
      return { ...of(worker), send: () => call('identity', 'takeBack', input, staff) }
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
  'a rule that is changed': {
    route: 'points.changeRule',
    prepare: async () => {
      const { streetId, admin } = await anOffice()
      const rule = { reason: 'checkin' as const, amount: 3, firstDay: addDays(dayOf(Date.now()), 7), note: '入冬以后' }
      const input = { id: anId(), ...rule }
      return {
        ...{ streetId, mark: streetId },
        effect: async () =>
          (await call('points', 'ruleHistory', { reason: 'checkin' }, admin)).body.items.map(amountOf),
        send: () => call('points', 'changeRule', input, admin),
      }
    },
  },
  'settings that are saved': {
    route: 'points.saveSettings',
    prepare: async () => {
      const { streetId, admin } = await anOffice()
      const input = { id: anId(), version: 0, pointFen: 12, secondPersonAbove: 300 }
      return {
        ...{ streetId, mark: streetId },
        effect: async () => {
          const { version, pointFen, secondPersonAbove, items } = (await call('points', 'settings', {}, admin)).body
          return { version, pointFen, secondPersonAbove, changes: items.map((change) => change.pointFen) }
        },
        send: () => call('points', 'saveSettings', input, admin),
      }
    },
  },
  'a flag that is looked at': {
    route: 'points.seeFlag',
    prepare: async () => {
      const { streetId, admin } = await anOffice()
      const worker = await aPerson(streetId)
      const subject = { streetId, kind: 'manyMeals' as const, subject: worker.memberId }
      await flag(subject, Date.now(), [worker.memberId], ['一小时内 5 份'])
      const list = async (which: 'open' | 'seen') => (await call('points', 'flags', { list: which }, admin)).body.items
      const flagId = (await list('open'))[0]?.id ?? ''
      const input = { flagId, id: anId(), note: '已电话核实' }
      return {
        ...{ streetId, mark: flagId },
        effect: async () => ({ open: (await list('open')).length, seen: (await list('seen')).map(({ note }) => note) }),
        send: () => call('points', 'seeFlag', input, admin),
      }
    },
  },
}

/** A street of its own, for what a street has one of. */
async function anOffice() {
  const { streetId } = await aStreet()
  return { streetId, admin: await aPerson(streetId, { grants: [{ role: 'admin' }] }) }
}

const amountOf = ({ amount }: { amount: number }) => amount

function somebody(streetId: string) {
  const isAdmin = { grants: [{ role: 'admin' as const }] }
  return Promise.all([aPerson(streetId), aPerson(streetId, isAdmin), aPerson(streetId, isAdmin)])
}
