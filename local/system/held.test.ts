import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeServer, listen } from '../machine/http'
import { HELD_FILE, heldBy, hold } from './held'

let folder: string
let database: Server
let port: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'held-'))
  database = createServer()
  port = await listen(database)
})
afterEach(async () => {
  await closeServer(database)
  rmSync(folder, { recursive: true })
})

test('a data folder tells the database of the system that runs on it, until that ends', async () => {
  expect(await heldBy(folder)).toBeUndefined()
  const release = hold(folder, port)
  expect(await heldBy(folder)).toBe(`http://127.0.0.1:${port}`)
  release()
  expect(await heldBy(folder)).toBeUndefined()
})

test('what a killed system left holds nothing: its process is gone, or its database, or the note is half', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  const note = JSON.stringify({ pid, port })
  writeFileSync(join(folder, HELD_FILE), note)
  expect(await heldBy(folder)).toBeUndefined()
  writeFileSync(join(folder, HELD_FILE), note.slice(0, 8))
  expect(await heldBy(folder)).toBeUndefined()
  hold(folder, port)
  await closeServer(database)
  expect(await heldBy(folder)).toBeUndefined()
})
