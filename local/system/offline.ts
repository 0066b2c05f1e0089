import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startGuarded } from '../machine/child'
import { freePort } from '../machine/ports'
import { ROOT } from '../paths'
import { REGION } from './settings'

/** The functions, served as API Gateway and Lambda would. `ended` resolves when they are gone, whoever ended them. */
export type Functions = { http: string; lambda: string; ended: Promise<number>; stop: () => Promise<void> }

const READY_WITHIN_MS = 60_000

/**
 * Serves the bundled functions by serverless-offline from serverless.yml's own routes, and resolves when they answer.
 * What they log goes to `logFile`. Throws serverless's last line when it does not come up.
 */
export async function serveFunctions(environment: Record<string, string>, logFile: string): Promise<Functions> {
  const [httpPort, lambdaPort] = [await freePort(), await freePort()]
  const log = createWriteStream(logFile)
  const cli = join(require.resolve('serverless/package.json'), '..', 'bin', 'serverless.js')
  const options = [
    '--stage',
    'local',
    '--region',
    REGION,
    '--host',
    '127.0.0.1',
    '--useInProcess',
    '--localEnvironment',
  ]
  const ports = ['--httpPort', String(httpPort), '--lambdaPort', String(lambdaPort)]
  const child = startGuarded(process.execPath, [cli, 'offline', 'start', ...options, ...ports], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    onOutput: (text) => log.write(text),
  })
  const stop = async () => {
    await child.stop()
    log.end()
  }
  const http = `http://127.0.0.1:${httpPort}`
  let over = false
  void child.ended.then(() => {
    over = true
  })
  const deadline = Date.now() + READY_WITHIN_MS
  while (!over && Date.now() < deadline) {
    const answers = await fetch(http).then(
      () => true,
      () => false,
    )
    if (answers) return { http, lambda: `http://127.0.0.1:${lambdaPort}`, ended: child.ended, stop }
    await pause(100)
  }
  await stop()
  throw new Error(`serverless-offline did not start:\n${child.output().trim().split('\n').slice(-15).join('\n')}`)
}
