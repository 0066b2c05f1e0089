import type { Browser, BrowserContext, Page } from 'playwright-core'
import { shiftDate } from '../../local/clock/shift.cjs'
import { builtFor } from './builtFor'
import type { Phone } from './phone'

/** A busy machine draws late; whatever has not come by then is not coming. Milliseconds. */
const PATIENCE_MS = 30_000

/** A PC with the console open. */
export interface Desk {
  page: Page
  context: BrowserContext
  /** Errors of the console itself, and what its policy forbade. */
  problems: string[]
  /** Waits until that text can be seen. */
  sees: (text: string | RegExp) => Promise<void>
  /** Waits for what has that id and returns its text. */
  reads: (id: string) => Promise<string>
  /** Waits until what has that id says so. A text that is read once may be the one before. */
  says: (id: string, text: string | RegExp) => Promise<void>
  click: (id: string) => Promise<void>
  /** Presses keys one after the other, wherever the focus is. */
  press: (...keys: string[]) => Promise<void>
}

/** Opens the console on a PC of its own. */
export async function aDesk(
  browser: Browser,
  url: string,
  options: { dark?: boolean; width?: number; height?: number; streetId?: string; path?: string } = {},
): Promise<Desk> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: options.dark ? 'dark' : 'light',
  })
  const { shiftMs } = (await (await fetch(`${url}/__dev/clock`)).json()) as { shiftMs: number }
  await context.addInitScript(`(${shiftDate})(window, () => ${shiftMs})`)
  if (options.streetId !== undefined) await builtFor(context, options.streetId)
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    // The browser itself logs every answer of 400 and above; those are answers.
    const isOurs = message.type() === 'error' && !message.text().startsWith('Failed to load resource')
    if (isOurs) problems.push(message.text())
  })
  await page.goto(`${url}/console${options.path ?? '/'}`)
  const byId = (id: string) => page.locator(`[id="${id}"]`)
  return {
    page,
    context,
    problems,
    sees: (text) => page.getByText(text).filter({ visible: true }).first().waitFor(),
    reads: async (id) => {
      await byId(id).waitFor()
      return (await byId(id).textContent()) ?? ''
    },
    says: (id, text) => byId(id).filter({ hasText: text }).waitFor(),
    click: (id) => byId(id).click(),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key)
    },
  }
}

/** Scans the code on the PC's screen with a phone and picks the number that stands there. */
export async function signInByScanning(desk: Desk, phone: Phone): Promise<void> {
  await scans(phone, desk)
  await phone.tap('desk-me')
  await phone.tap(`desk-pick-${await desk.reads('signin-digits')}`)
  await phone.reads('desk-done')
  await desk.reads('who')
}

/** Opens on the phone what the code on the PC's screen leads to. */
export async function scans(phone: Phone, desk: Desk): Promise<void> {
  const link = await desk.page.locator('#signin-demo').getAttribute('href')
  if (!link) throw new Error('there is no code on the screen')
  await phone.open(link)
}
