import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import { ROOT } from '../paths'
import { closeServer, listen } from './http'
import { freePort, requireFree } from './ports'

test('what is lent once is not lent again, here or in another process', async () => {
  const lent = new Set<number>()
  for (let i = 0; i < 50; i++) lent.add(await freePort())
  expect(lent.size).toBe(50)
  const [port] = lent
  const other = spawnSync(
    process.execPath,
    ['-e', `require('node:dgram').createSocket('udp4').bind({port:${port},address:'127.0.0.1',exclusive:true})`],
    { cwd: ROOT, encoding: 'utf8', timeout: 10_000 },
  )
  expect(other.status).not.toBe(0)
  expect(other.stderr).toContain('EADDRINUSE')
})

test('no outgoing connection takes a port that is lent', async () => {
  expect(await freePort()).toBeLessThan(32_768)
})

test('a port that is taken is one line', async () => {
  const server = createServer()
  const port = await listen(server)
  await expect(requireFree(port)).rejects.toThrow(`port ${port} is already taken by another program`)
  await closeServer(server)
  await expect(requireFree(port)).resolves.toBeUndefined()
})
