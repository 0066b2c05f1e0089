import { createHash } from 'node:crypto'
import { openapiDocument } from '@functions/openapi/document'
import { contract } from '@shared/contract/contract'
import type { RouteMeta } from '@shared/contract/route'

interface RouteFacts {
  method: string
  path: string
  idempotent: boolean
}

/** The facts of every route the phone needs, by slice and name. */
function routeFacts(): Record<string, Record<string, RouteFacts>> {
  const slices = Object.entries(contract).map(([slice, routes]) => {
    const facts = Object.entries(routes).map(([name, procedure]) => {
      const { route, meta } = procedure['~orpc']
      if (!route.method || !route.path) throw new Error(`${slice}.${name} has no method or path`)
      return [name, { method: route.method, path: route.path, idempotent: meta.idempotent }] as const
    })
    return [slice, Object.fromEntries(facts)] as const
  })
  return Object.fromEntries(slices)
}

/** As wide as Biome lets a line be. Characters. */
const LINE = 120

function callSource(slice: string, name: string, { method, path, idempotent }: RouteFacts): string {
  const given = [`'${slice}'`, `'${name}'`, `'${method}'`, `'${path}'`, `${idempotent}`]
  const line = `      ${name}: endpoint(${given.join(', ')}),`
  if (line.length <= LINE) return line
  return [`      ${name}: endpoint(`, ...given.map((each) => `        ${each},`), '      ),'].join('\n')
}

/** The text of `miniapp/lib/api/routes.gen.ts`, as Biome would format it. */
export function routesSource(): string {
  const lines = Object.entries(routeFacts()).flatMap(([slice, routes]) => [
    `    ${slice}: {`,
    ...Object.entries(routes).map(([name, facts]) => callSource(slice, name, facts)),
    '    },',
  ])
  return `// Written by \`npm run openapi\` from shared/contract; do not edit.
import type { Endpoint } from './endpoint'

/** Every route of the contract as a typed call. */
export function callsOf(endpoint: Endpoint) {
  return {
${lines.join('\n')}
  }
}
`
}

/** The text of `miniapp/lib/offline/shape.gen.ts`: another one whenever any answer to a question (GET) looks different. */
export async function shapeSource(): Promise<string> {
  const { paths, components } = await openapiDocument()
  const answers = Object.entries(paths ?? {}).map(([at, operations]) => [at, operations?.get?.responses?.['200']])
  const shape = createHash('sha256')
    .update(JSON.stringify([answers, components?.schemas]))
    .digest('hex')
    .slice(0, 12)
  return `// Written by \`npm run openapi\` from shared/contract; do not edit.
/** The shape of the server's answers. What a phone kept of another shape is not read. */
export const SHAPE = '${shape}'
`
}

/** The text of `docs/access.md`: a right that is widened, or a limit that is loosened, shows in its review. */
export function accessDocument(): string {
  const lines = Object.entries(contract).flatMap(([slice, routes]) =>
    Object.entries(routes).map(([name, procedure]) => {
      const { route, meta } = procedure['~orpc']
      const { roles, limit }: RouteMeta = meta
      const often = limit ? `${limit.max} in ${limit.windowSeconds} s for each ${limit.per}` : ''
      return `| ${slice}.${name} | ${route.method} ${route.path} | ${roles.join(', ')} | ${often} |`
    }),
  )
  return `# Who may call what

Written by \`npm run openapi\` from shared/contract; do not edit. \`public\` needs no token, \`member\` is whoever signed in. What
somebody reaches within a route (their street, community, shop, own records) is checked there.

| Route | Request | Who | How often, counted exactly |
| --- | --- | --- | --- |
${lines.join('\n')}
`
}
