import { spawnSync } from 'node:child_process'
import { now } from '@functions/platform/clock'
import { newId } from '@functions/platform/store/ids'
import { call } from '../../test/support/api'
import { aPerson, aStreet } from '../../test/support/factories'
import { shifted } from '../../test/support/meals'
import { ROOT } from '../paths'

const DAY_MS = 86_400_000

test('the command tells a code with which a registered member becomes administrator', async () => {
  const { streetId } = await aStreet()
  const tool = (...words: string[]) =>
    spawnSync('npm', ['run', '--silent', 'setup-code', '--', ...words], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env },
    })
  const { status, stdout } = tool(streetId)
  expect(status).toBe(0)
  const [, code = '', until = ''] = /^(\d{4} \d{4} \d{4})\ngood once, until (\S+)\n$/.exec(stdout) ?? []
  const person = await aPerson(streetId)
  // The tool goes by the machine's clock.
  const claimed = await shifted(Date.parse(until) - DAY_MS - now(), () =>
    call('setup', 'claim', { id: newId(), code }, person),
  )
  expect(claimed.status).toBe(200)
  expect(tool('nowhere').status).toBe(1)
  expect(tool().stderr).toBe('npm run setup-code -- <streetId> [<districtId>]\n')
  expect(tool(streetId, 'No District').status).toBe(1)
})
