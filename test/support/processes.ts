import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

const ENDED_WITHIN_MS = 15_000
const LOOK_EVERY_MS = 200

/** Process ids and commands of everything that runs with that text in its command line or environment. */
export function processesOf(text: string): string[] {
  const all = execFileSync('ps', ['axeww', '-o', 'pid=,args='], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const found = all.split('\n').filter((line) => line.includes(text) && !line.includes('ps axeww'))
  return found.map((line) => line.trim().split(' ').slice(0, 3).join(' '))
}

/** Waits until none of them is left; what is, after a while, is the answer. */
export async function leftOf(text: string): Promise<string[]> {
  const deadline = Date.now() + ENDED_WITHIN_MS
  while (processesOf(text).length > 0 && Date.now() < deadline) await pause(LOOK_EVERY_MS)
  return processesOf(text)
}
