/** In the browser there is no theme.json: plain light values here, the dark ones in app.scss. */
const themed = process.env.TARO_ENV === 'weapp'

const tab = (page: string, text: string, icon: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: themed ? `@${icon}Icon` : `assets/tab/${icon}.png`,
  selectedIconPath: themed ? `@${icon}Active` : `assets/tab/${icon}-on.png`,
})

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/report/index', 'pages/points/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'packages/worker',
      pages: [
        'pages/signin/index',
        'pages/register/index',
        'pages/privacy/index',
        'pages/stations/index',
        'pages/station/index',
        'pages/checkin/index',
        'pages/checkins/index',
        'pages/messages/index',
        'pages/report/index',
        'pages/followed/index',
        'pages/public/index',
        'pages/publicReport/index',
        'pages/offer/index',
        'pages/voucher/index',
        'pages/vouchers/index',
        'pages/ledger/index',
        'pages/statement/index',
        'pages/leaders/index',
        'pages/rules/index',
        'pages/data/index',
      ],
    },
    {
      root: 'packages/grid',
      pages: [
        'pages/registrations/index',
        'pages/registration/index',
        'pages/queue/index',
        'pages/handle/index',
        'pages/behalf/index',
        'pages/handed/index',
        'pages/screen/index',
      ],
    },
    {
      root: 'packages/merchant',
      pages: [
        'pages/scan/index',
        'pages/confirm/index',
        'pages/today/index',
        'pages/offers/index',
        'pages/offer/index',
        'pages/months/index',
        'pages/month/index',
      ],
    },
    {
      root: 'packages/admin',
      pages: [
        'pages/today/index',
        'pages/categories/index',
        'pages/category/index',
        'pages/points/index',
        'pages/member/index',
        'pages/approvals/index',
        'pages/acts/index',
        'pages/templates/index',
        'pages/working/index',
        'pages/overdue/index',
        'pages/rules/index',
        'pages/rule/index',
        'pages/shops/index',
      ],
    },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['packages/worker'] },
    'pages/me/index': { network: 'wifi', packages: ['packages/grid', 'packages/merchant'] },
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
    list: [
      tab('home', '首页', 'home'),
      tab('report', '随手拍', 'report'),
      tab('points', '积分', 'points'),
      tab('me', '我的', 'me'),
    ],
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  permission: { 'scope.userLocation': { desc: '用来找最近的驿站、核对打卡、标出上报的位置' } },
})
