import { dayOf } from '@shared/rules/time/day'
import { call } from '../support/api'
import { all, demo } from '../support/seeded'

const STREET = { streetId: 'qishan' }

test('H8 the street shows three categories and the open letter, to everybody, and the letter stands above', async () => {
  const { body } = await call('articles', 'publicList', STREET)
  const { items, pinned = [] } = body
  const categories = new Set([...items, ...pinned].map(({ category }) => category))
  expect([...categories].sort()).toEqual(['lesson', 'letter', 'model', 'notice', 'policy'])
  expect(pinned.map(({ title }) => title)).toEqual(['致新就业群体一封信'])
  const articleId = pinned[0]?.articleId ?? ''
  const letter = await call('articles', 'publicOpen', { ...STREET, articleId })
  expect(letter.body).toMatchObject({ isPublic: true, category: 'letter' })
  expect(letter.body.blocks.length).toBeGreaterThan(5)
})

test('there are lessons of every kind, and one is set until a day to come', async () => {
  const { items } = (await call('study', 'list', {}, await demo('rider'))).body
  expect(new Set(items.map(({ lesson }) => lesson.format))).toEqual(new Set(['read', 'listen', 'watch']))
  const due = items.flatMap(({ lesson }) => lesson.dueOn ?? [])
  expect(due).toHaveLength(1)
  expect((due[0] ?? '') > dayOf(Date.now())).toBe(true)
})

test('whoever is told of has agreed, and is made up', async () => {
  const admin = await demo('admin')
  const models = (await call('articles', 'publicList', { ...STREET, category: 'model' })).body.items
  expect(models.length).toBeGreaterThan(1)
  for (const { articleId } of models) {
    const { consents } = (await call('articles', 'edit', { articleId }, admin)).body
    expect(consents).toMatchObject([{ name: expect.stringContaining('样板') }])
  }
})

test('the desk has something in every state, and a community’s own notice is seen there alone', async () => {
  const admin = await demo('admin')
  for (const state of ['draft', 'scheduled', 'shown', 'ended', 'withdrawn'] as const) {
    const rows = await all((page) => call('articles', 'desk', { state, ...page }, admin))
    expect({ state, some: rows.length > 0 }).toEqual({ state, some: true })
  }
  const shown = await all((page) => call('articles', 'desk', { state: 'shown' as const, ...page }, admin))
  const own = shown.filter(({ isPublic }) => !isPublic)
  expect(own.map(({ title }) => title)).toEqual(['塔山社区：这周六上午给电动车免费检查'])
  const everybody = await all((page) => call('articles', 'publicList', { ...STREET, ...page }))
  expect(everybody.map(({ title }) => title)).not.toContain(own[0]?.title)
})

test('what is over is among what is over, with its last day', async () => {
  const { items } = (await call('articles', 'publicList', { ...STREET, show: 'ended' })).body
  expect(items.map(({ title }) => title)).toEqual(['暑假小哥孩子托管班报名'])
})
