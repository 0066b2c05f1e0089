import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { auditBuild } from './build'
import type { DomainList } from './domains'
import type { Finding } from './finding'

/** Files by path; `undefined` takes one away. */
export type Files = Record<string, string | Buffer | undefined>

const ICON = (name: string) => ({ iconPath: `@${name}Icon`, selectedIconPath: `@${name}Active` })

/** app.json of the small build. */
export const APP = {
  pages: ['pages/home/index', 'pages/me/index'],
  subPackages: [{ root: 'packages/worker', pages: ['pages/offer/index', 'pages/checkin/index'] }],
  window: { navigationBarBackgroundColor: '@nav' },
  tabBar: {
    color: '#000000',
    selectedColor: '#000000',
    backgroundColor: '#ffffff',
    list: [
      { pagePath: 'pages/home/index', text: '首页', ...ICON('home') },
      { pagePath: 'pages/me/index', text: '我的', ...ICON('home') },
    ],
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  requiredPrivateInfos: ['getLocation'],
  permission: { 'scope.userLocation': { desc: '用来找最近的驿站' } },
}

const THEME = { nav: '#ffffff', homeIcon: 'assets/home.png', homeActive: 'assets/home-on.png' }

/** The list of hosts that fits the small build. */
export const DOMAINS: DomainList = {
  local: { request: ['http://localhost:*'], uploadFile: [], downloadFile: [] },
  prod: { request: ['https://<domain>'], uploadFile: [], downloadFile: [] },
  why: { 'http://localhost:*': 'the API', 'https://<domain>': 'the API' },
  mentions: { 'http://www.w3.org/2000/svg': 'a name' },
}

export const icon = (side: number): Promise<Buffer> =>
  sharp({ create: { width: side, height: side, channels: 4, background: '#c2410c' } })
    .png()
    .toBuffer()

const page = (path: string): Files => ({
  [`${path}.js`]: 'Page({ data: {} });',
  [`${path}.json`]: '{"usingComponents":{"comp":"/comp"}}',
  [`${path}.wxml`]: '<import src="/base.wxml"/><template is="t" data="{{a:a}}"/>',
  [`${path}.wxss`]: `@import "${'../'.repeat(path.split('/').length - 1)}common.wxss"; .a { width: 10rpx }`,
})

/** A small build in which nothing is wrong, and its source beside it. */
async function cleanFiles(): Promise<Files> {
  return {
    'build/app.js': 'require("./common.js"); App({});',
    'build/app.json': JSON.stringify(APP),
    'build/app.wxss': '.svg { background: url("data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'/%3E") }',
    'build/common.js': 'wx.request({ url: "http://localhost:3000/api" }); wx.getLocation({ type: "gcj02" });',
    'build/common.wxss': '.b { color: red }',
    'build/theme.json': JSON.stringify({ light: THEME, dark: THEME }),
    'build/base.wxml': '<wxs module="m" src="./m.wxs"/><template name="t"><view>{{m.f(a)}}</view></template>',
    'build/m.wxs': 'module.exports = { f: function (a) { return a } }',
    'build/comp.js': 'Component({});',
    'build/comp.json': '{"component":true}',
    'build/comp.wxml': '<view/>',
    'build/assets/home.png': await icon(81),
    'build/assets/home-on.png': await icon(81),
    ...Object.fromEntries(
      ['pages/home/index', 'pages/me/index', 'packages/worker/pages/offer/index', 'packages/worker/pages/checkin/index']
        .flatMap((path) => Object.entries(page(path)))
        .map(([path, content]) => [`build/${path}`, content]),
    ),
    'source/pages/home/index.tsx': "import { Row } from '../../Row'\nexport default () => <Row />",
    'source/Row.tsx': "import { go } from './go'\nexport const Row = () => <b onClick={() => go('worker/offer')} />",
    'source/go.ts': 'export const go = (page: string) => page',
    'source/pages/me/index.tsx': 'export default () => null',
    'source/packages/worker/pages/offer/index.tsx': 'export default () => null',
    'source/packages/worker/pages/checkin/index.tsx': 'export default () => null',
  }
}

/** Writes files below a folder. */
export function writeFiles(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    if (content === undefined) continue
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
}

/** What the audit says of the small build with those changes. */
export async function auditWith(changes: Files, domains: DomainList = DOMAINS): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'))
  try {
    writeFiles(folder, { ...(await cleanFiles()), ...changes })
    return await auditBuild({
      root: join(folder, 'build'),
      source: join(folder, 'source'),
      stage: 'local',
      values: {},
      domains,
      outside: { 'packages/worker/pages/checkin/index': 'the code on a wall' },
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
