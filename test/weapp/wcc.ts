import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { filesOf } from './harness/build'

const require = createRequire(__filename)

type Compiler = 'wcc' | 'wcsc'

/** Where the official compilers lie in their npm package; only for processors of that kind. */
const FOLDERS: Readonly<Record<string, string>> = {
  'linux-x64': 'linux',
  'darwin-x64': 'mac',
  'darwin-arm64': 'mac',
  'win32-x64': 'windows',
}

/** What an official compiler said, line by line; or why it could not be asked. */
export type Verdict = { complaints: string[]; files: number } | { unavailable: string }

/** The compiler's file on this machine; undefined where WeChat has made none. */
export function compilerFile(name: Compiler, platform = `${process.platform}-${process.arch}`): string | undefined {
  const folder = FOLDERS[platform]
  if (!folder) return undefined
  const bin = join(dirname(require.resolve('miniprogram-compiler')), 'bin', folder)
  const file = join(bin, folder === 'windows' ? `${name}.exe` : name)
  return existsSync(file) ? file : undefined
}

/** Lines of the compiled templates' own text begin otherwise: nothing of what was compiled is taken for a complaint. */
const complaintsIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== 'error file count: 0')

/** Runs a copy of the compiler in the folder of the build. The package's own file may lie where nothing may be changed. */
function run(name: Compiler, root: string, args: readonly string[], files: number): Verdict {
  const original = compilerFile(name)
  if (!original) return { unavailable: `WeChat has made no ${name} for ${process.platform}-${process.arch}` }
  const folder = mkdtempSync(join(tmpdir(), 'wcc-'))
  try {
    const program = join(folder, process.platform === 'win32' ? `${name}.exe` : name)
    copyFileSync(original, program)
    chmodSync(program, 0o755)
    const { error, status, signal, stdout, stderr } = spawnSync(program, args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    if (error) return { unavailable: error.message }
    const complaints = complaintsIn(stderr)
    // It may also fail without a word, or succeed and write nothing.
    if (complaints.length === 0 && (status !== 0 || signal)) complaints.push(`${name} ended with ${signal ?? status}`)
    if (complaints.length === 0 && stdout.trim() === '') complaints.push(`${name} wrote nothing`)
    return { complaints, files }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Has WeChat's own compiler, the one inside the developer tools, read all WXML and WXS of a build. */
export function wcc(root: string): Verdict {
  const files = filesOf(root)
  const templates = files.filter((file) => file.endsWith('.wxml'))
  const scripts = files.filter((file) => file.endsWith('.wxs'))
  // `0`: no list of custom components follows.
  const args = ['-d', '-cc', '0', ...templates, ...scripts, '-gn', '$gwx']
  return run('wcc', root, args, templates.length + scripts.length)
}

/** The same for all WXSS. */
export function wcsc(root: string): Verdict {
  const files = filesOf(root).filter((file) => file.endsWith('.wxss'))
  return run('wcsc', root, ['-db', '-pc', '0', ...files], files.length)
}
