import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second. */
const TICKS = 100

/**
 * CPU seconds so far of all running processes with that text in their environment, and of the children they waited for;
 * undefined where the kernel does not say.
 */
export function cpuSecondsOf(text: string): number | undefined {
  if (process.platform !== 'linux') return undefined
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return ids.reduce((sum, id) => sum + (ofProcess(id, text) ?? 0), 0) / TICKS
}

function ofProcess(id: string, text: string): number | undefined {
  try {
    if (!readFileSync(`/proc/${id}/environ`, 'utf8').includes(text)) return undefined
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
    // The name of a program may hold blanks and brackets; the fields after its last one do not.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0)
  } catch {
    // It has just ended, or is somebody else's.
    return undefined
  }
}
