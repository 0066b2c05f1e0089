/** `npm run reset`: forgets everything a local run has stored. The next start begins with fresh demo data. */
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = process.env.DATA_DIR ?? join(dirname(fileURLToPath(import.meta.url)), '..', '.local')
rmSync(folder, { recursive: true, force: true })
process.stdout.write('✓ local data removed 本地数据已清空\n')
