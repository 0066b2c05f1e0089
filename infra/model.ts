/** What is deployed: every function, found by folder, with what its slice says of it. */
import { join } from 'node:path'
import type { Needs, Queue, Slice, Trigger } from '@functions/platform/declaration'
import { bundleOf, type SliceFolder, slices } from '../functions/folders.cjs'
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
  for (const slice of slices().filter(({ files }) => files.includes('slice.ts')))
    all.push(...(await functionsOf(slice)))
  // The API's functions first, as people look for them.
  return [...all.filter(({ bundle }) => !bundle.includes('-')), ...all.filter(({ bundle }) => bundle.includes('-'))]
}

async function functionsOf({ name: slice, folder, handlers }: SliceFolder): Promise<Deployed[]> {
  const { declared }: { declared: Slice } = await import(join(FUNCTIONS, folder, 'slice.ts'))
  const events = Object.entries(declared.on ?? {})
  const missing = events.filter(([file]) => !handlers.includes(file)).map(([file]) => file)
  if (missing.length > 0) throw new Error(`functions/${folder}/slice.ts names ${missing}, which is not there`)
  const functions: Deployed[] = []
  for (const file of handlers) {
    const bundle = bundleOf(slice, file)
    if (file === 'index') {
      const call: Call = { by: 'request', requests: requestsOf(declared) }
      functions.push({ name: slice, bundle, call, needs: declared.needs ?? {} })
      continue
    }
    const event = events.find(([name]) => name === file)?.[1]
    if (event === undefined) throw new Error(`functions/${folder}/slice.ts does not say what calls ${file}`)
    const name = `${slice}${file[0]?.toUpperCase()}${file.slice(1)}`
    functions.push({ name, bundle, call: await callOf(event), needs: event })
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
