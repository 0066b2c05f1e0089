import type { Phone } from '../phone'
import { asyncApis, type Members, syncApis } from './base'
import { channel } from './channel'
import { isRecord } from './options'
import { APP_ID } from './request'

const LIBRARY = '3.8.0'
const NAVIGATION_BAR = 44

function windowInfo({ state: { screen } }: Phone) {
  const { width, height, pixelRatio, statusBar, safeBottom } = screen
  const bottom = height - safeBottom
  return {
    pixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: height - statusBar - NAVIGATION_BAR,
    statusBarHeight: statusBar,
    screenTop: statusBar + NAVIGATION_BAR,
    safeArea: { left: 0, right: width, top: statusBar, bottom, width, height: bottom - statusBar },
  }
}

const deviceInfo = () => ({
  abi: 'arm64-v8a',
  benchmarkLevel: 20,
  brand: 'devtools',
  model: 'harness',
  system: 'Android 14',
  platform: 'android',
  cpuType: 'harness',
  memorySize: '6144',
})

const appBaseInfo = ({ state: { theme, fontSize } }: Phone) => ({
  SDKVersion: LIBRARY,
  enableDebug: false,
  host: { env: 'WeChat' },
  language: 'zh_CN',
  version: '8.0.56',
  theme,
  fontSizeSetting: fontSize,
  fontSizeScaleFactor: fontSize / 17,
})

const systemSetting = () => ({
  bluetoothEnabled: false,
  locationEnabled: true,
  wifiEnabled: true,
  deviceOrientation: 'portrait',
})

const menuButton = ({ state: { screen } }: Phone) => {
  const width = 87
  const height = 32
  const right = screen.width - 7
  const top = screen.statusBar + 6
  return { width, height, top, right, bottom: top + height, left: right - width }
}

const network = ({ state }: Phone) => ({ networkType: state.network, isConnected: state.network !== 'none' })

/** What the app may ask about the phone and WeChat around it, and the events that say it has changed. */
export function systemApis(phone: Phone): Members {
  const everything = () => ({ ...deviceInfo(), ...windowInfo(phone), ...appBaseInfo(phone), ...systemSetting() })
  const launch = () => ({ ...phone.launchOptions(), referrerInfo: {} })
  const shown = (said: unknown) => (isRecord(said) && 'path' in said ? said : launch())
  return {
    ...syncApis(phone, {
      getSystemInfoSync: everything,
      getWindowInfo: () => windowInfo(phone),
      getDeviceInfo: deviceInfo,
      getAppBaseInfo: () => appBaseInfo(phone),
      getSystemSetting: systemSetting,
      getMenuButtonBoundingClientRect: () => menuButton(phone),
      getLaunchOptionsSync: launch,
      getEnterOptionsSync: launch,
      getAccountInfoSync: () => ({
        miniProgram: {
          appId: APP_ID,
          envVersion: phone.state.envVersion,
          version: phone.state.envVersion === 'release' ? '1.0.0' : '',
        },
      }),
    }),
    ...asyncApis(phone, {
      getSystemInfo: everything,
      getNetworkType: () => ({ networkType: phone.state.network, hasSystemProxy: false }),
    }),
    ...channel(phone, 'NetworkStatusChange', 'network', () => network(phone)),
    ...channel(phone, 'ThemeChange', 'theme', () => ({ theme: phone.state.theme })),
    ...channel(phone, 'AppShow', 'appShow', shown),
    ...channel(phone, 'AppHide', 'appHide', () => ({})),
    ...channel(phone, 'Error', 'appError', (said) => said),
    ...channel(phone, 'UnhandledRejection', 'unhandledRejection', (said) => said),
  }
}
