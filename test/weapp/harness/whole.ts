import { posix } from 'node:path'
import { routesOf } from './routes'
import type { Build } from './types'

/** What pages and components lack to be whole, as sentences: WeChat's compiler refuses such a build. */
export function missingParts(build: Build): string[] {
  const templates = new Set(build.templates)
  const lacks = (id: string, owner: string) => [
    ...(build.js[`${id}.js`] === undefined ? [`${id}.js is missing, which ${owner} names`] : []),
    ...(templates.has(id) ? [] : [`${id}.wxml is missing, which ${owner} names`]),
  ]
  const components = Object.entries(build.json).flatMap(([id, { usingComponents = {} }]) =>
    Object.values(usingComponents).flatMap((path) =>
      lacks(path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(id), path), `${id}.json`),
    ),
  )
  return [...new Set([...routesOf(build).flatMap((route) => lacks(route, 'app.json')), ...components])]
}
