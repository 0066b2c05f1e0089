import { asError, log } from '@functions/platform/log'
import { isProblem, problem } from '@functions/platform/problem'
import { refuseStale } from '@functions/platform/store/ids'
import { asBusy } from '@functions/platform/store/transact'
import type { AnySchema, ContractProcedure, ErrorMap, InferSchemaInput, InferSchemaOutput } from '@orpc/contract'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { implement, ORPCError, ValidationError } from '@orpc/server'
import type { RouteMeta } from '@shared/contract/route'
import { holds } from '@shared/rules/people/roles'
import { Hono } from 'hono'
import { handle, type LambdaContext } from 'hono/aws-lambda'
import { type Cookies, cookiesOf, DESK_COOKIE } from './cookies'
import { callerAt, spend } from './limits'
import {
  type ApiEvent,
  type ApiResult,
  addressOf,
  answered,
  GUARDS,
  readable,
  refusal,
  sorry,
  unkept,
} from './outermost'
import { pace } from './pace'
import { type Actor, actorOf, deskActorOf } from './token'
import { trustedLately, trustedNow } from './trust'

/** Characters of a user agent that are looked at. */
const MAX_AGENT = 400

interface Context {
  requestId: string
  address: string
  authorization: string | undefined
  agent: string
  cookies: Cookies
  actor?: Actor
  /** Set once the input was decoded: an error before that is the caller's. */
  decoded?: true
}

/** What a use case is given. Reading (or destructuring) `actor` on a public route is answered UNAUTHORIZED. */
export interface Call<Input> {
  input: Input
  readonly actor: Actor
  /** The caller's network address. */
  address: string
  /** What the caller's program says it is; anything. */
  agent: string
  cookies: Cookies
}

type AnyProcedure = ContractProcedure<AnySchema, AnySchema, ErrorMap, RouteMeta>
export type UseCases<Slice> = {
  [Name in keyof Slice]: Slice[Name] extends ContractProcedure<infer Input, infer Output, ErrorMap, RouteMeta>
    ? (call: Call<InferSchemaOutput<Input>>) => Promise<InferSchemaInput<Output>>
    : never
}

/**
 * Binds a slice of the contract to its use cases and serves it as one Lambda function behind an HTTP API.
 * Authorisation, limits, validation, errors and logging happen here, before and after a use case; never in it.
 */
export function serve<Slice extends Record<string, AnyProcedure>>(slice: Slice, useCases: UseCases<Slice>) {
  const router = Object.fromEntries(
    Object.entries(slice).map(([name, procedure]) => [
      name,
      implement(procedure)
        .$context<Context>()
        .handler(({ input, context }) => {
          const { idempotent, idHours } = procedure['~orpc'].meta
          if (idempotent) refuseStale(input, idHours)
          const path = unkept(input)
          if (path !== undefined) throw problem('INVALID_INPUT', { fields: [{ path, message: '这个数不对' }] })
          return (useCases[name] as (call: Call<unknown>) => Promise<unknown>)({
            input,
            address: context.address,
            agent: context.agent,
            cookies: context.cookies,
            get actor() {
              if (!context.actor) throw problem('UNAUTHORIZED')
              return context.actor
            },
          })
        }),
    ]),
  )

  const openapi = new OpenAPIHandler<Context>(router, {
    clientInterceptors: [
      async ({ procedure, context, path, next }) => {
        context.decoded = true
        const { meta, route } = procedure['~orpc']
        await admit(meta as RouteMeta, path.join('.'), context)
        await trust(meta as RouteMeta, route.method, context)
        return next()
      },
    ],
    interceptors: [
      async ({ context, next }) => {
        try {
          return await next()
        } catch (error) {
          throw answerFor(error, context)
        }
      },
    ],
    customErrorResponseBodyEncoder: ({ code, message, data }) => ({
      code,
      message,
      data,
    }),
  })

  const app = new Hono<{ Bindings: { event: ApiEvent; lambdaContext: LambdaContext } }>()
  app.all('*', async (c) => {
    const { requestContext } = c.env.event
    const cookies = cookiesOf(c.req.raw.headers)
    const context: Context = {
      requestId: requestContext.requestId,
      address: addressOf(c.env.event),
      authorization: c.req.header('authorization'),
      agent: c.req.header('user-agent')?.slice(0, MAX_AGENT) ?? '',
      cookies,
    }
    const { matched, response } = await openapi.handle(c.req.raw, { context })
    if (!matched) return c.json(problemBody(problem('NOT_FOUND')), 404, GUARDS)
    for (const [name, value] of Object.entries(GUARDS)) response.headers.set(name, value)
    for (const cookie of cookies.sent) response.headers.append('set-cookie', cookie)
    return response
  })
  const answer = handle(app)

  return async (event: ApiEvent, lambdaContext: LambdaContext): Promise<ApiResult> => {
    try {
      const result = (await answer(readable(event), lambdaContext)) as ApiResult
      return answered(result, event.requestContext.requestId)
    } catch (error) {
      if (!isProblem(error)) throw error
      return refusal(error)
    }
  }
}

const problemBody = ({ code, message }: { code: string; message: string }) => ({ code, message })

/** Who calls: by the phone's token, or the cookie of a PC desk. @throws UNAUTHORIZED */
async function callerOf({ authorization, cookies }: Context): Promise<Actor> {
  if (authorization !== undefined) {
    const token = /^Bearer (\S{1,4096})$/.exec(authorization)?.[1]
    if (!token) throw problem('UNAUTHORIZED')
    return actorOf(token)
  }
  const token = cookies.get(DESK_COOKIE)
  if (!token) throw problem('UNAUTHORIZED')
  return (await deskActorOf(token)).actor
}

/** Who may enter: token, role, and how often. */
async function admit({ roles, limit }: RouteMeta, name: string, context: Context): Promise<void> {
  if (!roles.includes('public')) {
    const actor = await callerOf(context)
    const allowed = roles.some((role) => role === 'member' || (role !== 'public' && holds(actor.grants, role)))
    if (!allowed) throw problem('FORBIDDEN')
    context.actor = actor
    pace('member', actor.memberId)
  } else {
    pace('address', context.address)
  }
  if (limit) {
    const who = limit.per === 'member' && context.actor ? context.actor.memberId : await callerAt(context.address)
    await spend(`${name}#${who}`, limit)
  }
}

/**
 * Does the token still count? A write asks in its own transaction; a route that shows other people's data asks afresh,
 * others by what was known a minute ago.
 */
async function trust({ shows }: RouteMeta, method: string | undefined, { actor }: Context): Promise<void> {
  if (!actor) return
  if (shows === 'personal') await trustedNow(actor)
  else if (method === 'GET') await trustedLately(actor)
}

/** What the caller is told of an error; whatever is not declared is a bug, logged with the request's id. */
function answerFor(error: unknown, { requestId, decoded }: Context): Error {
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    const fields = error.cause.issues.slice(0, 20).map((issue) => ({
      path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
      message: /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '格式不对',
    }))
    return problem('INVALID_INPUT', { fields })
  }
  // A body or a query that cannot be read at all, whoever found out.
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return problem('INVALID_INPUT', { fields: [] })
  if (!decoded && !(error instanceof ORPCError)) return problem('INVALID_INPUT', { fields: [] })
  const known = asBusy(error)
  if (isProblem(known)) {
    if (known.defined || ALWAYS.has(known.code)) {
      if (known.cause) log.warn('busy', { requestId, cause: known.cause })
      return known
    }
    log.error('a problem the contract does not declare', { requestId, code: known.code })
  } else {
    log.error('unexpected', { requestId, error: asError(error) })
  }
  return new ORPCError('INTERNAL', {
    status: 500,
    message: sorry(requestId),
    data: { requestId },
  })
}

/** Thrown by this file and the limits themselves, outside a route's own declaration. */
const ALWAYS: ReadonlySet<string> = new Set(['UNAUTHORIZED', 'FORBIDDEN', 'TOO_MANY_REQUESTS', 'BUSY', 'INVALID_INPUT'])
