import type { Browser, BrowserContext, Page } from 'playwright-core'
import { hostScript } from './bundle'
import { answerNative, type Driver, type DriverOptions, GLUE, received, sent, startOf } from './driver'
import type { DeviceState } from './types'

/**
 * Pictures are drawn at 2×, whatever the phone has: twice as fast as 3×, and just as good to judge. Where nobody looks at
 * them, PICTURES_AT says 1, which takes a third less of the browser's time.
 */
const DRAWN_AT = Number(process.env.PICTURES_AT ?? '2')

/** Runs the host in a page of that browser: real layout, real touches, pictures. */
export function inChromium(browser: Browser, options: DriverOptions): Driver {
  let context: BrowserContext | undefined
  let page: Page | undefined
  const now = () => {
    if (!page) throw new Error('the app was not launched')
    return page
  }

  async function open({ screen, theme }: DeviceState): Promise<Page> {
    context = await browser.newContext({
      viewport: { width: screen.width, height: screen.height },
      deviceScaleFactor: DRAWN_AT,
      hasTouch: true,
      isMobile: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: theme,
      bypassCSP: true,
    })
    const fresh = await context.newPage()
    await fresh.setContent(
      '<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"></head><body></body></html>',
    )
    await fresh.exposeFunction('nuanxinNative', (name: string, given: string) => answerNative(options, name, given))
    await fresh.addScriptTag({ content: await hostScript() })
    await fresh.addScriptTag({ content: GLUE })
    return fresh
  }

  return {
    launch: async (build, state, url, shift) => {
      await context?.close()
      page = await open(state)
      await page.evaluate(
        (given) => {
          Reflect.get(window, 'nuanxinStart')(given)
        },
        startOf(build, state, url, shift),
      )
    },
    shiftTo: (shift) => now().evaluate((ahead) => Reflect.get(window, 'nuanxinShiftTo')(ahead), shift),
    call: async (method, ...given) =>
      received(
        await now().evaluate(([name, sentGiven]) => Reflect.get(window, 'nuanxinCall')(name, sentGiven), [
          method,
          given.map(sent),
        ] as const),
      ),
    soon: (method, given, wanted) =>
      now().evaluate(([name, sentGiven, waited]) => Reflect.get(window, 'nuanxinSoon')(name, sentGiven, waited), [
        method,
        given.map(sent),
        wanted,
      ] as const),
    rests: () => now().evaluate(() => Reflect.get(window, 'nuanxinRests')()),
    touch: ({ x, y }) => now().touchscreen.tap(x, y),
    drag: async ({ x, y }, by) => {
      const session = await now().context().newCDPSession(now())
      const finger = async (type: 'touchStart' | 'touchMove' | 'touchEnd', part?: number) => {
        const touchPoints = part === undefined ? [] : [{ x: x + by.x * part, y: y + by.y * part }]
        await session.send('Input.dispatchTouchEvent', { type, touchPoints })
        // No finger is faster than the screen: what it did is drawn before it goes on.
        await now().evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
      }
      await finger('touchStart', 0)
      for (const part of [0.5, 1]) await finger('touchMove', part)
      await finger('touchEnd')
      await session.detach()
    },
    keys: async (text) => {
      await now().keyboard.press('ControlOrMeta+A')
      await now().keyboard.insertText(text)
    },
    picture: () => now().screenshot(),
    inPage: async (source) =>
      received(await now().evaluate((code) => Reflect.get(window, 'nuanxinInPage')(code), source)),
    emulate: async ({ screen, theme }) => {
      await now().setViewportSize({ width: screen.width, height: screen.height })
      await now().emulateMedia({ colorScheme: theme })
    },
    close: async () => {
      await context?.close()
    },
  }
}
