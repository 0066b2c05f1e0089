import { mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './child'

/** Where Linux keeps files in memory. A database there waits for no disk. */
const IN_MEMORY = '/dev/shm'
/** Far more than the demo street needs. Bytes. */
const ROOM = 2 ** 30

/** A new folder for what ends with this process, in memory where there is room. Those of runs that were killed go. */
export function aDataFolder(): string {
  const root = hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir()
  for (const name of readdirSync(root)) {
    const owner = /^nuanxin-(\d+)-/.exec(name)?.[1]
    if (owner !== undefined && !isAlive(Number(owner))) rmSync(join(root, name), { recursive: true, force: true })
  }
  return mkdtempSync(join(root, `nuanxin-${process.pid}-`))
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize > ROOM
  } catch {
    // Another system keeps none.
    return false
  }
}
