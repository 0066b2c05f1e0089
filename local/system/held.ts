import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { isAlive } from '../machine/child'
import { isFree } from '../machine/ports'

/** In the data folder while a system runs on it. */
export const HELD_FILE = 'running.json'

const Holder = v.object({
  pid: v.number(),
  /** Its database's. */
  port: v.number(),
})

/** Notes in a data folder that this process runs on it, with the port of its database. Returns what takes the note away. */
export function hold(folder: string, port: number): () => void {
  const file = join(folder, HELD_FILE)
  writeFileSync(file, JSON.stringify({ pid: process.pid, port }), { mode: 0o600 })
  return () => rmSync(file, { force: true })
}

/** Endpoint of the database that runs on a data folder; undefined when none does. What a killed system left does not count. */
export async function heldBy(folder: string): Promise<string | undefined> {
  const { success, output } = v.safeParse(Holder, noteIn(folder))
  if (!success || !isAlive(output.pid) || (await isFree(output.port))) return undefined
  return `http://127.0.0.1:${output.port}`
}

/** There may be none, or half of one. */
function noteIn(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, HELD_FILE), 'utf8'))
  } catch {
    return undefined
  }
}
