import { type ThemeConfig, theme as themes } from 'antd'
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { colourOf, FONT, type Mode, TOKENS, type Token } from './tokens'

/** What somebody may choose; `system` follows the PC's own setting. */
export const CHOICES = { system: '跟随系统', light: '浅色', dark: '深色' } as const
export type Choice = keyof typeof CHOICES

const KEY = 'nuanxin-console-theme'
const darkness = matchMedia('(prefers-color-scheme: dark)')
const stillness = matchMedia('(prefers-reduced-motion: reduce)')

const kept = (): Choice => {
  const found = localStorage.getItem(KEY)
  return found === 'light' || found === 'dark' ? found : 'system'
}

function onDarkness(listener: () => void) {
  darkness.addEventListener('change', listener)
  return () => darkness.removeEventListener('change', listener)
}

/** The chosen look and what it comes to; the page's own variables follow it. */
export function useTheme() {
  const [choice, setChoice] = useState(kept)
  const isDarkOutside = useSyncExternalStore(onDarkness, () => darkness.matches)
  const mode: Mode = choice === 'system' ? (isDarkOutside ? 'dark' : 'light') : choice
  useEffect(() => {
    const { style } = document.documentElement
    style.setProperty('color-scheme', mode)
    for (const token of Object.keys(TOKENS) as Token[]) style.setProperty(`--${token}`, colourOf(token, mode))
  }, [mode])
  return {
    choice,
    mode,
    choose: (next: Choice) => {
      localStorage.setItem(KEY, next)
      setChoice(next)
    },
  }
}

export type Theme = ReturnType<typeof useTheme>

export const ThemeContext = createContext<Theme | undefined>(undefined)

/** The look of the page around. @throws outside the console */
export function useThemeAround(): Theme {
  const theme = useContext(ThemeContext)
  if (!theme) throw new Error('no theme around')
  return theme
}

/** The widgets in our tokens. */
export function widgetsIn(mode: Mode): ThemeConfig {
  const of = (token: Token) => colourOf(token, mode)
  // The dark algorithm would take the light out of it.
  const brand = { colorPrimary: of('brand'), itemSelectedColor: of('brand'), inkBarColor: of('brand') }
  return {
    algorithm: mode === 'dark' ? themes.darkAlgorithm : themes.defaultAlgorithm,
    token: {
      // Who asked their PC for less motion has none here.
      motion: !stillness.matches,
      colorPrimary: of('brand'),
      // Under the mouse it is still to be read: the algorithm's own are too light by day.
      colorPrimaryHover: mode === 'dark' ? '#ffa06f' : '#a8380d',
      colorPrimaryActive: mode === 'dark' ? '#ffb48c' : '#8f2f0b',
      colorTextLightSolid: of('onBrand'),
      colorInfo: of('fresh'),
      colorSuccess: of('good'),
      colorWarning: of('warn'),
      colorError: of('bad'),
      colorLink: of('good'),
      colorLinkHover: mode === 'dark' ? '#5eead4' : '#0b5a54',
      colorLinkActive: mode === 'dark' ? '#99f6e4' : '#08453f',
      colorBgBase: of('card'),
      colorBgLayout: of('page'),
      colorBgContainer: of('card'),
      colorBgElevated: of('card'),
      colorTextBase: of('text'),
      colorTextSecondary: of('second'),
      colorTextDescription: of('second'),
      colorTextPlaceholder: of('second'),
      colorBorder: mode === 'dark' ? '#4a5058' : '#c9c4bc',
      colorBorderSecondary: of('line'),
      borderRadius: 8,
      borderRadiusLG: 12,
      fontSize: 14,
      controlHeight: 34,
      controlHeightSM: 26,
      fontFamily: FONT,
    },
    components: {
      Button: { ...brand, fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Radio: brand,
      Checkbox: brand,
      Table: {
        headerBg: of('card'),
        headerColor: of('second'),
        headerSplitColor: 'transparent',
        rowSelectedBg: of('brandSoft'),
        rowSelectedHoverBg: of('brandSoft'),
        rowHoverBg: of('sunk'),
        cellPaddingBlockMD: 10,
      },
      Tabs: { ...brand, horizontalMargin: '0 0 10px' },
      Segmented: { trackBg: of('sunk'), itemSelectedBg: of('card') },
    },
  }
}
