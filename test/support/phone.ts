import jsQR from 'jsqr'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { shiftDate } from '../../local/clock/shift.cjs'
import { builtFor } from './builtFor'

/** A busy machine draws late; whatever has not come by then is not coming. Milliseconds. */
const PATIENCE_MS = 30_000
/** More pages than any list of the demo street has, and how long one may take. */
const MOST_PAGES = 10
const PAGE_WITHIN_MS = 3_000

/** A person's phone with the app open: taps, types, and says what is on the screen. */
export interface Phone {
  page: Page
  context: BrowserContext
  /** Errors of the app itself: uncaught ones, and what it wrote to the console. */
  problems: string[]
  /** Taps what has that id. */
  tap: (id: string) => Promise<void>
  /** Taps what shows that text. */
  tapText: (text: string | RegExp) => Promise<void>
  /** Takes what the wheel behind that id stands on, and waits until the wheel is gone. */
  choose: (id: string) => Promise<void>
  /** Types into the field with that id. */
  fill: (id: string, text: string) => Promise<void>
  /** Waits until that text can be seen. */
  sees: (text: string | RegExp) => Promise<void>
  /** Scrolls through a list that loads as it goes, until that text is there. */
  scrollsTo: (text: string) => Promise<void>
  /** Waits until something with that id can be seen and returns its text. */
  reads: (id: string) => Promise<string>
  /** Waits until what has that id says so. A text that is read once may be the one before. */
  says: (id: string, text: string | RegExp) => Promise<void>
  /** Waits until so many photos have loaded. */
  seesPictures: (count: number) => Promise<void>
  /** What a camera would read off this screen. */
  qr: () => Promise<string>
  /** Chooses a photo in the dialog that the tap opens, and waits until it is in the form. */
  photograph: (id: string, file: { name: string; mimeType: string; buffer: Buffer }) => Promise<void>
  /** Signs in as that demo person, through consent and the sheet that stands for WeChat. */
  signIn: (personKey: string) => Promise<void>
  /** Opens a page by its path, as a shared card or a scanned code does. */
  open: (path: string) => Promise<void>
}

/**
 * Waits until one page alone can be seen and has come to rest. While one slides in, the page below it can still be seen, and
 * both may have what is sought; what was found below would then be hidden for good.
 */
const comesToRest = (page: Page) =>
  page.waitForFunction(() => {
    const seen = Array.from(document.querySelectorAll('.taro_page')).filter((each) => each.getClientRects().length > 0)
    return seen.length < 2 && seen.every((each) => each.classList.contains('taro_page_stationed'))
  })

/** What waits for the screen; the phone's other parts are what it is made of. */
const WALKS = ['tap', 'tapText', 'choose', 'fill', 'sees', 'reads', 'says', 'qr', 'photograph', 'signIn'] as const
/** So many letters of a screen tell which it is. */
const LETTERS_TOLD = 400
const SCREEN = 'The screen:'

/** The same walk; when it fails its error says what was on the screen instead. */
const tellingTheScreen =
  (page: Page, walk: (...given: never[]) => Promise<unknown>) =>
  async (...given: never[]): Promise<unknown> => {
    try {
      return await walk(...given)
    } catch (error) {
      const said = await page.evaluate(() => document.body.innerText).catch((closed: Error) => closed.message)
      const seen = `${page.url()}: ${said.replace(/\s+/g, ' ').slice(0, LETTERS_TOLD)}`
      // What is printed is the stack, which has the message as it was.
      if (error instanceof Error && !error.stack?.includes(SCREEN)) error.stack = `${SCREEN} ${seen}\n${error.stack}`
      throw error
    }
  }

/** Opens the app on a new phone: 375×812 points, touch, its own storage, standing at those coordinates. */
export async function aPhone(
  browser: Browser,
  url: string,
  options: { dark?: boolean; width?: number; height?: number; streetId?: string } = {},
): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 375, height: options.height ?? 812 },
    deviceScaleFactor: Number(process.env.PICTURES_AT ?? '2'),
    hasTouch: true,
    isMobile: true,
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
    // The browser itself logs every answer of 400 and above; those are answers, not faults of the app.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      problems.push(message.text())
  })
  await page.goto(url)
  const visible = async (found: Locator) => {
    await comesToRest(page)
    return found.filter({ visible: true }).first()
  }
  const byId = (id: string) => visible(page.locator(`[id="${id}"]`))
  const byText = (text: string | RegExp) => visible(page.getByText(text))

  const phone: Phone = {
    page,
    context,
    problems,
    tap: async (id) => (await byId(id)).tap(),
    tapText: async (text) => (await byText(text)).tap(),
    choose: async (id) => {
      await phone.tap(id)
      await phone.tapText('确定')
      // While it goes its button can still be seen, and would be taken for that of the next one.
      await page.getByText('确定').filter({ visible: true }).first().waitFor({ state: 'hidden' })
    },
    fill: async (id, text) => {
      const field = await byId(id)
      await field.waitFor()
      // Taro's fields are elements around the browser's own.
      const own = /^(input|textarea)$/i.test(await field.evaluate((element) => element.tagName))
      await (own ? field : field.locator('input, textarea').first()).fill(text)
    },
    sees: async (text) => (await byText(text)).waitFor(),
    scrollsTo: async (text) => {
      for (let screen = 0; screen < MOST_PAGES; screen++) {
        const isThere = (await byText(text)).waitFor({ timeout: PAGE_WITHIN_MS })
        if (
          await isThere.then(
            () => true,
            () => false,
          )
        )
          return
        await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
      }
      await phone.sees(text)
    },
    reads: async (id) => {
      const found = await byId(id)
      await found.waitFor()
      return (await found.textContent()) ?? ''
    },
    says: async (id, text) => {
      await comesToRest(page)
      await page.locator(`[id="${id}"]`).filter({ hasText: text, visible: true }).first().waitFor()
    },
    seesPictures: async (count) => {
      await page.waitForFunction(
        (wanted) =>
          Array.from(document.querySelectorAll('img')).filter(
            ({ src, complete, naturalWidth }) => /[?&]X-Amz-Signature=/.test(src) && complete && naturalWidth > 0,
          ).length >= wanted,
        count,
      )
    },
    qr: async () => {
      await (await byId('voucher-qr')).waitFor()
      const { data, info } = await sharp(await page.screenshot())
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      const code = jsQR(new Uint8ClampedArray(data), info.width, info.height)
      if (!code) throw new Error('no code on the screen')
      return code.data
    },
    photograph: async (id, file) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), phone.tap(id)])
      const photos = page.locator('.photo-image').filter({ visible: true })
      const before = await photos.count()
      await chooser.setFiles(file)
      // Until it is drawn it moves what is around it.
      await photos.nth(before).waitFor()
    },
    signIn: async (personKey) => {
      await phone.tap('home-signin')
      await phone.tap('signin-agree')
      await phone.tap('signin-submit')
      await phone.tap(`dev-person-${personKey}`)
      await page.waitForURL(({ pathname }) => !pathname.includes('signin'))
      await page.waitForFunction(() => !document.querySelector('[id="signin-submit"]'))
    },
    open: async (path) => {
      await page.goto(`${url}${path}`)
    },
  }
  return Object.assign(phone, Object.fromEntries(WALKS.map((name) => [name, tellingTheScreen(page, phone[name])])))
}
