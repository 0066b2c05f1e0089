import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../paths'
import type { Step } from './steps'

/** What each self-contained part stood on when its tests last passed, by the step that runs them. */
const FILE = join(__dirname, 'proved.json')

const proved = (): Record<string, string> => (existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {})

/** Every file of a path of the checkout; a folder ends in `/`. */
function filesOf(path: string): string[] {
  if (!path.endsWith('/')) return [path]
  return readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort()
}

function digestOf(paths: readonly string[]): string {
  const digest = createHash('sha256')
  for (const file of paths.flatMap(filesOf))
    digest
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)))
  return digest.digest('hex').slice(0, 16)
}

/** Has nothing changed that the step's part stands on since its tests passed? Never of a step that is no such part. */
export function isProved({ name, standsOn }: Pick<Step, 'name' | 'standsOn'>, known = proved()): boolean {
  return standsOn !== undefined && known[name] === digestOf(standsOn)
}

/** Notes that the step's tests have passed on what is there now. Returns whether that was news. */
export function noteProof({ name, standsOn }: Pick<Step, 'name' | 'standsOn'>): boolean {
  const known = proved()
  if (standsOn === undefined || isProved({ name, standsOn }, known)) return false
  writeFileSync(FILE, `${JSON.stringify({ ...known, [name]: digestOf(standsOn) }, null, 2)}\n`)
  return true
}
