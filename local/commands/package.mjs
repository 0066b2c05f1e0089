/**
 * `npm run package`: bundles the functions and has `serverless package` make the zips and the template of each partition,
 * without network and without credentials. The result lies in dist/package/<partition>.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from '../../functions/build.mjs'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const require = createRequire(import.meta.url)
const REGIONS = { 'aws-cn': 'cn-northwest-1', aws: 'ap-southeast-1' }

/** Lambda's own limit for a function, unzipped. */
const LAMBDA_LIMIT = 250 * 1024 * 1024

const fail = (line) => {
  process.stderr.write(`✗ ${line}\n`)
  process.exit(1)
}

/**
 * Puts sharp with the binary for Lambda's processor (linux-arm64, whatever this machine is) beside the one function that
 * uses it. npm fetches it once into dist/sharp-arm64; after that packaging needs no network.
 */
async function stageSharp() {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', 'sharp', 'package.json'), 'utf8'))
  const staging = join(ROOT, 'dist', 'sharp-arm64')
  const binary = join(staging, 'node_modules', '@img', 'sharp-linux-arm64', 'package.json')
  const present = existsSync(binary) && JSON.parse(readFileSync(binary, 'utf8')).version === version
  if (!present) {
    rmSync(staging, { recursive: true, force: true })
    await mkdir(staging, { recursive: true })
    writeFileSync(join(staging, 'package.json'), JSON.stringify({ private: true, dependencies: { sharp: version } }))
    const options = '--os=linux --cpu=arm64 --libc=glibc --ignore-scripts --no-audit --no-fund --loglevel=error'
    const { status } = spawnSync(`npm install ${options}`, { cwd: staging, shell: true, stdio: 'inherit' })
    if (status !== 0 || !existsSync(binary)) {
      fail(`sharp ${version} for linux-arm64 could not be fetched; npm must reach its registry once for it.`)
    }
  }
  const target = join(ROOT, 'dist', 'functions', 'media-onUpload', 'node_modules')
  rmSync(target, { recursive: true, force: true })
  cpSync(join(staging, 'node_modules'), target, {
    recursive: true,
    filter: (path) => !/node_modules\/\.(bin|package)/.test(path),
  })
}

function packageFor(partition, region) {
  const output = join(ROOT, 'dist', 'package', partition)
  rmSync(output, { recursive: true, force: true })
  const cli = join(dirname(require.resolve('serverless/package.json')), 'bin', 'serverless.js')
  const stage = process.env.STAGE ?? 'prod'
  const args = [cli, 'package', '--stage', stage, '--region', region, '--package', output]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) fail(`serverless package failed for ${partition}:\n${stdout}${stderr}`)
  return output
}

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0).padStart(7)} KB`

await bundle()
await stageSharp()
for (const [partition, region] of Object.entries(REGIONS)) {
  const output = packageFor(partition, region)
  process.stdout.write(`✓ ${partition} (${region})\n`)
  const zips = readdirSync(output).filter((name) => name.endsWith('.zip'))
  for (const name of zips) {
    const { size } = statSync(join(output, name))
    if (size > LAMBDA_LIMIT) fail(`${name} is larger than Lambda takes`)
    process.stdout.write(`${kilobytes(size)}  ${name}\n`)
  }
}
