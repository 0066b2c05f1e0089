import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

/**
 * Starts the whole system for several steps of `npm test`. `up` resolves with the environment by which they find it, or
 * rejects with what it said instead; `stop` resolves when it has ended, and `forget` removes what it left.
 */
export function startSystem(cwd, environment, builds) {
  const child = spawn('npx', ['tsx', 'test/support/withNuanxin.ts'], {
    cwd,
    env: { ...environment, BUILDS: builds },
    stdio: 'pipe',
    shell: process.platform === 'win32',
  })
  let said = ''
  let folder
  const ended = new Promise((resolve) => child.on('close', resolve))
  const up = new Promise((resolve, reject) => {
    const listen = (chunk) => {
      said += chunk
      folder ??= /^NUANXIN_FOLDER=(.+)$/m.exec(said)?.[1]
      const url = /^NUANXIN_URL=(.+)\n/m.exec(said)?.[1]
      if (url) resolve({ NUANXIN_FOLDER: folder, NUANXIN_URL: url })
    }
    for (const stream of [child.stdout, child.stderr]) stream.on('data', listen)
    child.on('error', reject)
    void ended.then(() => reject(new Error(`the system did not come up:\n${said}`)))
  })
  // Whoever needs it is told; nobody may need it yet.
  up.catch(() => undefined)
  return {
    up,
    stop: async () => {
      child.stdin.end()
      await ended
    },
    forget: () => folder && rmSync(folder, { recursive: true, force: true }),
  }
}
