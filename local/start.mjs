/**
 * `npm start`. Plain JavaScript without dependencies, because on a fresh clone there are none: it sees to the right
 * Node, installs what package-lock.json asks for, and only then loads the rest.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './bootstrap/install.mjs'
import { underRightNode } from './bootstrap/node.mjs'

await underRightNode()
ensureInstalled(join(dirname(fileURLToPath(import.meta.url)), '..'))

const require = createRequire(import.meta.url)
require('tsx/cjs/api').register()
await require('./system/main.ts').main()
