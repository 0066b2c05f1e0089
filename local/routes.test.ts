import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '@shared/contract/contract'
import * as v from 'valibot'
import { type CollectionTag, parse, type ScalarTag } from 'yaml'
import { ROOT } from './paths'

const Service = v.object({
  functions: v.record(
    v.string(),
    v.looseObject({ events: v.optional(v.array(v.looseObject({ httpApi: v.optional(v.string()) })), []) }),
  ),
})

/** What API Gateway is told to send where: a method or ANY, and a path whose last part may be `{proxy+}`. */
function told() {
  const scalar = ['!Ref', '!Sub', '!GetAtt'].map((tag): ScalarTag => ({ tag, resolve: (text) => text }))
  const list: CollectionTag = { tag: '!Equals', collection: 'seq', resolve: (node) => node }
  const { functions } = v.parse(
    Service,
    parse(readFileSync(join(ROOT, 'serverless.yml'), 'utf8'), { customTags: [...scalar, list] }),
  )
  return Object.entries(functions).flatMap(([name, { events }]) =>
    events.flatMap(({ httpApi }) => {
      const [method = '', path = ''] = httpApi?.split(' ') ?? []
      const pattern = path.replace(/\{proxy\+\}/, '.+').replace(/\{[^}]+\}/g, '[^/]+')
      return httpApi === undefined ? [] : [{ name, method, path, fits: new RegExp(`^${pattern}$`) }]
    }),
  )
}

/** Of what fits a path, API Gateway takes what is most of it word for word. */
const literal = (path: string) => path.replace(/\{[^}]+\}/g, '').length

const ROUTES = Object.entries(contract).flatMap(([slice, routes]) =>
  Object.entries(routes as Record<string, { '~orpc': { route: { method?: string; path?: string } } }>).map(
    ([
      name,
      {
        '~orpc': { route },
      },
    ]) => ({ slice, name, ...route }),
  ),
)

test.each(ROUTES)('$method $path reaches the function of $slice', ({ slice, method, path = '' }) => {
  const asked = path.replace(/\{[^}]+\}/g, 'x')
  const [best] = told()
    .filter((route) => (route.method === 'ANY' || route.method === method) && route.fits.test(asked))
    .sort((a, b) => literal(b.path) - literal(a.path))
  expect(best?.name).toBe(slice)
})
