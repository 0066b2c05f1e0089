/** Keeps one core busy, behind everything else, until the time is over or whoever started it is gone. */
import { setPriority } from 'node:os'

const [forMs = '0'] = process.argv.slice(2)
const NICE = 10
const LOOK_EVERY = 1_000_000

setPriority(NICE)
const parent = process.ppid
const end = Date.now() + Number(forMs)
while (Date.now() < end && process.ppid === parent) {
  for (let i = 0; i < LOOK_EVERY; i++);
}
