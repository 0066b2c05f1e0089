import { randomInt } from 'node:crypto'
import * as v from 'valibot'
import { DEMO_PLACES } from './places'
import { DEMO_PERSONS } from './seed/persons'

/** What the browser's stand-ins for WeChat's dialogs ask for, by method and path behind `/__dev/`. */
export type DevRoutes = Readonly<Record<string, (body: unknown) => unknown>>

/** A number nobody has: no Chinese mobile number begins with 100. */
const inventedPhone = () => `100${String(randomInt(100_000_000)).padStart(8, '0')}`

/** The routes, on top of the WeChat stand-in at `wechat`. */
export function devRoutes(wechat: string): DevRoutes {
  const control = async (name: string, body: unknown) => {
    const response = await fetch(`${wechat}/__control/${name}`, { method: 'POST', body: JSON.stringify(body) })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(JSON.stringify(answer))
    return v.parse(v.object({ code: v.string() }), answer)
  }
  return {
    'GET persons': () =>
      DEMO_PERSONS.map(({ key, name, role, roleLabel, note }) => ({ key, name, role, roleLabel, note })),
    'GET places': () => DEMO_PLACES,
    'POST login-code': (body) => control('login-code', v.parse(v.object({ key: v.string() }), body)),
    'POST phone-code': (body) => {
      const { phone } = v.parse(v.object({ phone: v.optional(v.string()) }), body ?? {})
      return control('phone-code', { phone: phone ?? inventedPhone() })
    },
  }
}
