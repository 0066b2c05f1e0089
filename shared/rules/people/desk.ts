/** How a sign-in at a PC stands. */
export const LOGIN_STATES = {
  waiting: '请用微信扫码',
  seen: '已扫码，请在手机上选屏幕上的数字',
  approved: '已登录',
  refused: '手机上选了“不是我”',
  dead: '数字选错太多次，请换一个码',
} as const

/** A code is worth something for so long. Seconds. */
export const LOGIN_SECONDS = 60
/** Numbers that the phone shows; one of them is on the screen. */
export const MAX_LOGIN_CHOICES = 3
/** Wrong picks that end a code. */
export const MAX_WRONG_PICKS = 3

/** A session at a PC ends by itself after so long. Seconds. */
export const DESK_SECONDS = 8 * 3600
/** And after so long without a renewal. Seconds. */
export const DESK_IDLE_SECONDS = 30 * 60

const BROWSERS = [
  [/\bMicroMessenger\//, '微信'],
  [/\bEdg\//, 'Edge'],
  [/\b(?:QQBrowser|360SE|QIHU|MetaSr|LBBROWSER)\b/i, '国产浏览器'],
  [/\bFirefox\//, 'Firefox'],
  [/\bChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const

const SYSTEMS = [
  [/\bWindows NT\b/, 'Windows'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bAndroid\b/, '安卓'],
  [/\bLinux\b/, 'Linux'],
] as const

const OTHER = '其他'

/** What a browser says of itself, as a person knows it. Anybody may say anything: it is shown, never relied on. */
export function browserOf(userAgent: string): { browser: string; system: string } {
  const nameIn = (table: readonly (readonly [RegExp, string])[]) =>
    table.find(([pattern]) => pattern.test(userAgent))?.[1] ?? OTHER
  return { browser: nameIn(BROWSERS), system: nameIn(SYSTEMS) }
}
