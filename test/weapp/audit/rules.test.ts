import { parse } from '@babel/parser'
import { addressesIn } from './addresses'
import { allows, domainsOf, readDomainList, refusedEntries } from './domains'
import type { Finding } from './finding'
import { auditGlobals } from './globals'
import { takenIn } from './privateInfos'
import { tableOf, widthOf } from './table'
import type { Script, Weapp } from './weapp'

const script = (source: string): Script => ({
  file: 'a.js',
  source,
  ast: parse(source, { allowReturnOutsideFunction: true }),
})

/** What the globals' rules say of one script. */
function strange(source: string): string[] {
  const weapp: Weapp = {
    root: '',
    files: [],
    app: { pages: [] },
    scripts: [script(source)],
    wxs: [],
    styles: [],
    broken: [],
    json: {},
    theme: undefined,
  }
  return auditGlobals(weapp)
    .filter(({ state }) => state === 'breach')
    .map(({ measured }) => measured)
}

describe('a global of a browser is allowed', () => {
  test.each([
    'typeof window',
    'typeof window !== "undefined" && window.a',
    '"undefined" != typeof window ? window.a : 0',
    '"undefined" === typeof window ? 0 : window.a',
    'typeof window < "u" && window.a',
    'typeof window > "u" || window.a',
    '"u" > typeof window && window.a',
    '"u" < typeof window || window.a',
    'if (typeof window === "object") { window.a }',
    'if (!(typeof window === "undefined")) window.a',
    'if (typeof window === "undefined") b(); else window.a; function b() {}',
    'if (wx.a && typeof window === "object" && window.b) window.c',
    'if (typeof window === "undefined" || !window.a) wx.b; else window.c',
    'function f() { if (typeof window === "undefined") return; window.a }',
    'function f() { if (typeof window === "undefined") { throw new Error() } return function () { window.a } }',
    'typeof window === "object" && wx.a(function () { return window.b })',
    'var window = {}; window.a',
    '(function (document) { document.a })({})',
    'wx.window; ({ document: 1 }); window: for (;;) break window',
  ])('in %s', (source) => expect(strange(source)).toEqual([]))
})

describe('a global of a browser is found', () => {
  test.each([
    'window.a',
    'var a = window',
    'location = "a"',
    'typeof window === "undefined" && window.a',
    'typeof window !== "undefined" || window.a',
    '"u" < typeof window && window.a',
    '"u" > typeof window || window.a',
    'typeof window >= "u" && window.a',
    'typeof window !== "undefined" ? 0 : window.a',
    'typeof document === "object" && window.a',
    'typeof window; window.a',
    'if (typeof window === "object") wx.b; window.a',
    'if (typeof window === "object" || wx.a) window.b',
    'function f() { if (typeof window === "object") return; window.a }',
    'function f() { window.a; if (typeof window === "undefined") return }',
    'function f() { if (typeof window === "undefined") wx.a; window.b }',
    'var has = typeof window === "object"; has && window.a',
    'try { window.a } catch (error) {}',
    'new Intl.NumberFormat()',
    'fetch("a")',
    'new TextDecoder("utf8")',
  ])('in %s', (source) => expect(strange(source)).toHaveLength(1))
})

test('code made from text is found under every name', () => {
  expect(strange('(0, eval)("1")')).toEqual(['eval'])
  expect(strange('var run = eval')).toEqual(['eval'])
  expect(strange('Function("return 1")')).toEqual(['Function(…)'])
  expect(strange('(function () {}).constructor("return 1")()')).toEqual(['constructor(text)'])
  expect(strange('setInterval(`a`, 1)')).toEqual(['setInterval with a text'])
  expect(strange('setTimeout(function () {}, 1); a instanceof Function; function a() {}')).toEqual([])
})

test('webpack’s way to the global object is let through, and nothing like it', () => {
  const look = 'if (typeof globalThis === "object") return globalThis;'
  expect(strange(`function g() { ${look} try { return this || new Function("return this")() } catch (e) {} }`)).toEqual(
    [],
  )
  expect(strange(`function g() { ${look} return new Function("return this")() }`)).toEqual(['Function(…)'])
  expect(strange(`function g() { ${look} try { return new Function("return 1")() } catch (e) {} }`)).toHaveLength(1)
  expect(strange('function g() { try { return new Function("return this")() } catch (e) {} }')).toHaveLength(1)
})

test('an exception holds for its function only', () => {
  expect(strange('function a() { return new TextDecoder("sjis") }')).toEqual([])
  expect(strange('function a() { return new TextDecoder("sjis") } function b() { return new TextDecoder() }')).toEqual([
    'TextDecoder',
  ])
})

test('a private interface counts where code takes it, not where its name stands', () => {
  const taken = (source: string) => [...takenIn([script(source)]).keys()]
  expect(taken('(0, t.getLocation)({}); t["chooseLocation"]({}); t?.choosePoi({})')).toEqual([
    'getLocation',
    'chooseLocation',
    'choosePoi',
  ])
  expect(taken('const { chooseAddress: choose } = wx; const ask = wx.getFuzzyLocation')).toEqual([
    'chooseAddress',
    'getFuzzyLocation',
  ])
  expect(taken('["getLocation"].forEach(a); ({ chooseLocation: 1 }); t.choosePoi = a; function a() {}')).toEqual([])
})

test('an entry allows its own host with any path, and nothing beside it', () => {
  expect(allows('http://localhost:*', 'http://localhost:3200/api')).toBe(true)
  expect(allows('http://localhost:*', 'http://localhost/api')).toBe(false)
  expect(allows('https://api.a.cn', 'https://api.a.cn')).toBe(true)
  expect(allows('https://api.a.cn', 'https://api.a.cn?b')).toBe(true)
  expect(allows('https://api.a.cn', 'https://api.a.cn.evil.example')).toBe(false)
  expect(allows('https://api.a.cn', 'https://apixa.cn')).toBe(false)
  expect(allows('https://*.a.cn', 'https://b.a.cn/c')).toBe(true)
  expect(allows('https://*.a.cn', 'https://b.c.a.cn/c')).toBe(false)
  expect(allows('https://<domain>', 'https://api.a.cn')).toBe(false)
})

test('the list of hosts fills its placeholders, and every entry has a reason', () => {
  const list = readDomainList()
  for (const entry of [list.local, list.prod].flatMap((domains) => Object.values(domains).flat())) {
    expect(list.why).toHaveProperty([entry])
  }
  const values = { domain: 'api.a.cn', account: '123456789012', region: 'cn-northwest-1' }
  const { request, uploadFile, downloadFile } = domainsOf('prod', values)
  expect(request).toEqual(['https://api.a.cn'])
  expect(uploadFile).toEqual([
    'https://nuanxin-prod-uploads-123456789012-cn-northwest-1.s3.cn-northwest-1.amazonaws.com.cn',
  ])
  expect(downloadFile).toEqual(uploadFile)
})

test('hosts that WeChat refuses are found in the list', () => {
  const request = ['http://a.cn', 'https://1.2.3.4', 'https://api.weixin.qq.com', 'https://a.cn/path', 'https://a.cn']
  const domains = { request, uploadFile: [], downloadFile: [] }
  expect(refusedEntries('prod', domains)).toEqual(request.slice(0, 4))
  expect(refusedEntries('local', domainsOf('local'))).toEqual([])
})

test('addresses are found in pictures written as text, not in bytes', () => {
  expect(addressesIn('see https://a.cn/b, and wss://c')).toEqual(['https://a.cn/b,', 'wss://c'])
  expect(addressesIn('data:image/svg+xml,%3Cimage href=%22https%3A%2F%2Fa.cn%2Fb%22/%3E')).toEqual(['https://a.cn/b'])
  expect(addressesIn('data:image/png;base64,aHR0cHM6Ly9hLmNu')).toEqual([])
  expect(addressesIn('//')).toEqual([])
  expect(addressesIn('// a comment.')).toEqual([])
})

test('the table stays aligned with Chinese in it, and counts', () => {
  const findings: Finding[] = [
    { rule: 'a', where: '首页', measured: '1', state: 'kept' },
    { rule: 'longer', where: 'x', measured: '2', official: '≤ 1', state: 'breach' },
    { rule: 'c', where: 'y', measured: 'no binary', state: 'unknown' },
  ]
  const lines = tableOf(findings).split('\n')
  expect(lines[2]).toBe('✓  a       首页   1')
  expect(lines[3]).toBe('✗  longer  x      2                      ≤ 1')
  expect(lines.at(-1)).toBe('1 kept, 1 broken, 1 could not be measured here')
  expect(widthOf('暖新a')).toBe(5)
})
