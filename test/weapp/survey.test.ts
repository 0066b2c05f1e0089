import { newId } from '@functions/platform/store/ids'
import { asks } from './support/people'
import { aStory } from './support/stage'

/** 摸底 on foot: a round is open, an outlet has no network, and what was tapped there arrives once. */
const stage = aStory()

interface Round {
  round: number
}
interface Outlets {
  items: { orgId: string; name: string; last?: { people: number } }[]
}
interface People {
  items: { ref: string; nameMasked: string; mark?: string }[]
  cursor?: string
}

test('people of an outlet are said to be there, and somebody new is written down, without a network', async () => {
  const office = await stage.phoneOf('admin')
  const { memberId } = await asks<{ memberId: string }>(office, stage.url, '/members/me')
  const words = { name: '三找三亮', from: '2031-11-19', to: '2031-12-19', ownerIds: [memberId] }
  const { round } = await asks<Round>(office, stage.url, '/survey/rounds', { id: newId(), ...words })

  const app = await stage.phoneOf('grid-shangqiaoxi')
  const { items } = await asks<Outlets>(app, stage.url, `/survey/rounds/${round}/outlets?kind=outlet`)
  const outlet = items.find(({ last }) => (last?.people ?? 0) > 1)
  if (!outlet) throw new Error('nobody was at any outlet')
  const people = async () => {
    const found: People['items'] = []
    for (let cursor = ''; ; ) {
      const path = `/survey/rounds/${round}/people?orgId=${outlet.orgId}&limit=50${cursor}`
      const page = await asks<People>(app, stage.url, path)
      found.push(...page.items)
      if (page.cursor === undefined) return found
      cursor = `&cursor=${encodeURIComponent(page.cursor)}`
    }
  }
  const before = await people()
  const [one] = before

  await app.open('packages/grid/pages/survey/index')
  await app.tap(`#outlet-${outlet.orgId}`)
  await app.sees(one?.nameMasked ?? '')
  await app.set({ network: 'none' })
  await app.tap(`#mark-${one?.ref}-same`)
  await app.sees('等待发送')
  await app.shows(`[id="mark-${one?.ref}-same"].segment--on`)
  await app.tap('#survey-new')
  await app.type('#survey-name', '试新来')
  await app.tap('#survey-save')
  await app.sees(/试.+新来的/)
  expect(await people()).toEqual(before)

  await app.set({ network: '4g' })
  await app.misses('等待发送')
  await app.misses('没有记上')
  const after = await people()
  expect(after.find(({ ref }) => ref === one?.ref)?.mark).toBe('same')
  expect(after.filter(({ mark }) => mark === 'new')).toHaveLength(1)
  expect(after).toHaveLength(before.length + 1)
})
