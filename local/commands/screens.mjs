/** `npm run weapp:screens`: every screen on every phone, by day and by night, drawn fine enough to be judged. */
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const RUN = join(dirname(fileURLToPath(import.meta.url)), '..', 'run.mjs')
const { status } = spawnSync(process.execPath, [RUN, 'jest', 'test/weapp/screens.test.ts'], {
  env: { ...process.env, SCREENS: 'all' },
  stdio: 'inherit',
})
process.exit(status ?? 1)
