import { randomInt } from 'node:crypto'
import * as v from 'valibot'
import type { Clock } from '../clock/clock'
import { DEMO_PERSONS } from '../seed/persons'
import { DEMO_PLACES } from '../seed/places'
import type { Settled } from './settle'

/** What the browser's stand-ins for WeChat's dialogs ask for, by method and path behind `/__dev/`. */
export type DevRoutes = Readonly<Record<string, (body: unknown) => unknown>>

/** A number nobody has: no Chinese mobile number begins with 100. */
const inventedPhone = () => `100${String(randomInt(100_000_000)).padStart(8, '0')}`

/** What the routes stand on. */
export interface Behind {
  /** Where WeChat's stand-in listens. */
  wechat: string
  clock: Clock
  settle: () => Promise<Settled>
  /** Begins the demo street anew at an instant, epoch milliseconds; only where nobody keeps anything. */
  begin?: (at: number) => Promise<void>
}

const ClockOrder = v.union([v.object({ at: v.number() }), v.object({ advanceMs: v.number() })])

/** The routes of a running system. */
export function devRoutes({ wechat, clock, settle, begin }: Behind): DevRoutes {
  const time = () => ({ now: Date.now(), shiftMs: clock.shift() })
  const control = async (name: string, body: unknown) => {
    const response = await fetch(`${wechat}/__control/${name}`, { method: 'POST', body: JSON.stringify(body) })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(JSON.stringify(answer))
    return v.parse(v.object({ code: v.string() }), answer)
  }
  return {
    'GET persons': () => DEMO_PERSONS.map(({ openid: _, ...person }) => person),
    'GET places': () => DEMO_PLACES,
    'GET clock': time,
    'POST clock': (body) => {
      const order = v.parse(ClockOrder, body)
      if ('at' in order) clock.set(order.at)
      else clock.advance(order.advanceMs)
      return time()
    },
    'POST settle': settle,
    ...(begin && {
      'POST begin': async (body) => {
        await begin(v.parse(v.object({ at: v.number() }), body).at)
        return time()
      },
    }),
    'POST login-code': (body) => control('login-code', v.parse(v.object({ key: v.string() }), body)),
    'POST phone-code': (body) => {
      const { phone } = v.parse(v.object({ phone: v.optional(v.string()) }), body ?? {})
      return control('phone-code', { phone: phone ?? inventedPhone() })
    },
  }
}
