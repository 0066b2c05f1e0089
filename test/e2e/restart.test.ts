import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { aDataFolder } from '../../local/machine/dataFolder'
import { leftOf, processesOf } from '../support/processes'
import { type Running, startNuanxin } from '../support/running'

/** What was done survives a restart, and nothing is left running. */
const folder = aDataFolder()
/** Every process of the system has it in its environment. */
const OWN = `DATA_DIR=${folder}`

let running: Running | undefined
afterAll(async () => {
  await running?.stop()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

const start = () => startNuanxin({ folder })

interface Shown {
  items: { stationId?: string; name?: string; reportId?: string; status?: string; movedAt?: number }[]
}

/** What everybody sees of the street, but for addresses of photos, which are of the moment. */
async function shown({ url }: Running) {
  const lists = await Promise.all(
    ['/streets/qishan/stations', '/public/qishan/reports'].map(
      async (path): Promise<Shown> => (await fetch(`${url}/api${path}`)).json(),
    ),
  )
  return lists.map(({ items }) =>
    items.map(({ stationId, name, reportId, status, movedAt }) => ({ stationId, name, reportId, status, movedAt })),
  )
}

/** Asks the API and returns its answer. Throws when it refuses. */
async function asks<T>({ url }: Running, path: string, given: RequestInit = {}): Promise<T> {
  const answer = await fetch(`${url}${path}`, given)
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Somebody the street has never seen signs in; their token. */
async function signsIn(system: Running): Promise<string> {
  const key = JSON.stringify({ key: 'somebody-new' })
  const { code } = await asks<{ code: string }>(system, '/__dev/login-code', { method: 'POST', body: key })
  const { token } = await asks<{ token: string }>(system, '/api/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ streetId: 'qishan', code }),
  })
  return token
}

/** Exit code of a tool of the command line, on the data of this file's system. */
const codeOf = (script: string, ...words: string[]) =>
  spawnSync('npm', ['run', '--silent', script, '--', ...words], { env: { ...process.env, DATA_DIR: folder } }).status

test('it ends without leaving a process behind, and data survive a restart', async () => {
  running = await start()
  const before = await shown(running)
  expect(before.map((items) => items.length > 0)).toEqual([true, true])
  const headers = { authorization: `Bearer ${await signsIn(running)}` }
  const me = await asks(running, '/api/members/me', { headers })
  expect(processesOf(OWN).length).toBeGreaterThan(0)
  // Keys are looked after beside it; what wants the data for itself says so.
  expect([codeOf('open311-key', 'qishan', 'list'), codeOf('republish')]).toEqual([0, 1])
  await running.stop()
  expect(await leftOf(OWN)).toEqual([])
  running = await start()
  expect(running.printed()).not.toContain('demo data')
  expect(await shown(running)).toEqual(before)
  expect(await asks(running, '/api/members/me', { headers })).toEqual(me)
  const document = await (await fetch(`${running.url}/api/openapi.json`)).json()
  expect(document.openapi).toMatch(/^3\.1/)
  await running.stop()
  expect(await leftOf(OWN)).toEqual([])
}, 400_000)
