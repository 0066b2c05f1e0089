import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { cpuSecondsOf } from './cpu'

const onLinux = process.platform === 'linux'

/** Works for so long, says so, and stays until its input ends. */
const WORKS =
  'const end = process.cpuUsage().user + 200000; while (process.cpuUsage().user < end); console.log("done"); process.stdin.resume()'

test('what the processes of one environment took so far is counted, and nobody else’s', async () => {
  const mark = randomUUID()
  const child = spawn(process.execPath, ['-e', WORKS], { env: { ...process.env, MARK: mark }, stdio: 'pipe' })
  await once(child.stdout, 'data')
  const counted = cpuSecondsOf(mark)
  const others = cpuSecondsOf(randomUUID())
  child.stdin.end()
  await once(child, 'exit')
  if (onLinux) expect(counted).toBeGreaterThanOrEqual(0.2)
  else expect(counted).toBeUndefined()
  expect(others).toBe(onLinux ? 0 : undefined)
})
