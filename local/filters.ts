import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'
import { ROOT } from './paths'

const Pattern = v.record(v.string(), v.unknown())
const Stream = v.object({ stream: v.object({ filterPatterns: v.array(Pattern) }) })
const Service = v.object({
  functions: v.record(v.string(), v.looseObject({ events: v.optional(v.array(v.unknown())) })),
})

/** The patterns by which a function's stream is filtered, as serverless.yml has them. */
export function filterPatternsOf(functionName: string): Record<string, unknown>[] {
  // CloudFormation's own tags stand nowhere in a pattern.
  const text = readFileSync(join(ROOT, 'serverless.yml'), 'utf8')
  const { functions } = v.parse(Service, parse(text, { logLevel: 'silent' }))
  const events = functions[functionName]?.events ?? []
  return events.flatMap((event) => {
    const found = v.safeParse(Stream, event)
    return found.success ? found.output.stream.filterPatterns : []
  })
}

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
