/**
 * `node local/run.mjs <program> …`: runs a program of this project, as the scripts in package.json do, under the right Node
 * and with the packages of the lockfile; fetches what is missing first.
 */
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { handOver } from './bootstrap/handOver.mjs'
import { ensureInstalled } from './bootstrap/install.mjs'
import { rightNode } from './bootstrap/node.mjs'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')

rightNode()
ensureInstalled(ROOT)
process.env.PATH = `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`

const [program = 'node', ...args] = process.argv.slice(2)
// On Windows the programs of packages are scripts of its shell.
await handOver(program, args, { shell: process.platform === 'win32' })
