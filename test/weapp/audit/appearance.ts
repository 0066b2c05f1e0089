import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { KB } from '../../../local/commands/weight'
import { against, breachesOr, type Finding } from './finding'
import type { App, Weapp } from './weapp'

const ICON_BYTES = 40 * KB
/** WeChat's recommendation for pictures of the tab bar, in pixels. */
const ICON_SIDE = 81

const say = (bytes: number) => `${(bytes / KB).toFixed(1)} KB`

/** `@names` of theme.json in a configuration, without the `@`. */
function themeNames(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('@') ? [value.slice(1)] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(themeNames)
}

/** Dark mode is declared, and every name has a value in both themes; a name that nobody uses is a leftover. */
function themeFindings({ app, theme, json }: Weapp): Finding[] {
  const rule = { rule: 'theme.json complete both ways', budget: 'all', official: 'all' }
  const used = new Set(themeNames([app, json]))
  if (!theme) {
    return breachesOr(rule, [{ where: 'app.json', measured: `no ${app.themeLocation ?? 'themeLocation'}` }], '')
  }
  const both = ['light', 'dark'] as const
  const known = new Set(both.flatMap((mode) => Object.keys(theme[mode] ?? {})))
  const breaches = both.flatMap((mode) =>
    [...new Set([...used, ...known])]
      .filter((name) => theme[mode]?.[name] === undefined)
      .map((name) => ({ where: `${app.themeLocation}, ${mode}`, measured: `@${name} is missing` })),
  )
  const unused = [...known]
    .filter((name) => !used.has(name))
    .map((name) => ({ where: String(app.themeLocation), measured: `@${name} is never used` }))
  return breachesOr(rule, [...breaches, ...unused], `${used.size} names`)
}

/** Pictures of the tab bar in every theme, as paths from the root. */
function tabIcons({ app, theme }: Weapp): string[] {
  const named = (app.tabBar?.list ?? []).flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath])
  const paths = named.flatMap((path) => {
    if (!path) return []
    if (!path.startsWith('@')) return [path]
    return [theme?.light, theme?.dark].flatMap((values) => values?.[path.slice(1)] ?? [])
  })
  return [...new Set(paths.map((path) => path.replace(/^\//, '')))]
}

async function tabIconFindings(weapp: Weapp): Promise<Finding[]> {
  const icons = tabIcons(weapp)
  const missing = icons.filter((icon) => !existsSync(join(weapp.root, icon)))
  const sizes = icons
    .filter((icon) => !missing.includes(icon))
    .map((icon) => ({ icon, bytes: statSync(join(weapp.root, icon)).size }))
  const heavy = sizes.toSorted((a, b) => b.bytes - a.bytes)
  const odd: { where: string; measured: string }[] = []
  for (const { icon } of sizes) {
    const { width = 0, height = 0 } = await sharp(join(weapp.root, icon)).metadata()
    if (width !== ICON_SIDE || height !== ICON_SIDE) odd.push({ where: icon, measured: `${width} × ${height}` })
  }
  const limits = { official: ICON_BYTES }
  const over = heavy.filter(({ bytes }) => bytes > ICON_BYTES)
  const shown = over.length ? over : heavy.slice(0, 1)
  return [
    ...breachesOr(
      { rule: 'tab bar pictures exist', official: 'all' },
      missing.map((icon) => ({ where: icon, measured: 'missing' })),
      `${icons.length} pictures`,
    ),
    ...shown.map(({ icon, bytes }) => against('tab bar picture', icon, bytes, limits, say)),
    ...breachesOr({ rule: 'tab bar picture size', budget: '81 × 81' }, odd, `${sizes.length} pictures`),
  ]
}

function settingFindings({ app }: Weapp): Finding[] {
  const wanted: { key: keyof App; value: unknown }[] = [
    { key: 'lazyCodeLoading', value: 'requiredComponents' },
    { key: 'darkmode', value: true },
    { key: '__usePrivacyCheck__', value: true },
  ]
  const wrong = wanted
    .filter(({ key, value }) => app[key] !== value)
    .map(({ key }) => ({ where: `app.json, ${key}`, measured: String(app[key]) }))
  return breachesOr({ rule: 'settings of app.json', budget: 'all' }, wrong, wanted.map(({ key }) => key).join(', '))
}

/** What WeChat itself draws around the pages: settings, both themes, the tab bar's pictures. */
export async function auditAppearance(weapp: Weapp): Promise<Finding[]> {
  return [...settingFindings(weapp), ...themeFindings(weapp), ...(await tabIconFindings(weapp))]
}
