import type { Finding } from './audit/finding'
import { APP, auditWith, type Files, icon } from './audit/fixture'
import { compilerFile } from './wcc'

/** The lines of the table that are broken. */
const broken = (findings: readonly Finding[]) =>
  findings
    .filter(({ state }) => state === 'breach')
    .map(({ rule, where, measured }) => `${rule} | ${where} | ${measured}`)

const app = (changes: object) => ({ 'build/app.json': JSON.stringify({ ...APP, ...changes }) })
/** More code in app.js, in a line of its own. */
const script = (code: string): Files => ({ 'build/app.js': `require("./common.js"); App({});\n${code}` })
const style = (rules: string): Files => ({ 'build/common.wxss': rules })
const THEME = { nav: '#ffffff', homeIcon: 'assets/home.png', homeActive: 'assets/home-on.png' }
const themes = (light: object, dark: object) => ({ 'build/theme.json': JSON.stringify({ light, dark }) })
const SVG = '.svg { background: url("data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'/%3E") }'
const nothingLeads = 'pages can be reached | packages/worker/pages/offer/index | nothing leads there'

test('nothing is wrong with a clean build, and the table says so line by line', async () => {
  const findings = await auditWith({})
  expect(broken(findings)).toEqual([])
  expect(findings.map(({ rule, measured }) => `${rule}: ${measured}`)).toContain('no undeclared domain: 0 broken')
  const isOfficial = compilerFile('wcc') !== undefined
  expect(findings.filter(({ state }) => state === 'unknown')).toHaveLength(isOfficial ? 0 : 2)
})

/** One fault in a copy of the clean build, and every line that it turns red. */
const FAULTS: Readonly<Record<string, readonly [() => Files | Promise<Files>, ...string[]]>> = {
  'a heavy main package': [() => ({ 'build/a.mp3': Buffer.alloc(720 * 1024) }), 'package size | main package | 722 KB'],
  'a heavy subpackage': [
    () => ({ 'build/packages/worker/a.mp3': Buffer.alloc(2049 * 1024) }),
    'package size | packages/worker | 2049 KB',
    'package size | in all | 2052 KB',
  ],
  'a page without its template': [
    () => ({ 'build/pages/me/index.wxml': undefined }),
    'pages are whole | pages/me/index.wxml | missing',
  ],
  'a page that app.json forgot': [
    () => ({ 'source/pages/new/index.tsx': '' }),
    'app.json has the pages of the source | pages/new/index | not in app.json',
  ],
  'a page that the source has not': [
    () => ({ 'source/pages/me/index.tsx': undefined }),
    'app.json has the pages of the source | pages/me/index | no such page in the source',
  ],
  'a page that nothing leads to': [() => ({ 'source/Row.tsx': 'export const Row = () => null' }), nothingLeads],
  'a page that only itself names': [
    () => ({
      'source/Row.tsx': 'export const Row = () => null',
      'source/packages/worker/pages/offer/index.tsx': "export default () => 'worker/offer'",
    }),
    nothingLeads,
  ],
  'a page that only a type names': [
    () => ({ 'source/Row.tsx': "type Page = 'worker/offer'\nexport const Row = (page: Page) => page" }),
    nothingLeads,
  ],
  'a page that only code of nobody names': [
    () => ({
      'source/Row.tsx': 'export const Row = () => null',
      'source/unused.ts': "export const a = 'worker/offer'",
    }),
    nothingLeads,
  ],
  'a script that is none': [() => script('const = 1'), 'files that parse | app.js | Unexpected token (2:6)'],
  'a component that is not there': [
    () => ({ 'build/comp.js': undefined }),
    ...['packages/worker/pages/checkin', 'packages/worker/pages/offer', 'pages/home', 'pages/me'].map(
      (page) => `files that are named exist | ${page}/index.json | comp.js`,
    ),
  ],
  'a style sheet that is not there': [
    () => ({ 'build/app.wxss': `@import "./none.wxss"; ${SVG}` }),
    'files that are named exist | app.wxss | none.wxss',
    'component engine reads it | none.wxss | imported, but not there',
    'official wcsc reads it | app.wxss | path `./none.wxss` not found from `app.wxss`.',
  ],
  'a picture that is not there': [
    () => script('wx.a = "/assets/none.png"'),
    'files that are named exist | app.js | assets/none.png',
  ],
  'a script that is not there': [() => script('require("./none")'), 'files that are named exist | app.js | none.js'],
  'a picture of the package in WXSS': [
    () => style('.b { background: url(./assets/home.png) }'),
    'no local picture in WXSS | common.wxss | assets/home.png',
  ],
  'a source map': [
    () => ({ 'build/common.js.map': '{}' }),
    'no leftovers, no source maps | common.js.map | not for the upload',
  ],
  'a mention of a source map': [
    () => script('//# sourceMappingURL=app.js.map'),
    'no leftovers, no source maps | app.js | names a source map',
  ],
  'a tag that is not closed': [
    () => ({ 'build/comp.wxml': '<view><text>a</view>' }),
    'component engine reads it | comp.wxml:0 | missing end tag',
    'official wcc reads it | comp.wxml:1:15 | expect end-tag `text`., near `view`',
  ],
  'WXS that is too new': [
    () => ({ 'build/m.wxs': 'module.exports = { f: (a) => a }' }),
    'official wcc reads it | m.wxs:1:29 | Unexpected token `>`',
  ],
  'WXSS that is none': [
    () => style('.b { color red;; }'),
    'files that parse | common.wxss | <css input>:1:6: Unknown word color',
    'official wcsc reads it | common.wxss(1:16) | unexpected token `;`',
  ],
  'document in a script': [() => script('document.title = "a"'), 'no DOM, no BOM | app.js:2:0 | document'],
  'document in WXS': [
    () => ({ 'build/m.wxs': 'module.exports = { f: function () { return document } }' }),
    'no DOM, no BOM | m.wxs:1:43 | document',
  ],
  eval: [() => script('eval("1")'), 'no code from text | app.js:2:0 | eval'],
  'new Function': [() => script('new Function("return 1")()'), 'no code from text | app.js:2:0 | Function(…)'],
  'a timer with a text': [
    () => script('setTimeout("a" + 1, 10)'),
    'no code from text | app.js:2:0 | setTimeout with a text',
  ],
  'an undeclared host in a script': [
    () => script('wx.request({ url: "https://evil.example/a" })'),
    'no undeclared domain | app.js | https://evil.example/a',
  ],
  'an undeclared host in a template': [
    () => ({ 'build/comp.wxml': '<image src="//cdn.example/a.png"/>' }),
    'no undeclared domain | comp.wxml | //cdn.example/a.png',
  ],
  'an undeclared host in a style': [
    () => style('.b { background: url(//cdn.example/a.png) }'),
    'no undeclared domain | common.wxss | //cdn.example/a.png',
  ],
  'an undeclared host in a configuration': [
    () => app({ window: { navigationBarBackgroundColor: '@nav', a: 'wss://x.example' } }),
    'no undeclared domain | app.json | wss://x.example',
  ],
  'a mention that nobody makes any more': [
    () => ({ 'build/app.wxss': '' }),
    'domain list has no dead lines | config/domains.json | no longer mentioned: http://www.w3.org/2000/svg',
  ],
  'a private interface that is not declared': [
    () => script('wx.chooseAddress({})'),
    'private interfaces declared | app.js | chooseAddress is not declared',
  ],
  'a private interface that is never called': [
    () => app({ requiredPrivateInfos: ['getLocation', 'choosePoi'] }),
    'private interfaces declared | app.json | choosePoi is never called',
  ],
  'no reason for the location': [
    () => app({ permission: {} }),
    'reason for the location | app.json, scope.userLocation | no reason',
  ],
  'a reason that is too long': [
    () => app({ permission: { 'scope.userLocation': { desc: '找'.repeat(31) } } }),
    'reason for the location | app.json, scope.userLocation | 31 characters',
  ],
  'no lazy loading': [
    () => app({ lazyCodeLoading: undefined }),
    'settings of app.json | app.json, lazyCodeLoading | undefined',
  ],
  'a colour that the dark theme lacks': [
    () => themes(THEME, { ...THEME, nav: undefined }),
    'theme.json complete both ways | theme.json, dark | @nav is missing',
  ],
  'a colour that nobody uses': [
    () => themes({ ...THEME, a: '#000' }, { ...THEME, a: '#111' }),
    'theme.json complete both ways | theme.json | @a is never used',
  ],
  'a tab without its picture': [
    () => ({ 'build/assets/home-on.png': undefined }),
    'tab bar pictures exist | assets/home-on.png | missing',
  ],
  'a heavy picture of the tab bar': [
    async () => ({ 'build/assets/home.png': Buffer.concat([await icon(81), Buffer.alloc(41 * 1024)]) }),
    'tab bar picture | assets/home.png | 41.3 KB',
  ],
  'a small picture of the tab bar': [
    async () => ({ 'build/assets/home.png': await icon(40) }),
    'tab bar picture size | assets/home.png | 40 × 40',
  ],
}

test.each(Object.entries(FAULTS))('finds %s', async (_, [changes, ...lines]) => {
  const isOfficial = compilerFile('wcc') !== undefined
  const expected = lines.filter((line) => isOfficial || !line.startsWith('official'))
  expect(broken(await auditWith(await changes()))).toEqual(expected)
})

test('a configuration that is no JSON is a line of the table, not the end of the audit', async () => {
  const found = broken(await auditWith({ 'build/comp.json': '{' }))
  expect(found).toHaveLength(2)
  expect(found[0]).toMatch(/^files that parse \| comp.json/)
  expect(found[1]).toMatch(/^component engine reads it \| build/)
})
