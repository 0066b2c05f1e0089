import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../../local/paths'
import type { Street } from './street'

/** Runs a command of package.json beside a running system, by its clock, and returns what it said. @throws what it complained of */
export async function besides({ folder }: Street, script: string, ...words: string[]): Promise<string> {
  const { PATH, HOME } = process.env
  const clock = {
    CLOCK_FILE: join(folder, 'clock'),
    NODE_OPTIONS: `--require ${JSON.stringify(join(ROOT, 'local/clock/install.cjs'))}`,
  }
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', script, '--', ...words], {
    cwd: ROOT,
    env: { PATH, HOME, DATA_DIR: folder, ...clock },
  })
  return stdout
}
