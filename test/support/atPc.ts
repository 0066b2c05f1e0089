import type { Browser } from 'playwright-core'
import { openBrowser } from './browser'
import { aDesk, type Desk, signInByScanning } from './desk'
import { aPhone, type Phone } from './phone'
import { beginStreet, type Street } from './street'

/** Somebody with a phone and a PC beside it. */
export interface Seat {
  phone: Phone
  desk: Desk
}

interface Options {
  /** Where the PC opens; signed in unless told. */
  path?: string
  isSignedIn?: boolean
}

/** A street of its own and a browser with the first seat, and whoever else sits down. */
export interface AtPc extends Seat {
  running: Street
  browser: Browser
  /** Opens a screen by its address, as whoever types it or follows a link from outside. */
  go: (path: string, desk?: Desk) => Promise<void>
  /** The address behind the console's own. */
  where: (desk?: Desk) => string
}

/** A phone of that person and a PC that it signs in. */
export async function aSeat(browser: Browser, url: string, person: string, options: Options = {}): Promise<Seat> {
  const phone = await aPhone(browser, url)
  await phone.signIn(person)
  const desk = await aDesk(browser, url, { path: options.path ?? '/' })
  if (options.isSignedIn ?? true) await signInByScanning(desk, phone)
  return { phone, desk }
}

/** What a file of stories at a PC begins with and ends: its tests find it in what this returns. */
export function atThePcOf(person: string, options: Options = {}): AtPc {
  let browser: Browser | undefined
  let begun: { running: Street; browser: Browser; seat: Seat } | undefined
  const there = () => {
    if (!begun) throw new Error('nobody sits at the PC before the first test')
    return begun
  }
  beforeAll(async () => {
    const running = await beginStreet()
    browser = await openBrowser()
    begun = { running, browser, seat: await aSeat(browser, running.url, person, options) }
  }, 400_000)
  afterAll(async () => {
    await browser?.close()
  }, 60_000)
  jest.setTimeout(180_000)
  return {
    get running() {
      return there().running
    },
    get browser() {
      return there().browser
    },
    get phone() {
      return there().seat.phone
    },
    get desk() {
      return there().seat.desk
    },
    go: async (path, desk = there().seat.desk) => {
      await desk.page.goto(`${there().running.url}/console${path}`)
    },
    where: (desk = there().seat.desk) => desk.page.url().slice(`${there().running.url}/console`.length),
  }
}
