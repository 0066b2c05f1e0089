/**
 * Installs the packages of the lockfile when they are missing or older than it. Plain Node, no dependency: this runs
 * before anything is installed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const MINIMUM_NODE = [20, 19]

/** Ends the process with one line when this Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantedMajor, wantedMinor] = MINIMUM_NODE
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  console.error(
    `✗ Node ${MINIMUM_NODE.join('.')} or newer is needed, this is ${process.versions.node}. 请先升级 Node。`,
  )
  process.exit(1)
}

/** True when node_modules holds what the lockfile says, by npm's own record of what it installed. */
export function isInstalled(root) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const lock = join(root, 'package-lock.json')
  if (statSync(record).mtimeMs >= statSync(lock).mtimeMs) return true
  // A fresh clone's lockfile may be younger than an installation that already agrees with it.
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const wanted = Object.entries(JSON.parse(readFileSync(lock, 'utf8')).packages)
  return wanted.every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  )
}

/** Runs `npm ci` when needed. Ends the process with npm's own words when it fails. */
export function ensureInstalled(root) {
  if (isInstalled(root)) return false
  const { status, stderr, stdout } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error(`✗ npm ci failed. 安装依赖失败。\n${stdout}${stderr}`)
    process.exit(1)
  }
  return true
}
