import { type ErrorMap, type HTTPMethod, oc } from '@orpc/contract'
import type { Role } from '@shared/rules/roles'
import { EVERYWHERE, PROBLEMS, type ProblemCode } from './problems'

/** Who may call: `public` needs no token, `member` any signed-in person, otherwise one of the roles. */
export type Access = 'public' | 'member' | Role

/** How often a caller may call; counted in the table, so exact over all instances, at one write unit a call. */
export interface RateLimit {
  per: 'member' | 'address'
  max: number
  windowSeconds: number
}

/** What platform/http/http checks before a use case runs. */
export interface RouteMeta {
  roles: readonly [Access, ...Access[]]
  /** The input's `id` is a client-made ULID; sent again it returns the first answer. */
  idempotent: boolean
  /** How long after it was made an `id` is taken: where a phone keeps the write until it has a network. Hours. */
  idHours?: number
  /** What it shows or takes out is other people's: the token's trust is read afresh, not up to a minute old. */
  shows?: 'personal'
  limit?: RateLimit
}

interface RouteOptions<C extends ProblemCode> {
  method: HTTPMethod
  path: `/${string}`
  summary: string
  roles: readonly [Access, ...Access[]]
  idempotent?: true
  idHours?: number
  shows?: 'personal'
  limit?: RateLimit
  /** Status of a success; 200 unless told. */
  success?: 201 | 202
  errors?: readonly C[]
}

type ProblemMap<C extends ProblemCode> = { [K in C]: (typeof PROBLEMS)[K] }

function problemMap<C extends ProblemCode>(codes: readonly C[]): ProblemMap<C> {
  const map: ErrorMap = {}
  for (const code of codes) map[code] = PROBLEMS[code]
  return map as ProblemMap<C>
}

/**
 * One route of the contract: method, path, who may call it, what may go wrong. Input and output follow with
 * `.input(…)` and `.output(…)`. A route without roles does not compile.
 */
export function route<const C extends ProblemCode = never>(options: RouteOptions<C>) {
  const { method, path, summary, roles, idempotent, idHours, shows, limit, success, errors } = options
  const guarded = !roles.includes('public')
  const codes = [
    ...EVERYWHERE,
    ...(guarded ? (['UNAUTHORIZED', 'FORBIDDEN'] as const) : []),
    ...(idempotent ? (['IDEMPOTENCY_CONFLICT', 'ID_NOT_FRESH'] as const) : []),
    ...(errors ?? []),
  ] as const
  const meta: RouteMeta = {
    roles,
    idempotent: idempotent === true,
    ...(idHours === undefined ? {} : { idHours }),
    ...(shows ? { shows } : {}),
    ...(limit ? { limit } : {}),
  }
  return oc
    .$meta<RouteMeta>(meta)
    .route({
      method,
      path,
      summary,
      successStatus: success ?? 200,
      spec: (operation) => ({
        ...operation,
        ...(guarded ? { security: [{ bearer: [] }] } : {}),
        'x-roles': roles,
        ...(idempotent ? { 'x-idempotent': true } : {}),
        ...(limit ? { 'x-rate-limit': limit } : {}),
      }),
    })
    .errors(problemMap(codes))
}
