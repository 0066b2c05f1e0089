import { BEGINS_AT } from './instant'

/** The demo street on a running system, and what a story may do to it. */
export interface Street {
  url: string
  /** Where the system keeps its data, for commands that work beside it. */
  folder: string
  /** Resolves when nothing is left to do: uploads, stream readers, pushes and due schedules. Throws when it fails. */
  settle: () => Promise<void>
  /** Moves the clock of all of it on, then settles. */
  advance: (ms: number) => Promise<void>
  /** Sets it to an instant (ISO 8601), then settles. */
  setClock: (at: string) => Promise<void>
}

/** Asks the system for something a test may do to it. Throws with its answer when it refuses. */
async function order(url: string, name: string, body?: object): Promise<void> {
  const given = body === undefined ? {} : { body: JSON.stringify(body) }
  const answer = await fetch(`${url}/__dev/${name}`, { method: 'POST', ...given })
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`)
}

/** The street of the system at that address with its data in that folder, as it is now. */
export function streetAt(url: string, folder: string): Street {
  const settle = () => order(url, 'settle')
  return {
    url,
    folder,
    settle,
    advance: (advanceMs) => order(url, 'clock', { advanceMs }).then(settle),
    setClock: (at) => order(url, 'clock', { at: Date.parse(at) }).then(settle),
  }
}

/** The systems a run started for its files, one for each worker: addresses and data folders, as JSON. */
export const SYSTEMS = 'NUANXIN_SYSTEMS'
export type StartedSystem = Pick<Street, 'url' | 'folder'>

/**
 * The demo street as it stands at noon, whatever the file before did to it: the system is the run's, which starts it once
 * (globalSystem.ts), and everything that can change in it is put back.
 */
export async function beginStreet(): Promise<Street> {
  const systems: StartedSystem[] = JSON.parse(process.env[SYSTEMS] ?? '[]')
  const system = systems[Number(process.env.JEST_WORKER_ID ?? '1') - 1]
  if (!system) throw new Error('this run started no system for its files')
  await order(system.url, 'begin', { at: Date.parse(BEGINS_AT) })
  return streetAt(system.url, system.folder)
}
