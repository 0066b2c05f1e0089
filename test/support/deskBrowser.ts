import type { Inputs, Outputs } from '@shared/contract/contract'
import { type Answer, apiEvent, type EventOptions, type Handler, lambdaContext, requestOf } from './api'
import { HANDLERS } from './handlers.gen'

type Slice = keyof Inputs

/** What a browser sends of itself. */
interface Self {
  agent?: string
  sourceIp?: string
}

/** A PC's browser: it keeps cookies as it is told, and its page's code never sees them. */
export class DeskBrowser {
  readonly cookies = new Map<string, string>()
  /** Every `set-cookie` it was ever sent. */
  readonly told: string[] = []

  constructor(private readonly self: Self = {}) {}

  /** Calls a route as the console's own page does. */
  async call<S extends Slice, R extends keyof Inputs[S] & string>(
    slice: S,
    name: R,
    input: Inputs[S][R],
    headers: Record<string, string> = { 'x-nuanxin-desk': '1', 'sec-fetch-site': 'same-origin' },
  ): Promise<Answer<Outputs[S][R & keyof Outputs[S]]>> {
    const request = requestOf(slice, name, input as Record<string, unknown>)
    return (await this.send(slice, { ...request, headers })) as Answer<Outputs[S][R & keyof Outputs[S]]>
  }

  async send(slice: Slice, options: EventOptions): Promise<Answer<Record<string, unknown>>> {
    const { agent = CHROME, sourceIp = '203.0.113.9' } = this.self
    const { handler } = await HANDLERS[slice]()
    const event = apiEvent({ sourceIp, ...options, headers: { ...options.headers, 'user-agent': agent } })
    const cookies = [...this.cookies].map(([name, value]) => `${name}=${value}`)
    const result = await (handler as Handler)(
      { ...event, ...(cookies.length > 0 ? { cookies } : {}) } as never,
      lambdaContext as never,
    )
    for (const told of result.cookies ?? []) this.keep(told)
    return { status: result.statusCode, body: result.body ? JSON.parse(result.body) : {} }
  }

  private keep(told: string): void {
    this.told.push(told)
    const [pair = '', ...attributes] = told.split('; ')
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    const lasts = attributes.find((each) => each.startsWith('Max-Age='))
    if (lasts === 'Max-Age=0') this.cookies.delete(name)
    else this.cookies.set(name, pair.slice(at + 1))
  }
}

export const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
