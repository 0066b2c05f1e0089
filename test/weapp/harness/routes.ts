import type { Build } from './types'

/** Every page the app declares, subpackages included. */
export function routesOf({ app }: Build): string[] {
  const inside = (app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))
  return [...app.pages, ...inside]
}
