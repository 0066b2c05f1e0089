/** What is deployed: every function, found by folder, with what its slice says of it. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Needs, Queue, Slice, Trigger } from '@functions/platform/declaration'
import { ROOT } from '../local/paths'

const FUNCTIONS = join(ROOT, 'functions')

/** What calls a function, with its kinds of records looked up. */
export type Call =
  | { by: 'request'; requests: readonly string[] }
  | { by: 'schedule'; schedule: string }
  | {
      by: 'records'
      kinds: readonly string[]
      onlyNew: boolean
      narrowed: Readonly<Record<string, Readonly<Record<string, string>>>>
      queues: readonly Queue[]
    }
  | { by: 'queues'; queues: readonly Queue[]; atOnce: number }
  | { by: 'upload' }

/** One deployed function. */
export interface Deployed {
  /** Its name in the template: `mediaOnUpload`. */
  name: string
  /** Its bundle's folder: `media-onUpload`. */
  bundle: string
  call: Call
  needs: Needs
}

/** Reads every slice.ts. @throws when a folder with a handler declares nothing, or the other way round */
export async function deployedFunctions(): Promise<Deployed[]> {
  const all: Deployed[] = []
  for (const name of sliceNames()) all.push(...(await functionsOf(name)))
  // The API's functions first, as people look for them.
  return [...all.filter(({ bundle }) => !bundle.includes('-')), ...all.filter(({ bundle }) => bundle.includes('-'))]
}

const sliceNames = (): string[] =>
  readdirSync(FUNCTIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(FUNCTIONS, entry.name, 'slice.ts')))
    .map(({ name }) => name)
    .sort()

async function functionsOf(slice: string): Promise<Deployed[]> {
  const folder = join(FUNCTIONS, slice)
  const { declared }: { declared: Slice } = await import(join(folder, 'slice.ts'))
  const files = readdirSync(folder).flatMap((file) => /^(index|on[A-Z]\w*)\.ts$/.exec(file)?.[1] ?? [])
  const events = Object.entries(declared.on ?? {})
  const missing = events.filter(([file]) => !files.includes(file)).map(([file]) => file)
  if (missing.length > 0) throw new Error(`functions/${slice}/slice.ts names ${missing}, which is not there`)
  const functions: Deployed[] = []
  for (const file of files) {
    if (file === 'index') {
      const call: Call = { by: 'request', requests: requestsOf(declared) }
      functions.push({ name: slice, bundle: slice, call, needs: declared.needs ?? {} })
      continue
    }
    const event = events.find(([name]) => name === file)?.[1]
    if (event === undefined) throw new Error(`functions/${slice}/slice.ts does not say what calls ${file}`)
    const name = `${slice}${file[0]?.toUpperCase()}${file.slice(1)}`
    functions.push({ name, bundle: `${slice}-${file}`, call: await callOf(event), needs: event })
  }
  return functions
}

/** The contract's first segments, whole: what no route fits is still answered by us, in our words. */
function requestsOf({ contract = {}, requests = [] }: Slice): string[] {
  const paths = Object.values(contract).map((procedure) => procedure['~orpc'].route.path ?? '')
  const heads = [...new Set(paths.map((path) => path.split('/')[1]))]
  return [...heads.flatMap((head) => [`ANY /${head}`, `ANY /${head}/{proxy+}`]), ...requests]
}

async function callOf(trigger: Trigger): Promise<Call> {
  if ('schedule' in trigger) return { by: 'schedule', schedule: trigger.schedule }
  if ('request' in trigger) return { by: 'request', requests: [trigger.request] }
  if ('upload' in trigger) return { by: 'upload' }
  if (!('records' in trigger)) return { by: 'queues', queues: trigger.queues, atOnce: trigger.atOnce }
  const { records, only, narrowed = {}, queues = [] } = trigger
  return { by: 'records', kinds: [...(await records())].sort(), onlyNew: only === 'new', narrowed, queues }
}

/** The queues that call a function. */
export const queuesOf = (call: Call): readonly Queue[] => ('queues' in call ? call.queues : [])
