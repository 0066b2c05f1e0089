import { spawn } from 'node:child_process'
import { startNuanxin } from './running'

/**
 * Starts the whole system once, runs a command that finds it through NUANXIN_URL, and ends with its exit code. For suites
 * of several files that would otherwise each start their own.
 */
async function main(): Promise<number> {
  const [program, ...args] = process.argv.slice(2)
  if (program === undefined) throw new Error('say what to run: withNuanxin.ts <command> …')
  const running = await startNuanxin({ env: { BUILDS: 'none' } })
  try {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, NUANXIN_URL: running.url } })
    return await new Promise<number>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) => resolve(code ?? 1))
    })
  } finally {
    await running.stop()
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
