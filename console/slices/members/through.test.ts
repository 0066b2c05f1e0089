import type { Page } from '@console/parts/pages'
import { through } from './through'

const ask = jest.fn<Promise<Page<string>>, [string, string | undefined]>()
beforeEach(() => ask.mockReset())

test('it goes through all communities and all their pages, in order, and ends', async () => {
  const pages: Record<string, Page<string>> = {
    'east -': { items: ['甲'], cursor: 'more' },
    'east more': { items: [] },
    'west -': { items: ['乙'] },
  }
  ask.mockImplementation(async (communityId, cursor) => pages[`${communityId} ${cursor ?? '-'}`] ?? { items: [] })
  const list = through(['east', 'west'], ask)
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page: Page<string> = await list(cursor)
    found.push(...page.items)
    cursor = page.cursor
  } while (cursor !== undefined)
  expect(found).toEqual(['甲', '乙'])
  expect(ask.mock.calls).toEqual([
    ['east', undefined],
    ['east', 'more'],
    ['west', undefined],
  ])
})

test('of no community there is nothing, and nobody is asked', async () => {
  expect(await through([], ask)(undefined)).toEqual({ items: [] })
  expect(ask).not.toHaveBeenCalled()
})
