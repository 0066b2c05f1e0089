import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../paths'

/** A test that waits for time to pass is red on a slow day. It waits for what happens, or asks the system to settle. */
const WAITS = [/\b(?:pause|sleep|waitForTimeout)\(/, /\beventually\b/, /(?<![.\w])setTimeout\(/, /timers\/promises/]

/** Where time itself is what a test is about, or a limit on what never ends by itself. */
const ABOUT_TIME: Record<string, string> = {
  'miniapp/lib/offline/outbox.test.ts': '`sleep` says how long the outbox means to; nothing waits',
  'local/bootstrap/node.test.ts': 'a program that ends only when it is told to',
  'test/support/running.ts': 'a limit on a start',
  'test/support/processes.ts': 'processes of others end when they end, and tell nobody',
  'test/e2e/start.test.ts': 'a limit on a start that should fail',
  'test/race/kills.test.ts': 'a process is killed in the middle of what it does, at a moment of chance',
  'test/weapp/faults/list.ts': 'a fault to be found: an error that comes later',
  'test/weapp/audit/rules.test.ts': 'code that is judged, not run',
  'test/weapp/audit.test.ts': 'code that is judged, not run',
  'test/weapp/wx.test.ts': 'a rejection is reported a turn later',
  'test/weapp/wx.screen.test.ts': 'one turn of the phone',
  'test/weapp/wx.navigation.test.ts': 'one turn of the phone',
  'test/weapp/harness/driver.ts': 'the engine’s own clock',
  'test/weapp/harness/jsdom.ts': 'the engine’s own clock',
  'test/weapp/harness/app.ts': 'the engine’s own clock',
  'test/weapp/harness/host/builtins.ts': 'WeChat’s own timing',
  'test/weapp/harness/host/gestures.ts': 'how long a long press is',
  'test/weapp/harness/host/overlays.ts': 'how long a toast is shown',
  'test/weapp/harness/host/wx/base.ts': 'WeChat answers a turn later',
  'test/weapp/harness/host/wx/transfer.ts': 'WeChat’s own time-outs',
  'test/weapp/harness/host/wx/location.ts': 'how long a fix of the position takes',
}

const files = ['functions', 'shared', 'miniapp', 'local', 'test']
  .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true }).map((name) => `${folder}/${String(name)}`))
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.test\.tsx?$/.test(path) || /^test\/.*\.[cm]?tsx?$/.test(path))

test('tests wait for what happens, not for time to pass', () => {
  const waiting = files.filter((path) => {
    const lines = readFileSync(join(ROOT, path), 'utf8').split('\n')
    return lines.some((line) => WAITS.some((wait) => wait.test(line)))
  })
  expect(waiting.sort()).toEqual(Object.keys(ABOUT_TIME).sort())
})
