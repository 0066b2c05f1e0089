/** Every colour of the console, those of the mini-program (miniapp/theme/tokens.scss): dark beside light. */
export const TOKENS = {
  brand: ['#c2410c', '#ff8a4c'],
  brandSoft: ['#fff1e8', '#3a2317'],
  onBrand: ['#ffffff', '#16181b'],
  good: ['#0f766e', '#2dd4bf'],
  goodSoft: ['#e6f4f2', '#12312f'],
  warn: ['#8a5c00', '#f5c451'],
  warnSoft: ['#fff8e6', '#33290f'],
  bad: ['#b42318', '#fda29b'],
  badSoft: ['#fdeceb', '#3b1d1b'],
  fresh: ['#1d4ed8', '#93b4ff'],
  freshSoft: ['#e8eefd', '#1c2746'],
  page: ['#f6f5f3', '#16181b'],
  card: ['#ffffff', '#202327'],
  sunk: ['#f0eeeb', '#2a2e33'],
  line: ['#e7e4df', '#30353b'],
  text: ['#1f2328', '#e6e8eb'],
  second: ['#57606a', '#a3a9b2'],
} as const
export type Token = keyof typeof TOKENS

export type Mode = 'light' | 'dark'

/** The value of a token in one light. */
export const colourOf = (token: Token, mode: Mode): string => TOKENS[token][mode === 'light' ? 0 : 1]

/** Letters of widgets and pictures: those of the page. */
export const FONT = "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif"
