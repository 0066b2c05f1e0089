import { spawn } from 'node:child_process'
import { aDataFolder, startNuanxin } from './running'

/**
 * Starts the whole system once for suites that would otherwise each start their own. With a command: runs it, which finds
 * the system through NUANXIN_URL, and ends with its exit code. Without: prints `NUANXIN_URL=…` and `NUANXIN_FOLDER=…`, a
 * line each, and ends when its input does; the data stay in that folder.
 */
async function main(): Promise<number> {
  const [program, ...args] = process.argv.slice(2)
  const folder = program === undefined ? aDataFolder('nuanxin-') : undefined
  const BUILDS = process.env.BUILDS ?? 'none'
  const running = await startNuanxin({ env: { BUILDS }, ...(folder === undefined ? {} : { folder }) })
  try {
    if (program === undefined) {
      process.stdout.write(`NUANXIN_FOLDER=${folder}\nNUANXIN_URL=${running.url}\n`)
      await new Promise((resolve) => process.stdin.on('end', resolve).resume())
      return 0
    }
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
