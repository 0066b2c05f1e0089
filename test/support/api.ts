import { randomUUID } from 'node:crypto'
import { issueToken } from '@functions/platform/http/token'
import { newId } from '@functions/platform/store/ids'
import { contract, type Inputs, type Outputs } from '@shared/contract/contract'
import type { Grant } from '@shared/rules/people/roles'
import { HANDLERS } from './handlers.gen'

type Slice = keyof Inputs
type RouteName<S extends Slice> = keyof Inputs[S] & string

/** What a Lambda behind an HTTP API answers. */
export interface LambdaResult {
  statusCode: number
  headers?: Record<string, string>
  cookies?: string[]
  body?: string
}
export type Handler = (event: never, context: never) => Promise<LambdaResult>

/** An answer as a client sees it. */
export type Answer<Output> = { status: number; body: Output & { code?: string; message?: string; data?: unknown } }

/** A person of a test, with the token the server would have issued. */
export interface Person {
  memberId: string
  streetId: string
  grants: Grant[]
  epoch: number
  /** How others may see them. */
  label?: string | undefined
}

export interface EventOptions {
  method: string
  path: string
  query?: string
  token?: string | undefined
  body?: string | undefined
  headers?: Record<string, string>
  sourceIp?: string
}

/** An event in the shape API Gateway's HTTP API (payload format 2.0) sends. */
export function apiEvent({
  method,
  path,
  query = '',
  token,
  body,
  headers = {},
  sourceIp = '203.0.113.7',
}: EventOptions) {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers: {
      host: 'api.example.test',
      'user-agent': 'jest',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(query ? { queryStringParameters: Object.fromEntries(new URLSearchParams(query)) } : {}),
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      authentication: null,
      authorizer: {},
      domainName: 'api.example.test',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp, userAgent: 'jest' },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: '23/Nov/2026:04:00:00 +0000',
      timeEpoch: Date.now(),
    },
    body,
    isBase64Encoded: false,
  }
}

export const lambdaContext = {
  awsRequestId: 'test',
  functionName: 'test',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws-cn:lambda:cn-northwest-1:123456789012:function:test',
  memoryLimitInMB: '256',
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => 10_000,
}

/** Sends a raw event through a slice's real handler. */
export async function invoke(slice: Slice, options: EventOptions): Promise<Answer<Record<string, unknown>>> {
  const { handler } = await HANDLERS[slice]()
  const result = await (handler as Handler)(apiEvent(options) as never, lambdaContext as never)
  return { status: result.statusCode, body: result.body ? JSON.parse(result.body) : {} }
}

/** Calls a route of the contract as that person, through the real Lambda event and handler. */
export async function call<S extends Slice, R extends RouteName<S>>(
  slice: S,
  name: R,
  input: Inputs[S][R],
  as?: Person,
): Promise<Answer<Outputs[S][R & keyof Outputs[S]]>> {
  const options = requestOf(slice, name, input as Record<string, unknown>)
  const token = as ? (await issueToken(as)).token : undefined
  return (await invoke(slice, { ...options, token })) as Answer<Outputs[S][R & keyof Outputs[S]]>
}

/** Method, path, query and body of a route for an input. */
export function requestOf(slice: Slice, name: string, input: Record<string, unknown>) {
  const procedure = (contract[slice] as Record<string, { '~orpc': { route: { method?: string; path?: string } } }>)[
    name
  ]
  if (!procedure) throw new Error(`no route ${slice}.${name}`)
  const { method = 'POST', path: template = '/' } = procedure['~orpc'].route
  const rest = { ...input }
  const path = template.replace(/\{(\w+)\}/g, (_, field: string) => {
    const value = rest[field]
    delete rest[field]
    return encodeURIComponent(queryText(value))
  })
  if (method !== 'GET') return { method, path, body: JSON.stringify(rest) }
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(rest)) if (value !== undefined) query.set(key, queryText(value))
  return { method, path, query: query.toString() }
}

/** How a value stands in a URL; what has no text of its own stands as JSON. */
function queryText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** A new id, as a phone would make it. */
export const anId = newId
