/** `npm run reset`: forgets everything a local run has stored. The next start begins with fresh demo data. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = process.env.DATA_DIR ?? join(dirname(fileURLToPath(import.meta.url)), '..', '.local')
// The Node that was fetched is no data of a run, and without network it would not come again.
const stored = existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'node') : []
for (const name of stored) rmSync(join(folder, name), { recursive: true, force: true })
process.stdout.write('✓ local data removed 本地数据已清空\n')
