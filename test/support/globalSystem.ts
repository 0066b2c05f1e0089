import type { Config } from 'jest'
import { ensureSnapshot } from '../../local/seed/snapshot'
import { startNuanxin } from './running'
import { holdStop } from './stopper'
import { type StartedSystem, SYSTEMS } from './street'

/** A whole system for each worker, on which every file begins the demo street anew (street.ts). */
const globalSystem = async ({ maxWorkers }: Pick<Config, 'maxWorkers'>): Promise<void> => {
  await ensureSnapshot()
  const count = Number(maxWorkers) || 1
  const systems = await Promise.all(
    Array.from({ length: count }, () => startNuanxin({ env: { BUILDS: 'h5,console' } })),
  )
  holdStop(async () => {
    for (const { stop } of systems) await stop()
  })
  const started: StartedSystem[] = systems.map(({ url, folder }) => ({ url, folder }))
  process.env[SYSTEMS] = JSON.stringify(started)
}

export default globalSystem
