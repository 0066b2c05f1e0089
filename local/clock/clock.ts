import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Loaded into a process, makes it follow CLOCK_FILE. */
const INSTALL = join(__dirname, 'install.cjs')

/** The clock of a system. It runs at the machine's pace. */
export interface Clock {
  /** By how much it is ahead of the machine's. Milliseconds. */
  shift: () => number
  /** Sets it to an instant, epoch milliseconds. */
  set: (instant: number) => void
  advance: (ms: number) => void
}

/**
 * The clock kept in a file, a new one showing the machine's time. From here on this process and every one it starts follow
 * it.
 */
export function followClock(file: string): Clock {
  const read = () => readFileSync(file).readDoubleLE()
  const write = (shift: number) => {
    const bytes = Buffer.alloc(8)
    bytes.writeDoubleLE(shift)
    // In place: the others hold the file open.
    writeFileSync(file, bytes, { flag: existsSync(file) ? 'r+' : 'w' })
  }
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    write(0)
  }
  process.env.CLOCK_FILE = file
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(INSTALL)}`.trim()
  require(INSTALL)
  return {
    shift: read,
    set: (instant) => write(read() + instant - Date.now()),
    advance: (ms) => write(read() + ms),
  }
}
