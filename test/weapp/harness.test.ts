import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { openApp } from './harness/app'
import { rpxToVw } from './harness/build'
import type { App, AppOptions } from './harness/person'
import type { Picture } from './harness/types'
import { writeSpecimen } from './specimen/files'

/** What the harness promises, shown on a small mini-program written by hand: plain App, Page and Component, no Taro. */
let dist: string
let server: Server
let url: string
let browser: Browser
/** What arrived at the server. */
let arrived: string[] = []
const open: App[] = []

const FORM = 'pages/form/index'
const LIST = 'pages/list/index'
const DEEP = 'packages/more/pages/deep/index'

beforeAll(async () => {
  dist = writeSpecimen(mkdtempSync(join(tmpdir(), 'specimen-')))
  server = createServer((request, answer) => {
    arrived.push(`${request.method} ${request.url}`)
    answer.writeHead(request.method === 'POST' ? 201 : 404, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address !== 'object') throw new Error('no port')
  url = `http://127.0.0.1:${address.port}`
  browser = await openBrowser()
}, 60_000)

beforeEach(() => {
  arrived = []
})

afterEach(async () => {
  for (const app of open.splice(0)) await app.close()
})

afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
  rmSync(dist, { recursive: true, force: true })
})

/** There is no system whose clock a phone could follow. */
const noShift = async () => 0

/** A phone with the specimen; after the test it has to be without a fault. */
async function phone(options: Partial<AppOptions> = {}): Promise<App> {
  const app = await openApp({ url, dist, shift: noShift, path: 'pages/one/index', ...options })
  open.push(app)
  return app
}

/** What the specimen has noted since the last time, in order. */
async function notes(app: App): Promise<string[]> {
  const { storage } = await app.state()
  await app.set({ storage: {} })
  return JSON.parse(storage.log ?? '[]')
}

/** Notes of everything that a step sets off. */
async function during(app: App, step: () => Promise<void>): Promise<string[]> {
  await notes(app)
  await step()
  await app.settles()
  return notes(app)
}

describe('finding', () => {
  it('takes a whole text before a part of one, an id, a pattern', async () => {
    const app = await phone({ path: FORM })
    expect(await app.reads('整句话')).toBe('整句话')
    expect(await app.reads('有整句话')).toBe('这里有整句话吗')
    expect(await app.reads(/^这里.*吗$/)).toBe('这里有整句话吗')
    expect(await app.reads('#kind')).toBe('快递员')
  })

  it('sees nothing that is hidden', async () => {
    const app = await phone({ path: FORM })
    expect(await app.isSeen('看不见的字')).toBe(false)
    await app.misses('看不见的字')
  })

  it('waits as long as a person does and then says what stands there instead', async () => {
    const app = await phone({ path: FORM, patience: 50 })
    await expect(app.sees('没有的字')).rejects.toThrow(/^does not see 没有的字; on the screen: “.*整句话/)
  })

  it('cannot tap what is disabled, covered, deaf or not there', async () => {
    const app = await phone({ path: FORM, patience: 50 })
    await expect(app.tap('#off')).rejects.toThrow('cannot tap #off: <button> is disabled')
    await expect(app.tap('#deaf')).rejects.toThrow('cannot tap #deaf: nothing there answers to a tap')
    await expect(app.tap('#none')).rejects.toThrow('cannot tap #none: not on the screen')
    await app.tap('#ask')
    await app.sees('要删除吗')
    await expect(app.tap('#on')).rejects.toThrow('cannot tap #on: covered by a dialog')
    await expect(app.type('#field', '甲')).rejects.toThrow('cannot type into #field')
    await app.tap('取消')
    await app.tap('#on')
    await app.sees('点过 1 次')
  })

  it('cannot touch the same in a browser, where a dialog lies over it', async () => {
    const app = await phone({ browser, path: FORM, patience: 300 })
    await expect(app.tap('#off')).rejects.toThrow('cannot touch #off: <button> is disabled')
    await app.tap('#ask')
    await app.sees('要删除吗')
    await expect(app.tap('#on')).rejects.toThrow(/cannot touch #on: covered by something of WeChat's/)
    await app.tap('确定')
    await app.sees('删了')
    await app.tap('#on')
    await app.sees('点过 1 次')
  })
})

describe('the page stack', () => {
  it('starts app and page in WeChat’s order', async () => {
    const app = await phone()
    expect(await notes(app)).toEqual([
      'app.onLaunch pages/one/index',
      'app.onShow',
      'one.onLoad',
      'one.onShow',
      'one.onReady',
    ])
  })

  it('goes deeper and back, with what the address says', async () => {
    const app = await phone()
    expect(await during(app, () => app.tap('#deeper'))).toEqual([
      'one.onHide',
      'deep.onLoad',
      'deep.onShow',
      'deep.onReady',
    ])
    expect(await app.reads('#name')).toBe('暖')
    await app.sees('深处')
    expect(await during(app, () => app.back())).toEqual(['deep.onUnload', 'one.onShow'])
    await app.arrives('pages/one/index')
  })

  it('takes an address from where the page stands', async () => {
    const app = await phone()
    await app.tap('#beside')
    await app.arrives(FORM)
  })

  it('goes back two at once, the upper page first', async () => {
    const app = await phone()
    await app.tap('#deeper')
    await app.arrives(DEEP)
    await app.tap('#deeper')
    await app.settles()
    expect(await during(app, () => app.tap('#two-back'))).toEqual(['deep.onUnload', 'deep.onUnload', 'one.onShow'])
  })

  it('replaces a page, and starts anew', async () => {
    const app = await phone()
    await app.tap('#deeper')
    await app.arrives(DEEP)
    expect(await during(app, () => app.tap('#instead'))).toEqual([
      'deep.onUnload',
      'deep.onLoad',
      'deep.onShow',
      'deep.onReady',
    ])
    expect(await during(app, () => app.tap('#anew'))).toEqual([
      'deep.onUnload',
      'one.onUnload',
      'deep.onLoad',
      'deep.onShow',
      'deep.onReady',
    ])
  })

  it('keeps tab pages, and unloads what stood on them from the top', async () => {
    const app = await phone()
    expect(await during(app, () => app.tap('#to-two'))).toEqual([
      'one.onHide',
      'two.onLoad',
      'two.onShow',
      'two.onReady',
    ])
    expect(await during(app, () => app.tap('甲页'))).toEqual(['two.onHide', 'one.onShow', 'one.onTabItemTap'])
    expect(await during(app, () => app.tap('#to-two'))).toEqual(['one.onHide', 'two.onShow'])
    await app.tap('#deeper')
    await app.arrives(DEEP)
    expect(await during(app, () => app.tap('#to-two'))).toEqual(['deep.onUnload', 'two.onShow'])
    await app.tap('#deeper')
    await app.arrives(DEEP)
    expect(await during(app, () => app.tap('#to-one'))).toEqual(['deep.onUnload', 'one.onShow'])
  })

  it('holds ten pages and refuses the eleventh, and a tab as a page', async () => {
    const app = await phone()
    for (let depth = 1; depth < 10; depth += 1) {
      await app.tap('#deeper')
      await app.settles()
    }
    expect(await during(app, () => app.tap('#deeper'))).toEqual(['navigateTo:fail webview count limit exceed'])
    expect(await during(app, () => app.tap('#wrong'))).toEqual(['navigateTo:fail can not navigateTo a tabbar page'])
  })

  it('leads home from a page that was opened from outside', async () => {
    const app = await phone({ path: `${DEEP}?name=%E6%96%B0` })
    expect(await app.reads('#name')).toBe('新')
    expect(await during(app, () => app.back())).toEqual(['deep.onUnload', 'one.onLoad', 'one.onShow', 'one.onReady'])
  })
})

describe('the app', () => {
  it('goes into the background and comes back', async () => {
    const app = await phone()
    expect(await during(app, () => app.background())).toEqual(['one.onHide', 'app.onHide'])
    expect(await during(app, () => app.foreground())).toEqual(['app.onShow', 'one.onShow'])
  })

  it('finds storage and kept files after a kill, and nothing else', async () => {
    const dot: Picture = { base64: 'QQ==', type: 'jpeg', width: 1, height: 1 }
    const app = await phone({ device: { next: { scans: [], pictures: [[dot, dot]], places: [], subscribes: [] } } })
    await app.tap('#photos')
    await app.sees('已保存')
    const before = Object.values((await app.state()).files).map(({ kept }) => kept)
    expect(before.sort()).toEqual([false, true])
    await app.kill()
    await app.start()
    const { files, storage } = await app.state()
    expect(Object.values(files).map(({ kept }) => kept)).toEqual([true])
    expect(storage.draft).toBe('"草稿"')
    expect((await notes(app)).slice(-5)[0]).toBe('app.onLaunch pages/one/index')
    expect(await app.isSeen('已保存')).toBe(false)
  })

  it('says so when the system does not tell its clock, and does not go right by itself', async () => {
    await expect(openApp({ url, dist, path: 'pages/one/index' })).rejects.toThrow('does not tell its clock: 404')
  })

  it('has its own faults: a second phone beside it stays clean', async () => {
    const broken = await openApp({ url, dist, shift: noShift, path: 'pages/one/index' })
    const other = await phone()
    await broken.tap('#breaks')
    await broken.settles()
    await other.settles()
    expect(await other.faults()).toEqual([])
    await expect(broken.close()).rejects.toThrow('unhandled rejection: Error: nobody waits, in pages/one/index.js: …')
  })

  it('keeps the faults of a life that ended', async () => {
    const app = await openApp({ url, dist, shift: noShift, path: 'pages/one/index' })
    await app.tap('#breaks')
    await app.settles()
    await app.kill()
    await app.start()
    await expect(app.close()).rejects.toThrow('nobody waits')
  })
})

describe('WeChat’s own parts', () => {
  it('draws tab bar and title in the colours of the theme', async () => {
    const app = await phone()
    const bars = () =>
      app.inPage((_, { parent }) => {
        const style = (selector: string) => parent.document.querySelector<HTMLElement>(selector)?.style
        return [style('.nav')?.background, style('.nav')?.color, style('.tab:last-child')?.color]
      })
    expect(await bars()).toEqual(['rgb(250, 250, 250)', 'rgb(0, 0, 0)', 'rgb(17, 17, 17)'])
    await app.set({ theme: 'dark' })
    expect(await bars()).toEqual(['rgb(16, 16, 16)', 'rgb(255, 255, 255)', 'rgb(238, 238, 238)'])
  })

  it('shows a badge and another title as long as the app wants', async () => {
    const app = await phone()
    await app.tap('#badge')
    await app.sees('7')
    await app.tap('#unbadge')
    await app.misses('7')
    await app.tap('#retitle')
    await app.sees('新标题')
  })

  it('asks in a dialog, lets write in it, offers a sheet, and shows a toast for its time', async () => {
    const app = await phone({ path: FORM })
    await app.tap('#ask')
    await app.tap('取消')
    await app.sees('没删')
    await app.tap('#prompt')
    await app.type('写一句', '好的')
    await app.tap('确定')
    await app.sees('写了好的')
    await app.tap('#sheet')
    await app.tap('相册')
    await app.sees('选了 1')
    await app.tap('#sheet')
    await app.tap('取消')
    await app.sees('showActionSheet:fail cancel')
    await app.tap('#toast')
    await app.sees('好了')
    await app.tap('#on')
    await app.misses('好了')
  })

  it('turns the wheel of a picker, and leaves it as it was when cancelled', async () => {
    const app = await phone({ path: FORM })
    await app.tap('#kind')
    await app.tap('司机')
    await app.tap('取消')
    expect(await app.reads('#kind')).toBe('快递员')
    await app.tap('#kind')
    await app.tap('骑手')
    await app.tap('确定')
    await app.misses('确定')
    expect(await app.reads('#kind')).toBe('骑手')
  })
})

describe('a page', () => {
  it('is native code: WXS, templates of another file, a component with an event', async () => {
    const app = await phone()
    await app.sees('你好！')
    await app.open(FORM)
    await app.tap('共 5 个')
    await app.tap('共 6 个')
    await app.sees('按住了')
    await app.sees('共 7 个')
  })

  it('is pulled down only where it may be', async () => {
    const app = await openApp({ url, dist, shift: noShift, path: 'pages/one/index' })
    expect(await during(app, () => app.pullDown())).toEqual(['one.onPullDownRefresh'])
    await app.open(FORM)
    await app.pullDown()
    await expect(app.close()).rejects.toThrow('pages/form/index cannot be pulled down')
  })

  it('hears that its end was reached, each page for itself', async () => {
    const app = await phone({ browser, path: LIST })
    expect(await during(app, () => app.scrollToEnd())).toEqual(['list.onReachBottom'])
    await app.open(LIST)
    expect(await during(app, () => app.scrollToEnd())).toEqual(['list.onReachBottom'])
    const withoutLayout = await phone({ path: LIST })
    expect(await during(withoutLayout, () => withoutLayout.scrollToEnd())).toEqual(['list.onReachBottom'])
  })

  it('looks pressed under a finger, and knows a long press from a tap', async () => {
    const app = await phone({ path: FORM })
    const finger = (type: string) =>
      app.collect<string>(`(document) => {
        const button = document.querySelector('#on')
        const touch = { identifier: 1, pageX: 5, pageY: 5, clientX: 5, clientY: 5 }
        const event = new document.defaultView.Event('${type}', { bubbles: true })
        button.dispatchEvent(Object.assign(event, { touches: [touch], changedTouches: [touch] }))
        return button.className
      }`)
    expect(await finger('touchstart')).toContain('pressed')
    expect(await finger('touchend')).not.toContain('pressed')
    await app.sees('点过 1 次')
    await finger('touchstart')
    await app.sees('按住了')
    await finger('touchend')
    await app.sees('点过 1 次')
  })

  it.each(['jsdom', 'Chromium'])('takes no more letters than a field may have in %s', async (where) => {
    const app = await phone({ path: FORM, ...(where === 'Chromium' ? { browser } : {}) })
    await app.type('姓名', '一二三四五六')
    await app.sees('一二三四')
    expect(await app.reads('#field')).toBe('一二三四')
    expect(await app.reads('#name')).toBe('一二三四')
    await app.type('#field', '改')
    await app.sees(/^改$/)
    expect(await app.reads('#field')).toBe('改')
  })

  it('hears whether its pictures came', async () => {
    const bad = encodeURIComponent(`${url}/none.png`)
    const app = await phone({ browser, path: `${FORM}?bad=${bad}` })
    await app.sees(/有图 1；/)
    await app.sees(/坏图；/)
  })

  it('is 750 rpx wide, and keeps its foot out of the unsafe area where no tab bar does', async () => {
    expect(rpxToVw('a{width:375rpx;margin:-1.5rpx .5rpx}')).toBe('a{width:50vw;margin:-0.2vw 0.06667vw}')
    const app = await phone({ browser, path: FORM })
    const styleOf = (selector: string, property: string) =>
      app.collect<string>(
        `(document, window) => window.getComputedStyle(document.querySelector('${selector}')).${property}`,
      )
    expect(await styleOf('.box', 'width')).toBe('187.5px')
    await app.open('pages/one/index')
    expect(await styleOf('.foot', 'paddingBottom')).toBe('0px')
    await app.open(DEEP)
    expect(await styleOf('.foot', 'paddingBottom')).toBe('34px')
  })
})

describe('the wire', () => {
  const SENT = 'POST /api/notes'

  it('brings a request to the running system, wherever the build thought it was', async () => {
    const app = await phone()
    await app.tap('#send')
    await app.sees('答复 201')
    expect(app.wire.sent).toEqual([SENT])
    expect(arrived).toEqual([SENT])
  })

  it('loses a request, so that nothing arrives, and only as often as said', async () => {
    const app = await phone()
    app.wire.mishap({ on: 'POST /notes', what: 'lost' })
    await app.tap('#send')
    await app.sees(/^request:fail/)
    expect(arrived).toEqual([])
    await app.tap('#send')
    await app.sees('答复 201')
  })

  it('loses an answer, so that the server knows and the phone does not', async () => {
    const app = await phone()
    app.wire.mishap({ on: 'POST /notes', what: 'answer lost' })
    await app.tap('#send')
    await app.sees(/^request:fail/)
    expect(arrived).toEqual([SENT])
  })

  it('holds a request until it is let go, and meets no other', async () => {
    const app = await phone()
    app.wire.mishap({ on: 'GET /notes', what: 'lost' })
    app.wire.mishap({ on: 'POST /notes', what: 'held' })
    await app.tap('#send')
    expect(await app.isSeen('答复 201')).toBe(false)
    expect(arrived).toEqual([])
    app.wire.release()
    await app.sees('答复 201')
  })

  it('has no network where there is none', async () => {
    const app = await phone({ device: { network: 'none' } })
    await app.tap('#send')
    await app.sees(/^request:fail .*INTERNET_DISCONNECTED/)
    await app.set({ network: 'wifi' })
    await app.tap('#send')
    await app.sees('答复 201')
  })
})
