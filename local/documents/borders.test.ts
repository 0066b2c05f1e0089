import { createRequire } from 'node:module'
import * as v from 'valibot'
import { textOf } from './documents'

const Rule = v.object({ name: v.string(), to: v.object({ path: v.optional(v.string()) }) })
const config: unknown = createRequire(__filename)('../../.dependency-cruiser.cjs')
const { forbidden } = v.parse(v.object({ forbidden: v.array(Rule) }), config)

/** What each slice may import beside platform and itself, as the rules say it. */
const allowed = forbidden.flatMap(({ name, to: { path = '' } }) => {
  const [, slice] = /^what-(\w+)-may-see$/.exec(name) ?? []
  const [, names = ''] = /\(\?!\(([\w|]+)\)\/\)/.exec(path) ?? []
  return slice ? [{ slice, others: names.split('|').filter((each) => each !== slice && each !== 'platform') }] : []
})

test('the picture in the README is what the rules allow', () => {
  const [, picture = ''] = /may see all\.\n\n```\n([\s\S]*?)\n```/.exec(textOf('README.md')) ?? []
  const drawn = picture.split('\n').map((line) => {
    const [slice, ...others] = line.trim().split(/\s+/)
    return { slice, others }
  })
  expect(allowed.length).toBeGreaterThan(15)
  expect(drawn).toEqual(allowed)
})

test('a slice may import only slices above it: there is no circle', () => {
  const wrong = allowed.filter(({ others }, place) =>
    others.some((other) => !allowed.slice(0, place).some(({ slice }) => slice === other)),
  )
  expect(wrong).toEqual([])
})
