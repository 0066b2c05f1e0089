import { type ErrorMap, type HTTPMethod, oc } from '@orpc/contract'
import type { Role } from '@shared/rules/people/roles'
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

interface About<C extends ProblemCode> {
  summary: string
  roles: readonly [Access, ...Access[]]
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

type Path = `/${string}`

/** A question: asked again it answers anew. A route without roles does not compile; `.input(…)` and `.output(…)` follow. */
export const get = <const C extends ProblemCode = never>(path: Path, about: About<C>) => route('GET', path, about)

/** A write that carries the id its client made: sent again it changes nothing and gets the first answer. */
export const write = <const C extends ProblemCode = never>(path: Path, about: About<C>) =>
  route('POST', path, about, true)

/** Neither: what it does may be done twice, or hands out something anew each time. */
export const post = <const C extends ProblemCode = never>(path: Path, about: About<C>) => route('POST', path, about)

function route<C extends ProblemCode>(method: HTTPMethod, path: Path, about: About<C>, idempotent = false) {
  const { summary, roles, idHours, shows, limit, success, errors } = about
  const guarded = !roles.includes('public')
  const codes = [
    ...EVERYWHERE,
    ...(guarded ? (['UNAUTHORIZED', 'FORBIDDEN'] as const) : []),
    ...(idempotent ? (['IDEMPOTENCY_CONFLICT', 'ID_NOT_FRESH'] as const) : []),
    ...(errors ?? []),
  ] as const
  const meta: RouteMeta = {
    roles,
    idempotent,
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
