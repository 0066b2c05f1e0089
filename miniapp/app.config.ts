import type { Tab } from '../shared/pages'
import { PAGES } from '../shared/pages.gen'
import { RIDERS_TABS, TABS } from './lib/navigation/tabs'

/** In the browser there is no theme.json: plain light values here, the dark ones in app.scss. */
const themed = process.env.TARO_ENV === 'weapp'

const tab = (name: Tab) => ({
  pagePath: PAGES[name],
  text: RIDERS_TABS[name],
  iconPath: themed ? `@${name}Icon` : `assets/tab/${name}.png`,
  selectedIconPath: themed ? `@${name}Active` : `assets/tab/${name}-on.png`,
})

const BAR = TABS.map(tab)

/** `packages/worker` of a page in a subpackage. */
const packageOf = (page: string) => /^packages\/\w+/.exec(page)?.[0]

const subPackages = [...new Set(Object.values(PAGES).map(packageOf))].flatMap((root) => {
  const own = Object.values(PAGES).filter((page) => packageOf(page) === root)
  return root ? [{ root, pages: own.map((page) => page.slice(root.length + 1)) }] : []
})

export default defineAppConfig({
  pages: BAR.map(({ pagePath }) => pagePath),
  subPackages,
  preloadRule: {
    [PAGES.home]: { network: 'all', packages: ['packages/worker'] },
    [PAGES.me]: { network: 'wifi', packages: ['packages/grid', 'packages/merchant'] },
  },
  window: {
    navigationBarTitleText: '暖新',
    // Said although it is the default: only then does the browser draw one too.
    navigationStyle: 'default',
    navigationBarBackgroundColor: themed ? '@navBackground' : '#F6F5F3',
    navigationBarTextStyle: themed ? '@navText' : 'black',
    backgroundColor: themed ? '@page' : '#F6F5F3',
    backgroundTextStyle: themed ? '@refresh' : 'dark',
  },
  tabBar: {
    color: themed ? '@tabText' : '#57606A',
    selectedColor: themed ? '@tabActive' : '#C2410C',
    backgroundColor: themed ? '@tabBackground' : '#FFFFFF',
    borderStyle: 'white',
    list: BAR,
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  permission: { 'scope.userLocation': { desc: '用来找最近的驿站、核对打卡、标出上报的位置' } },
})
