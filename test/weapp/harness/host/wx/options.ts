import { refuse } from './refusal'

/** Options of one call, as the app wrote them. */
export type Options = Readonly<Record<string, unknown>>

const nameOf = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1)

function mistyped(key: string, wanted: string, value: unknown) {
  return refuse(`parameter error: parameter.${key} should be ${wanted} instead of ${nameOf(value)};`, { errno: 1001 })
}

/** Is it an object whose fields can be read? */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text; refuses in WeChat's words when it is something else, or absent without a fallback. */
export function textOf(options: Options, key: string, fallback?: string): string {
  const value = options[key] ?? fallback
  if (typeof value !== 'string') throw mistyped(key, 'String', value)
  return value
}

/** A number; refuses like `textOf`. */
export function numberOf(options: Options, key: string, fallback?: number): number {
  const value = options[key] ?? fallback
  if (typeof value !== 'number') throw mistyped(key, 'Number', value)
  return value
}

/** True or false; refuses like `textOf`. */
export function flagOf(options: Options, key: string, fallback?: boolean): boolean {
  const value = options[key] ?? fallback
  if (typeof value !== 'boolean') throw mistyped(key, 'Boolean', value)
  return value
}

/** A list of texts; refuses like `textOf`. */
export function textsOf(options: Options, key: string, fallback?: string[]): string[] {
  const value = options[key] ?? fallback
  if (!Array.isArray(value)) throw mistyped(key, 'Array', value)
  return value.map((item: unknown, index) => {
    if (typeof item !== 'string') throw mistyped(`${key}[${index}]`, 'String', item)
    return item
  })
}

/** Fields of an object; none when it is absent. Refuses like `textOf`. */
export function fieldsOf(options: Options, key: string): Record<string, unknown> {
  const value = options[key] ?? {}
  if (!isRecord(value)) throw mistyped(key, 'Object', value)
  return value
}
