import { rmSync } from 'node:fs'
import { leftOf, processesOf } from '../support/processes'
import { aDataFolder, startNuanxin } from '../support/running'

/**
 * What was done survives a restart, and nothing is left running. With NUANXIN_FOLDER it is what others did there; else the
 * demo street alone.
 */
const folder = process.env.NUANXIN_FOLDER ?? aDataFolder('nuanxin-restart-')
/** Every process of the system has it in its environment. */
const OWN = `DATA_DIR=${folder}`
const start = () => startNuanxin({ folder, env: { BUILDS: 'none' } })

afterAll(() => {
  if (!process.env.NUANXIN_FOLDER) rmSync(folder, { recursive: true, force: true })
})

test('it ends without leaving a process behind, and data survive a restart', async () => {
  const first = await start()
  const asks = async (url: string, path: string) => (await fetch(`${url}/api${path}`)).json()
  const shown = async (url: string) =>
    Promise.all(['/streets/qishan/stations', '/public/qishan/reports'].map((path) => asks(url, path)))
  const before = await shown(first.url)
  expect(before).toMatchObject([{ items: expect.anything() }, { items: expect.anything() }])
  expect(processesOf(OWN).length).toBeGreaterThan(0)
  await first.stop()
  expect(await leftOf(OWN)).toEqual([])
  const second = await start()
  expect(second.printed()).not.toContain('demo data')
  expect(await shown(second.url)).toEqual(before)
  expect((await asks(second.url, '/openapi.json')).openapi).toMatch(/^3\.1/)
  await second.stop()
  expect(await leftOf(OWN)).toEqual([])
}, 400_000)
