/**
 * The Node that everything here runs on: production's, as `engines` in package.json says. Where this machine has another,
 * the lowest of that range is fetched from the npm registry, once, into .local/node; node.json holds what each platform's
 * package must weigh in at. Plain JavaScript without dependencies, because on a fresh clone there are none.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { handOver } from './handOver.mjs'

const HERE = dirname(fileURLToPath(import.meta.url))
const ROOT = join(HERE, '..', '..')
const PLATFORM = `${process.platform}-${process.arch}`
const PROGRAM = process.platform === 'win32' ? 'node.exe' : 'node'

const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'))

/** Ends the process with one line. */
export function fail(line) {
  process.stderr.write(`✗ ${line}\n`)
  process.exit(1)
}

/** Of the same major version, and not older: what `^` means. */
function suits(version, lowest) {
  const [have, want] = [version, lowest].map((each) => each.split('.').map((part) => Number.parseInt(part, 10)))
  const differs = want.findIndex((part, at) => have[at] !== part)
  return differs === -1 || (differs > 0 && have[differs] > want[differs])
}

/** Has npm fetch and verify this platform's package, and puts its folder of programs at `home`. */
function fetchNode(version, home) {
  const [name, integrity] = read(HERE, 'node.json')[PLATFORM] ?? []
  const byHand = `install Node ${version} by hand`
  if (name === undefined) fail(`npm has no Node ${version} for ${PLATFORM}: ${byHand}. 请自行安装 Node ${version}。`)
  process.stdout.write(
    `… Node ${version}, as in production; this machine has ${process.versions.node} ` +
      `下载与生产环境一致的 Node ${version}，本机为 ${process.versions.node}\n`,
  )
  const part = `${home}.${process.pid}`
  const dependencies = { [name]: version }
  const packages = { '': { dependencies }, [`node_modules/${name}`]: { version, integrity } }
  mkdirSync(part, { recursive: true })
  writeFileSync(join(part, 'package.json'), JSON.stringify({ private: true, dependencies }))
  writeFileSync(join(part, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, requires: true, packages }))
  // A command line, not a list of arguments: npm is a script on Windows.
  const command = 'npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1'
  const { stderr } = spawnSync(command, { cwd: part, shell: true, encoding: 'utf8' })
  const programs = join(part, 'node_modules', name, 'bin')
  // A system with another C library has the file, and cannot run it.
  const runs = spawnSync(join(programs, PROGRAM), ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${version}`
  // Somebody else may have been faster.
  if (runs && !existsSync(home)) renameSync(programs, home)
  rmSync(part, { recursive: true, force: true })
  if (runs) return
  const [, why = `it does not run on ${PLATFORM}`] = /^npm error code (\S+)/m.exec(stderr) ?? []
  fail(
    `Node ${version} could not be fetched from npm (${why}): connect to the network and try again, or ${byHand}. ` +
      `Node 下载失败：联网后重试，或自行安装 Node ${version}。`,
  )
}

/**
 * The path of the right Node. From here on `node`, and with it npm and npx, mean that one for every child. Ends the process
 * with one line when there is none.
 */
export function rightNode() {
  const version = read(ROOT, 'package.json').engines.node.slice('^'.length)
  if (suits(process.versions.node, version)) return process.execPath
  const home = join(ROOT, '.local', 'node', `${version}-${PLATFORM}`)
  if (!existsSync(join(home, PROGRAM))) fetchNode(version, home)
  process.env.PATH = `${home}${delimiter}${process.env.PATH}`
  return join(home, PROGRAM)
}

/** Returns under the right Node; under any other it runs this same command with that one, and ends as it ends. */
export async function underRightNode() {
  const node = rightNode()
  if (node !== process.execPath) await handOver(node, process.argv.slice(1))
}
