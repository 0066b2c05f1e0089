import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clientOf } from '@functions/open311/clients'
import { env } from '@functions/platform/env'
import { aStreet } from '../../test/support/factories'
import { createTable } from '../cloud/table'
import { ROOT } from '../paths'
import { hold } from '../system/held'
import { TABLE_NAME } from '../system/settings'

/** The folder of a running system: this very process holds it, with the database the test has. */
let folder: string
let release: () => void
let streetId: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'beside-'))
  mkdirSync(join(folder, 'dynamodb'))
  writeFileSync(join(folder, 'secrets.json'), process.env.SECRETS_JSON ?? '')
  release = hold(folder, Number(new URL(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '').port))
  process.env.TABLE_NAME = TABLE_NAME
  await createTable({ tableName: env.tableName, stream: false })
  ;({ streetId } = await aStreet())
})
afterAll(() => {
  release()
  rmSync(folder, { recursive: true })
})

/** Runs a tool of the command line on that folder, with nothing else from the test's environment. */
async function tool(script: string, ...words: string[]): Promise<{ code: number | null; out: string; said: string }> {
  const { PATH, HOME } = process.env
  const child = spawn('npm', ['run', '--silent', script, '--', ...words], {
    cwd: ROOT,
    env: { PATH, HOME, DATA_DIR: folder },
  })
  const [out, said]: [string[], string[]] = [[], []]
  child.stdout.on('data', (chunk) => out.push(String(chunk)))
  child.stderr.on('data', (chunk) => said.push(String(chunk)))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out: out.join(''), said: said.join('') }
}

test('beside a running system a key is made that is known at once, and one is taken away at once', async () => {
  const { code, out } = await tool('open311-key', streetId, 'add', '市民热线')
  expect(code).toBe(0)
  const [, clientId = '', key = ''] = /^(\S+) {2}api_key (\S+)$/m.exec(out) ?? []
  expect(await clientOf(streetId, key)).toMatchObject({ clientId, name: '市民热线' })
  expect((await tool('open311-key', streetId, 'list')).out).toContain(clientId)
  expect((await tool('open311-key', streetId, 'revoke', clientId)).code).toBe(0)
  expect(await clientOf(streetId, key)).toBeUndefined()
})

test('what wants the data for itself says in one line that they are in use', async () => {
  expect(await tool('republish')).toEqual({
    ...{ code: 1, out: '' },
    said: '"npm start" is running and holds the local data: stop it first\n',
  })
})
