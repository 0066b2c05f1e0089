import { createRequire } from 'node:module'
import * as v from 'valibot'

/** A slice, and the others it may import beside platform: only such as stand above it. */
export interface Border {
  slice: string
  others: readonly string[]
}

const Rule = v.object({ name: v.string(), to: v.object({ path: v.optional(v.string()) }) })
const Rules = v.object({ forbidden: v.array(Rule) })

/** What each slice may import, as the rules of `.dependency-cruiser.cjs` say it, from top to bottom. */
export function borders(): Border[] {
  const { forbidden } = v.parse(Rules, createRequire(__filename)('../../.dependency-cruiser.cjs'))
  return forbidden.flatMap(({ name, to: { path = '' } }) => {
    const [, slice] = /^what-([\w/]+)-may-see$/.exec(name) ?? []
    const [, names = ''] = /\(\?!\(([\w/|]+)\)\/\)/.exec(path) ?? []
    return slice ? [{ slice, others: names.split('|').filter((each) => each !== slice && each !== 'platform') }] : []
  })
}

/** The README with the list of what each slice may import. @throws when it has no place for that list. */
export function readmeWithBorders(readme: string): string {
  const all = borders()
  const width = Math.max(...all.map(({ slice }) => slice.length))
  const lines = all.map(({ slice, others }) => `${slice.padEnd(width)}  ${others.join(' ')}`.trimEnd())
  const place = /(may see all\.\n\n```\n)[\s\S]*?(\n```)/
  if (!place.test(readme)) throw new Error('README.md has no list of what slices may import')
  return readme.replace(place, (_, before: string, after: string) => `${before}${lines.join('\n')}${after}`)
}
