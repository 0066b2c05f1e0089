import { call } from '../support/api'
import { all, demo } from '../support/seeded'

test('K1 72 suggestions in the seed: what the communities’ lists page through, open and over, each with its thread', async () => {
  const admin = await demo('admin')
  const { communities } = (await call('stations', 'street', { streetId: 'qishan' })).body
  const lists = await Promise.all(
    communities.flatMap(({ communityId }) =>
      (['open', 'over'] as const).map((show) =>
        all((page) => call('suggestions', 'desk', { communityId, show, ...page, limit: 7 }, admin)),
      ),
    ),
  )
  const found = lists.flat()
  expect(new Set(found.map(({ suggestionId }) => suggestionId)).size).toBe(72)
  expect(found).toHaveLength(72)
  const states = new Set(found.map(({ state }) => state))
  expect([...states].sort()).toEqual(['answered', 'merged', 'open', 'refused'])
  for (const { suggestionId, state, proposer } of found.slice(0, 20)) {
    const { events } = (await call('suggestions', 'item', { suggestionId }, admin)).body
    expect([state, events.length]).toEqual([state, state === 'open' ? 1 : 2])
    // K4 what cannot be done says why, and who could.
    if (state === 'refused') expect(events[1]).toMatchObject({ text: expect.any(String), who: expect.any(String) })
    expect(proposer === undefined || proposer.includes('*')).toBe(true)
  }
})
