import { contract } from '@shared/contract/contract'
import * as v from 'valibot'
import { type Category, categoryIdOf, isNamedTwice, mergedCategories } from './categories'

const category = (categoryId: string, change: Partial<Category> = {}): Category => ({
  ...{ categoryId, name: categoryId, unit: '次', active: true, ...change },
})
const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((id) => category(id)) as [Category, Category, Category, Category]
const ids = (all: readonly Category[]) => all.map(({ categoryId }) => categoryId).join('')

test('two people who each add one add two, and what each renamed has its new name', () => {
  const theirs = [category('a', { name: '走访' }), B, C]
  const mine = [A, category('b', { unit: '处' }), D]
  const { categories, changes } = mergedCategories([A, B], theirs, mine)
  expect(categories).toEqual([category('a', { name: '走访' }), category('b', { unit: '处' }), C, D])
  expect(changes.map(({ key, mine: isMine }) => [key, isMine])).toEqual([
    ['a', false],
    ['c', false],
  ])
})

test('what was moved here stays moved; otherwise their order stands', () => {
  expect(ids(mergedCategories([A, B], [A, B, C], [B, A]).categories)).toBe('bac')
  expect(ids(mergedCategories([A, B], [B, A], [A, B, D]).categories)).toBe('bad')
})

test('the id of a new category is one that the contract takes', () => {
  const schema = contract.worklog.saveCategories['~orpc'].inputSchema?.entries.categories
  if (!schema) throw new Error('the route takes no categories')
  const made = category(categoryIdOf('01HZX3K5R7Q8V9W0ABCDEFGHJK'), { name: '走访' })
  expect(v.safeParse(schema, [made]).success).toBe(true)
})

test('a name that stands twice is seen, with blanks around it too', () => {
  expect(isNamedTwice('走访 ', [{ name: ' 走访' }, undefined, { name: '走访' }])).toBe(true)
  expect(isNamedTwice('走访', [{ name: '走访' }, undefined, {}])).toBe(false)
})
