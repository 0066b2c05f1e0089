import { join } from 'node:path'

/** The checkout's root folder. */
export const ROOT = join(__dirname, '..')

/** Where one machine keeps its data, secrets and logs. Ignored by git; `npm run reset` removes it. */
export const LOCAL = join(ROOT, '.local')
