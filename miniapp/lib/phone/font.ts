import Taro from '@tarojs/taro'

/** WeChat's standard letter size. Pixels. */
const STANDARD = 17

/** The class that makes a screen's letters as large as the phone's setting asks; empty for the usual size. */
export function fontClass(): '' | 'font-l' | 'font-xl' {
  const info: object = Taro.getAppBaseInfo() // its typings do not know fontSizeSetting (base library 2.23.4)
  const size = 'fontSizeSetting' in info && typeof info.fontSizeSetting === 'number' ? info.fontSizeSetting : STANDARD
  const scale = size / STANDARD
  if (scale > 1.2) return 'font-xl'
  return scale > 1.05 ? 'font-l' : ''
}
