/**
 * `npm start`. Plain JavaScript without dependencies, because on a fresh clone there are none: it checks the machine,
 * installs what package-lock.json asks for, and only then loads the rest.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')

const fail = (line) => {
  process.stderr.write(`✗ ${line}\n`)
  process.exit(1)
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node.js 20.19 or newer is needed, this is ${process.versions.node}. 需要 Node.js 20.19 或更高版本。`)
}

/** Compares what is installed with what is locked; times of files say nothing after a checkout. */
const installedAsLocked = () => {
  const installed = join(ROOT, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const [have, want] = [packagesOf(installed), packagesOf(join(ROOT, 'package-lock.json'))]
  // Optional packages are for other platforms, mostly.
  return Object.entries(want).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' || optional || devOptional || peer || have[path]?.version === version,
  )
}

if (!installedAsLocked()) {
  const started = Date.now()
  const command = existsSync(join(ROOT, 'node_modules')) ? ['install', '--no-save'] : ['ci']
  process.stdout.write('… dependencies 安装依赖\n')
  // A command line, not a list of arguments: npm is a script on Windows.
  const { status } = spawnSync(`npm ${command.join(' ')} --no-audit --no-fund --loglevel=error`, {
    cwd: ROOT,
    shell: true,
    stdio: 'inherit',
  })
  if (status !== 0) fail('the dependencies could not be installed, see above. 依赖安装失败，原因见上。')
  process.stdout.write(`✓ dependencies 依赖 ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
}

// The SDK's notice about Node versions of next year is nothing the person who starts this can act on.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const require = createRequire(import.meta.url)
require('tsx/cjs/api').register()
await require('./main.ts').main()
