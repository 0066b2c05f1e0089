import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PAGES, TITLES } from '@shared/pages.gen'
import * as v from 'valibot'
import type { Signed } from '../support/people'
import { first, type Shot } from './shot'

/** `screen.json` in a page's folder: how one comes to see it, as it opens. */
const Screen = v.strictObject({
  /** Demo person it is shown to. */
  person: v.string(),
  /** A list of the API. The `{fields}` below are those of its first item. */
  of: v.optional(v.string()),
  /** What its address carries. */
  query: v.optional(v.string()),
  /** What has to be there before it counts as shown: a text, an element, or one of some texts. */
  ready: v.union([v.string(), v.array(v.string())]),
})
type Screen = v.InferOutput<typeof Screen>

const ROOT = join(__dirname, '..', '..', '..')
const names = Object.keys(PAGES) as (keyof typeof PAGES)[]

/** Pages that say themselves how they are shown. @throws when one says it wrongly */
export const SCREENS: readonly (Screen & { page: keyof typeof PAGES })[] = names.flatMap((page) => {
  const file = join(ROOT, 'miniapp', dirname(PAGES[page]), 'screen.json')
  if (!existsSync(file)) return []
  const parsed = v.safeParse(Screen, JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.success) throw new Error(`screen.json of ${page} (${TITLES[page]}): ${v.summarize(parsed.issues)}`)
  return [{ page, ...parsed.output }]
})

const filled = (text: string, item: Record<string, unknown>) =>
  text.replace(/\{(\w+)\}/g, (_, field: string) => String(item[field]))

/** The screens that pages name for that person, made from what the running system has for them. */
export async function besidePages(person: string, phone: Signed, url: string): Promise<Shot[]> {
  const shots: Shot[] = []
  for (const { page, of, query, ready } of SCREENS.filter((screen) => screen.person === person)) {
    const item = of === undefined ? {} : await first<Record<string, unknown>>(phone, url, of)
    shots.push({
      name: page.replace('/', '-'),
      person,
      path: query === undefined ? PAGES[page] : `${PAGES[page]}?${filled(query, item)}`,
      ready: typeof ready === 'string' ? filled(ready, item) : new RegExp(ready.join('|')),
    })
  }
  return shots
}
