import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { parse } from 'yaml'
import manifest from '../../package.json'
import { ROOT } from '../paths'

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const majorOf = (text: string | undefined) => /\d+/.exec(text ?? '')?.[0]

// CloudFormation's own tags are not looked at.
test('what is deployed, bundled, typed and run here is one Node', () => {
  const { provider } = parse(textOf('serverless.yml'), { logLevel: 'silent' }) as { provider: { runtime: string } }
  const production = majorOf(provider.runtime)
  expect({
    run: majorOf(manifest.engines.node),
    bundled: majorOf(/target: '(node\d+)'/.exec(textOf('functions/build.mjs'))?.[1]),
    typed: majorOf(manifest.devDependencies['@types/node']),
    tested: majorOf(process.versions.node),
  }).toEqual({ run: production, bundled: production, typed: production, tested: production })
})

/** A checkout that asks for a Node this machine has not, and an npm that brings this one under that number. */
describe('where another Node is needed', () => {
  const PLATFORM = `${process.platform}-${process.arch}`
  const WANTED = '999.1.2'
  let folder: string
  let calls: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nuanxin-node-'))
    calls = join(folder, 'calls')
    const local = join(folder, 'local')
    mkdirSync(join(folder, 'node_modules'), { recursive: true })
    for (const name of ['bootstrap/node.mjs', 'bootstrap/handOver.mjs', 'bootstrap/install.mjs', 'run.mjs'])
      cpSync(join(ROOT, 'local', name), join(local, name))
    const write = (path: string, value: unknown) => writeFileSync(join(folder, path), JSON.stringify(value))
    write('package.json', { engines: { node: `^${WANTED}` } })
    write('package-lock.json', { packages: {} })
    write('node_modules/.package-lock.json', { packages: {} })
    write('local/bootstrap/node.json', { [PLATFORM]: ['node-here', 'sha512-of-it'] })
    mkdirSync(join(folder, 'bin'))
    symlinkSync(process.execPath, join(folder, 'bin', 'node'))
    program('there', `[ "$1" = --version ] && echo v${WANTED} && exit; exec '${process.execPath}' "$@"`)
    program(
      'npm',
      `echo "$@" >> '${calls}'; mkdir -p node_modules/node-here/bin; cp ../../../bin/there node_modules/node-here/bin/node`,
    )
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** Puts a program of the shell before all others. */
  function program(name: string, script: string): void {
    const path = join(folder, 'bin', name)
    writeFileSync(path, `#!/bin/sh\n${script}\n`)
    chmodSync(path, 0o755)
  }

  const run = (...args: string[]) => {
    const PATH = `${join(folder, 'bin')}${delimiter}${process.env.PATH}`
    return end(spawn(process.execPath, [join(folder, 'local', 'run.mjs'), ...args], { env: { ...process.env, PATH } }))
  }

  test('it is fetched once, with one line, and every child finds it first', async () => {
    const first = await run('sh', '-c', 'command -v node')
    expect(first.lines).toEqual([
      expect.stringContaining(`Node ${WANTED}`),
      join(folder, '.local', 'node', `${WANTED}-${PLATFORM}`, 'node'),
    ])
    const second = await run('sh', '-c', 'command -v node')
    expect(second.lines).toEqual(first.lines.slice(1))
    expect(readFileSync(calls, 'utf8').trim().split('\n')).toHaveLength(1)
  })

  test('npm is told what the package must weigh in at', async () => {
    program('npm', `cat package-lock.json > '${calls}'`)
    await run('true')
    expect(JSON.parse(readFileSync(calls, 'utf8'))).toMatchObject({
      packages: { 'node_modules/node-here': { version: WANTED, integrity: 'sha512-of-it' } },
    })
  })

  test.each([
    ['no network', 'echo "npm error code ENOTFOUND" >&2; exit 1', 'ENOTFOUND'],
    ['a program that does not run here', 'mkdir -p node_modules/node-here/bin', 'does not run'],
  ])('%s is one clear line', async (_, npm, why) => {
    program('npm', npm)
    const { code, lines } = await run('true')
    expect({ code, lines: lines.slice(1) }).toEqual({ code: 1, lines: [expect.stringContaining(why)] })
    expect(lines[1]).toContain(`install Node ${WANTED} by hand`)
  })

  test('a platform without one is one clear line', async () => {
    writeFileSync(join(folder, 'local', 'bootstrap', 'node.json'), '{}')
    const { code, lines } = await run('true')
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining(PLATFORM)] })
  })
})

describe('a program that is run in place of another', () => {
  const RUN = join(ROOT, 'local', 'run.mjs')
  const start = (script: string) => spawn(process.execPath, [RUN, 'node', '-e', script])
  const TIDIES = `process.on('SIGTERM', () => { console.log('tidied'); process.exit(5) }); setTimeout(() => process.exit(9), 10_000); console.log('up')`

  test('its exit code is passed on', async () => {
    expect((await end(start('process.exit(7)'))).code).toBe(7)
  })

  test('what kills it is passed on', async () => {
    expect((await end(start('process.kill(process.pid, "SIGKILL")'))).signal).toBe('SIGKILL')
  })

  test('a signal reaches it, and is waited for', async () => {
    const child = start(TIDIES)
    child.stdout.once('data', () => child.kill('SIGTERM'))
    expect(await end(child)).toMatchObject({ code: 5, lines: ['up', 'tidied'] })
  })

  test('it ends when whoever started it was killed', async () => {
    const shell = spawn('sh', ['-c', '"$@"; true', 'sh', process.execPath, RUN, 'node', '-e', TIDIES])
    shell.stdout.once('data', () => shell.kill('SIGKILL'))
    // Its output ends with the last process that holds it.
    expect(await end(shell)).toMatchObject({ signal: 'SIGKILL', lines: ['up', 'tidied'] })
  })
})

test('forgetting local data keeps the Node that was fetched', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nuanxin-node-'))
  for (const name of ['node', 's3']) mkdirSync(join(folder, name))
  const env = { ...process.env, DATA_DIR: folder }
  await end(spawn(process.execPath, [join(ROOT, 'local', 'reset.mjs')], { env }))
  const { lines } = await end(spawn('ls', [folder]))
  rmSync(folder, { recursive: true, force: true })
  expect(lines).toEqual(['node'])
})

/** Resolves when a child and everything that holds its output have ended. */
function end(
  child: ChildProcessWithoutNullStreams,
): Promise<{ code: number | null; signal: NodeJS.Signals | null; lines: string[] }> {
  let output = ''
  const keep = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return new Promise((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal, lines: output.split('\n').filter(Boolean) })),
  )
}
