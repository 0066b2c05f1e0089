import { anActivity } from '../support/activities'
import { anId, call, type Person } from '../support/api'
import { aPerson } from '../support/factories'
import { accountOf } from '../support/ledger'
import type { FaultyWrite, Scenario } from './writes'

const words = {
  category: 'access' as const,
  text: '送餐进小区要登记三次，能不能一次就好',
  communityId: 'east',
  anonymous: false,
}

async function cast(streetId: string) {
  const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  return { admin, worker: await aPerson(streetId) }
}

/** What stands of somebody's suggestions: each with its thread, and what is left of the day. */
const of = ({ admin, worker }: { admin: Person; worker: Person }, send: Scenario['send'], mark: string): Scenario => ({
  streetId: worker.streetId,
  mark,
  send,
  effect: async () => {
    const { items } = (await call('suggestions', 'mine', {}, worker)).body
    const threads = await Promise.all(
      items.map(async ({ suggestionId, state, version }) => {
        const { events } = (await call('suggestions', 'item', { suggestionId }, admin)).body
        return { state, version, events: events.map(({ kind, text }) => [kind, text]) }
      }),
    )
    return { threads, balance: (await accountOf(worker.memberId)).balance }
  },
})

/** What is written about suggestions. */
export const SUGGESTION_WRITES: Record<string, FaultyWrite> = {
  'a suggestion': {
    route: 'suggestions.suggest',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      const id = anId()
      return of(all, () => call('suggestions', 'suggest', { id, ...words }, all.worker), id)
    },
  },
  'a suggestion that is taken back': {
    route: 'suggestions.withdraw',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      const { suggestionId } = (await call('suggestions', 'suggest', { id: anId(), ...words }, all.worker)).body
      const input = { suggestionId, id: anId() }
      return of(all, () => call('suggestions', 'withdraw', input, all.worker), suggestionId)
    },
  },
  'a suggestion that goes on in another': {
    route: 'suggestions.move',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      const [one, other] = [anId(), anId()]
      for (const id of [one, other]) await call('suggestions', 'suggest', { id, ...words }, all.worker)
      const input = { suggestionId: one, id: anId(), version: 1, move: 'merge' as const, intoId: other }
      return of(all, () => call('suggestions', 'move', input, all.admin), one)
    },
  },
  'a remark that becomes a suggestion': {
    route: 'suggestions.fromRemark',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      const activityId = await anActivity(all.admin, { kind: 'council' })
      const said = { activityId, id: anId(), text: '楼道里装个扶手', memberId: all.worker.memberId }
      await call('activities', 'remark', said, all.admin)
      const input = { id: anId(), activityId, remarkId: said.id, category: 'stairs' as const }
      return of(all, () => call('suggestions', 'fromRemark', input, all.admin), all.worker.memberId)
    },
  },
}
