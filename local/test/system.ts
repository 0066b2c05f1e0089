import { rmSync } from 'node:fs'
import { start } from './child'
import { cpuSecondsOf } from './cpu'
import { SYSTEM } from './steps'

/** The whole system, running for several steps. */
export interface SharedSystem {
  /** The environment by which they find it. @throws what it said when it did not come up */
  up: Promise<{ NUANXIN_FOLDER: string; NUANXIN_URL: string }>
  /** Ends it, once, and resolves with its CPU seconds. */
  stop: () => Promise<number | undefined>
  /** Removes what it left. */
  forget: () => void
}

/** Starts it. `builds`: the forms of the app it serves, `none` for the functions alone. */
export function startSystem(environment: NodeJS.ProcessEnv, builds: 'h5' | 'none'): SharedSystem {
  let said = ''
  let folder = ''
  let tell: (url: string) => void = () => undefined
  const url = new Promise<string>((resolve) => {
    tell = resolve
  })
  const { child, ended } = start(SYSTEM.command, { ...environment, BUILDS: builds }, (chunk) => {
    said += chunk
    folder = /^NUANXIN_FOLDER=(.+)$/m.exec(said)?.[1] ?? folder
    const found = /^NUANXIN_URL=(.+)\n/m.exec(said)?.[1]
    if (found) tell(found)
  })
  const over = ended.then(({ out }): never => {
    throw new Error(`the system did not come up:\n${out}`)
  })
  // Whoever waits for the address is told; once it is known nobody waits any more.
  over.catch(() => undefined)
  let cpuSeconds: number | undefined
  return {
    up: Promise.race([url, over]).then((address) => ({ NUANXIN_FOLDER: folder, NUANXIN_URL: address })),
    stop: async () => {
      // npm does not wait for what it started when it is ended, so this is looked up while all of it runs.
      if (child.exitCode === null && folder !== '') cpuSeconds ??= cpuSecondsOf(`DATA_DIR=${folder}`)
      child.stdin?.end()
      await ended
      return cpuSeconds
    },
    forget: () => {
      if (folder !== '') rmSync(folder, { recursive: true, force: true })
    },
  }
}
