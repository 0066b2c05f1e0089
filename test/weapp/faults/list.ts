import { auditGlobals } from '../audit/globals'
import { auditPrivateInfos } from '../audit/privateInfos'
import { openWeapp } from '../audit/weapp'
import type { App } from '../harness/person'
import { appended, both, type Change, configured, HOME, onLoad, onTap, replaced, without } from './copy'

export interface Fault {
  make: Change
  /** Who has to notice: the harness in jsdom or in a real browser, or the audit of the files alone. */
  by: 'jsdom' | 'Chromium' | 'audit'
  /** The sentence, which names the cause. */
  says: RegExp
  /** What the person does after the app was opened. */
  walk?: (app: App) => Promise<void>
}

const SIGN_IN = 'packages/worker/pages/signin/index'

/** From home to the page of a subpackage, by a tap. */
export async function toSignIn(app: App): Promise<void> {
  await app.tap('#home-signin')
  await app.arrives(SIGN_IN)
  await app.sees('#signin-agree')
}

/** What the audit of the files has to say about one of their pages. */
export function auditOf(folder: string): string[] {
  const weapp = openWeapp(folder)
  const home = weapp.scripts.filter(({ file }) => file === `${HOME}.js`)
  return [...auditGlobals({ ...weapp, scripts: home }), ...auditPrivateInfos(weapp)]
    .filter(({ state }) => state === 'breach')
    .map(({ rule, where, measured }) => `${rule}: ${where}, ${measured}`)
}

const kilobytes = (count: number) => `new Array(${count * 1024 + 1}).join('x')`

const files: Record<string, Fault> = {
  'app.js that is no JavaScript': {
    make: appended('app.js', 'const = 1'),
    by: 'jsdom',
    says: /app\.js is no JavaScript: Unexpected token/,
  },
  'a page without its script': {
    make: without(`${HOME}.js`),
    by: 'jsdom',
    says: /pages\/home\/index\.js is missing, which app\.json names/,
  },
  'a page without its template': {
    make: without(`${SIGN_IN}.wxml`),
    by: 'jsdom',
    says: /signin\/index\.wxml is missing, which app\.json names/,
  },
  'a page that app.json lacks': {
    make: replaced('app.json', '"pages/signin/index",', ''),
    by: 'jsdom',
    says: /page "packages\/worker\/pages\/signin\/index" is not in app\.json/,
    walk: toSignIn,
  },
  'a component without its script': {
    make: without('comp.js'),
    by: 'jsdom',
    says: /comp\.js is missing, which \S+\.json names/,
  },
  'a tag that is not in usingComponents': {
    make: both(
      configured(`${HOME}.json`, (config) => ({ ...config, usingComponents: {} })),
      appended(`${HOME}.wxml`, '<comp i="{{root}}" l=""/>'),
    ),
    by: 'jsdom',
    says: /<comp> is no component of this page/,
  },
  'a missing </view>': {
    make: replaced('base.wxml', /<\/view>/, ''),
    by: 'jsdom',
    says: /base\.wxml:\d+: .*end tag/,
  },
  'WXS that is no script': {
    make: appended('utils.wxs', 'function ('),
    by: 'jsdom',
    says: /utils\.wxs: SyntaxError: /,
  },
  'a WXS function that throws': {
    make: replaced('utils.wxs', 'a: function (l, n, s) {', 'a: function (l, n, s) {\n var none; l = none.depth;'),
    by: 'jsdom',
    says: /Cannot read properties of undefined \(reading 'depth'\)/,
  },
  'a style sheet that is not there': {
    make: appended('app.wxss', '@import "./none.wxss";'),
    by: 'jsdom',
    says: /none\.wxss: imported, but not there/,
  },
  'a picture that is not there': {
    make: both(appended(`${HOME}.wxml`, '<image src="/assets/pin-station.png"/>'), without('assets/pin-station.png')),
    by: 'jsdom',
    says: /picture "\/assets\/pin-station\.png" is not in the package/,
  },
  'a tab without its icon': {
    make: without('assets/tab/home-on.png'),
    by: 'jsdom',
    says: /picture of the tab bar "assets\/tab\/home-on\.png" is not in the package/,
  },
  'no bindtap in base.wxml': {
    make: replaced('base.wxml', ' bindtap="eh"', ''),
    by: 'Chromium',
    says: /cannot touch #home-signin: nothing there answers to a tap/,
    walk: toSignIn,
  },
  'a layer that covers the page': {
    make: appended('app.wxss', 'page::after { content: ""; position: fixed; inset: 0; z-index: 9 }'),
    by: 'Chromium',
    says: /cannot touch #home-signin: covered by <PAGE>/,
    walk: toSignIn,
  },
}

const code: Record<string, Fault> = {
  'an error while a page loads': {
    make: onLoad("throw new Error('no luck')"),
    by: 'jsdom',
    says: /error in pages\/home\/index onLoad: Error: no luck, in pages\/home\/index\.js: …/,
  },
  'an error in the handler of a tap': {
    make: onTap('given.none.sid = 1'),
    by: 'jsdom',
    says: /Cannot set properties of undefined .*in pages\/home\/index\.js: ….*given\.none\.sid = 1/,
    walk: toSignIn,
  },
  'an error in a timer': {
    make: onLoad("setTimeout(function () { throw new Error('too late') }, 1)"),
    by: 'jsdom',
    says: /uncaught error: Error: too late, in pages\/home\/index\.js: …/,
  },
  'a rejected promise that nobody handles': {
    make: onLoad("Promise.reject(new Error('never caught'))"),
    by: 'jsdom',
    says: /unhandled rejection: Error: never caught, in pages\/home\/index\.js: …/,
  },
  'an async function that fails unheard': {
    make: onLoad("(async function () { await 1; throw new Error('unheard') })()"),
    by: 'Chromium',
    says: /unhandled rejection: Error: unheard, in pages\/home\/index\.js: …/,
  },
  'console.error': {
    make: onLoad("console.error('odd', 7)"),
    by: 'jsdom',
    says: /the app logged an error: odd 7/,
  },
  'document.title': {
    make: onLoad("document.title = 'a'"),
    by: 'jsdom',
    says: /reading|setting 'title'.*document\.title = 'a'/,
  },
  'eval that swallows its refusal': {
    make: onLoad("try { eval('1 + 1') } catch (error) {}"),
    by: 'jsdom',
    says: /code made from a text, which a phone refuses: eval\("1 \+ 1"\)/,
  },
  'new Function that swallows its refusal': {
    make: onLoad("try { new Function('return this')() } catch (error) {}"),
    by: 'jsdom',
    says: /code made from a text, which a phone refuses: new Function\("return this"\)/,
  },
  'localStorage, asked for in silence': {
    make: onLoad("try { localStorage.setItem('a', 'b') } catch (error) {}"),
    by: 'audit',
    says: /no DOM, no BOM: pages\/home\/index\.js:\d+:\d+, localStorage/,
  },
  'window, kept in silence': {
    make: appended(`${HOME}.js`, 'var view = window;'),
    by: 'audit',
    says: /no DOM, no BOM: pages\/home\/index\.js:\d+:\d+, window/,
  },
}

const platform: Record<string, Fault> = {
  'a host that is not in the list': {
    make: onLoad("wx.request({ url: 'https://collector.example/a', fail: function () {} })"),
    by: 'jsdom',
    says: /request: https:\/\/collector\.example\/a is not in the list of domains/,
  },
  'a private interface that is not declared': {
    make: both(
      configured('app.json', (config) => ({ ...config, requiredPrivateInfos: ['chooseLocation'] })),
      onLoad("wx.getLocation({ type: 'gcj02', fail: function () {} })"),
    ),
    by: 'jsdom',
    says: /getLocation is not declared in requiredPrivateInfos/,
  },
  'the same, where no test goes': {
    make: configured('app.json', (config) => ({ ...config, requiredPrivateInfos: ['getLocation'] })),
    by: 'audit',
    says: /private interfaces declared: \S+, chooseLocation is not declared/,
  },
  'an interface that is not there': {
    make: onLoad('wx.createCanvasContext("a")'),
    by: 'jsdom',
    says: /wx\.createCanvasContext is not modelled/,
  },
  'a setData that is too large': {
    make: onLoad(`this.setData({ ballast: ${kilobytes(300)} })`),
    by: 'jsdom',
    says: /pages\/home\/index hands 301 KB to one setData, 256 are allowed/,
  },
  'more than 1 MB under one key': {
    make: onLoad(`wx.setStorageSync('notes', ${kilobytes(1024)})`),
    by: 'jsdom',
    says: /setStorageSync:fail entry size limit reached/,
  },
  'more than 10 MB in all': {
    make: onLoad(`for (var i = 0; i < 11; i++) wx.setStorageSync('notes' + i, ${kilobytes(1000)})`),
    by: 'jsdom',
    says: /setStorageSync:fail exceed storage max size 10Mb/,
  },
  'a request for messages outside a tap': {
    make: onLoad("wx.requestSubscribeMessage({ tmplIds: ['a'], fail: function () {} })"),
    by: 'jsdom',
    says: /requestSubscribeMessage is called outside a tap/,
  },
  'eleven requests at once': {
    make: onLoad("for (var i = 0; i < 11; i++) wx.request({ url: 'http://localhost:3000/api/a' + i })"),
    by: 'jsdom',
    says: /more than 10 requests and uploads at once/,
  },
  'a way to a page that does not exist': {
    make: onTap("wx.navigateTo({ url: '/pages/none/index', fail: function () {} })"),
    by: 'jsdom',
    says: /page "pages\/none\/index" is not in app\.json/,
    walk: toSignIn,
  },
  'the answer of an interface, not waited for': {
    make: onLoad("wx.switchTab({ url: '/packages/worker/pages/signin/index' })"),
    by: 'jsdom',
    says: /unhandled rejection: switchTab:fail can not switch to no-tabBar page/,
  },
}

/** Every fault by its name. */
export const FAULTS: Readonly<Record<string, Fault>> = { ...files, ...code, ...platform }
