import * as v from 'valibot'

const Pattern = v.record(v.string(), v.unknown())

/**
 * Would Lambda deliver a record by one of these patterns? Of its rules those for equal texts are known: a list names what
 * a field may be. @throws when a pattern asks for more
 */
export function passes(patterns: readonly Record<string, unknown>[], record: unknown): boolean {
  return patterns.length === 0 || patterns.some((pattern) => fits(pattern, record))
}

function fits(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) {
    if (!pattern.every((each) => typeof each === 'string'))
      throw new Error(`no such filter here: ${JSON.stringify(pattern)}`)
    return pattern.some((each) => each === value)
  }
  if (!v.is(Pattern, pattern)) throw new Error(`no such filter here: ${JSON.stringify(pattern)}`)
  if (!v.is(Pattern, value)) return false
  return Object.entries(pattern).every(([name, each]) => fits(each, value[name]))
}
