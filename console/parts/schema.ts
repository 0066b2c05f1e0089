import type { FormInstance, FormRule } from 'antd'
import * as v from 'valibot'

/** A route of the contract whose input is an object. */
export interface RouteWithInput {
  '~orpc': { inputSchema?: { entries: Entries } | undefined }
}
type Entries = Readonly<Record<string, v.GenericSchema>>

/**
 * A field of a form over a route as its rule: the sentence under the field is the contract's. `missing` is what is said
 * when nothing is in it, where this use of the route needs something. A field that the route does not have, as photos
 * before they have ids, is held to that alone.
 */
export const ruleOf = (route: RouteWithInput, name: string, missing?: string): FormRule =>
  ruleFor(route['~orpc'].inputSchema?.entries[name], missing)

/** The same for a schema of the contract by itself, as of a row in a list. */
export const ruleFor = (schema: v.GenericSchema | undefined, missing?: string): FormRule => ({
  validator: async (_, value: unknown) => {
    if (missing !== undefined && isNothing(value)) throw new Error(missing)
    const read = schema ? v.safeParse(schema, unlessBlank(schema, value)) : undefined
    if (read && !read.success) throw new Error(read.issues[0].message)
  },
})

/** A widget that was cleared holds null, a text nothing but blanks: where the contract lets a field out, it is left out. */
function unlessBlank(schema: v.GenericSchema | undefined, value: unknown): unknown {
  if (value === null) return undefined
  const isBlank = typeof value === 'string' && value.trim() === ''
  return isBlank && schema && v.is(schema, undefined) && !v.is(schema, value) ? undefined : value
}

/** What was filled in as the route takes it: what may be left out and is blank is. */
export const filledIn = (route: RouteWithInput, values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === null ? value : unlessBlank(route['~orpc'].inputSchema?.entries[name], value),
    ]),
  )

/** What a route takes under one name, as if it were a route: a form may fill that part alone. */
export const partOf = (part: { entries: Entries }): RouteWithInput => ({ '~orpc': { inputSchema: part } })

const isNothing = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

const Faults = v.object({ fields: v.array(v.object({ path: v.string(), message: v.string() })) })

/** Puts what the server found wrong to its fields. True when it named any of them. */
export function showFaults(form: FormInstance, data: unknown): boolean {
  const read = v.safeParse(Faults, data)
  const known = Object.keys(form.getFieldsValue(true))
  const faults = read.success ? read.output.fields.filter(({ path }) => known.includes(path)) : []
  form.setFields(faults.map(({ path, message }) => ({ name: path, errors: [message] })))
  return faults.length > 0
}
