import type { App, Target } from '../harness/person'
import { asks, type Signed } from '../support/people'

/** A screen to be photographed and measured. */
export interface Shot {
  /** Name of its picture: what it shows. */
  name: string
  /** Demo person it is shown to. */
  person: string
  /** Page and query. */
  path: string
  /** What has to be there before it counts as shown. */
  ready: Target
  /** When one page has several looks: which this is. */
  state?: string
  /** What has happened before it is opened. */
  before?: (app: App) => Promise<void>
  /** What the person does after the page is there. */
  act?: (app: App) => Promise<void>
  /** Puts the phone back as it was, for the next screen. */
  undo?: (app: App) => Promise<void>
}

export interface Items<T> {
  items: T[]
}

/** The first item of a list of the API, as that person sees it. Throws when there is none. */
export async function first<T>(
  app: Signed,
  url: string,
  path: string,
  fits: (item: T) => boolean = () => true,
): Promise<T> {
  const { items } = await asks<Items<T>>(app, url, path)
  const found = items.find(fits)
  if (!found) throw new Error(`${path} has nothing to show`)
  return found
}

export const worker = (name: string) => `packages/worker/pages/${name}/index`
export const grid = (name: string) => `packages/grid/pages/${name}/index`
export const admin = (name: string) => `packages/admin/pages/${name}/index`
export const merchant = (name: string) => `packages/merchant/pages/${name}/index`

/** Cuts the network before a page is opened, and brings it back. */
export const cut = {
  before: (app: App) => app.set({ network: 'none' }),
  // The page asks again once it is back: that is not the next page's question.
  undo: async (app: App) => {
    const asked = app.wire.count('GET ')
    await app.set({ network: 'wifi' })
    await app.wire.sends('GET ', asked + 1)
  },
}
