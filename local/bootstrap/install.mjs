/**
 * What every command needs on a fresh clone: the packages of the lockfile. Plain JavaScript without dependencies, because
 * there are none yet.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from './node.mjs'

/** Compares what is installed with what is locked; times of files say nothing after a checkout. */
function installedAsLocked(root) {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const [have, want] = [packagesOf(installed), packagesOf(join(root, 'package-lock.json'))]
  // Optional packages are for other platforms, mostly; extraneous ones npm itself leaves out.
  return Object.entries(want).every(
    ([path, { version, optional, devOptional, peer, extraneous }]) =>
      path === '' || optional || devOptional || peer || extraneous || have[path]?.version === version,
  )
}

/** Installs what the lockfile names when something is missing. Ends the process with npm's own words when it fails. */
export function ensureInstalled(root) {
  if (installedAsLocked(root)) return
  const started = Date.now()
  const command = existsSync(join(root, 'node_modules')) ? ['install', '--no-save'] : ['ci']
  process.stdout.write('… dependencies 安装依赖\n')
  // A command line, not a list of arguments: npm is a script on Windows.
  const { status } = spawnSync(`npm ${command.join(' ')} --no-audit --no-fund --loglevel=error`, {
    cwd: root,
    shell: true,
    stdio: 'inherit',
  })
  if (status !== 0) fail('the dependencies could not be installed, see above. 依赖安装失败，原因见上。')
  process.stdout.write(`✓ dependencies 依赖 ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
}
