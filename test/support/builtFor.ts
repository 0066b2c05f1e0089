import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { STREET_ID } from '../../local/seed/data/street'
import { outputOf } from '../../local/system/app'

/** The demo street's id as a build writes it into a program: alone between quotes. */
const BUILT_IN = new RegExp(`(["'\`])${STREET_ID}\\1`, 'g')

/** That browser gets the app, and the console, as TARO_APP_STREET_ID would have built them for another street. */
export async function builtFor(context: BrowserContext, streetId: string): Promise<void> {
  await context.route(/\.js$/, async (route) => {
    const { pathname } = new URL(route.request().url())
    const [, ofConsole] = /^\/console(\/.+)/.exec(pathname) ?? []
    const program = await readFile(
      ofConsole ? join(outputOf('console'), ofConsole) : join(outputOf('h5'), pathname),
      'utf8',
    )
    const built = program.replaceAll(BUILT_IN, `$1${streetId}$1`)
    await (built === program ? route.continue() : route.fulfill({ contentType: 'text/javascript', body: built }))
  })
}
