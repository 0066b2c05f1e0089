/**
 * `npm start`. Plain JavaScript without dependencies, because on a fresh clone there are none: it checks the machine,
 * installs what package-lock.json asks for, and only then loads the rest.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled, requireNode } from './install.mjs'

requireNode()
ensureInstalled(join(dirname(fileURLToPath(import.meta.url)), '..'))

// The SDK's notice about Node versions of next year is nothing the person who starts this can act on.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const require = createRequire(import.meta.url)
require('tsx/cjs/api').register()
await require('./main.ts').main()
