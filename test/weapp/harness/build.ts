import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, posix, relative, sep } from 'node:path'
import { Script } from 'node:vm'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { AppConfig, Build, PageConfig } from './types'
import { missingParts } from './whole'

const PICTURE = /\.(png|jpe?g|gif|svg|webp)$/

/** Width of every design in rpx (WeChat: the screen is always 750 rpx wide). */
const SCREEN_RPX = 750

/** All files below a folder, as paths from it with forward slashes, sorted. */
export function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** `12rpx` as `1.6vw`: in a webview as wide as the screen they are the same. */
export function rpxToVw(css: string): string {
  return css.replace(
    /(-?\d*\.?\d+)rpx\b/g,
    (_, number: string) => `${+((Number(number) * 100) / SCREEN_RPX).toFixed(5)}vw`,
  )
}

/** The phone's safe area is the host's to give: a frame inside a browser page has none of its own. */
const ownSafeArea = (css: string) =>
  css.replace(/(?:env|constant)\(\s*safe-area-inset-(top|right|bottom|left)\s*(?:,[^)]*)?\)/g, 'var(--safe-$1, 0px)')

/** A style sheet with its `@import`s in place; one that is missing is a warning, as WeChat's compiler has it. */
function styleSheet(root: string, file: string, warnings: string[], seen = new Set<string>()): string {
  if (seen.has(file)) return ''
  seen.add(file)
  if (!existsSync(join(root, file))) {
    warnings.push(`${file}: imported, but not there`)
    return ''
  }
  return readFileSync(join(root, file), 'utf8').replace(
    /@import\s+(?:url\()?["']([^"']+)["']\)?\s*;?/g,
    (_, to: string) => styleSheet(root, posix.join(to.startsWith('/') ? '' : posix.dirname(file), to), warnings, seen),
  )
}

const mimeOf = (extension: string) => `image/${extension.slice(1).replace(/^jpg$/, 'jpeg').replace(/^svg$/, 'svg+xml')}`

/**
 * Reads a weapp build and compiles it with WeChat's own template compiler.
 * @param root e.g. `dist/weapp`. Throws when app.json is missing or not JSON; template faults are in `warnings`.
 */
export function readBuild(root: string): Build {
  const read = (file: string) => readFileSync(join(root, file), 'utf8')
  const json = <T>(file: string): T => JSON.parse(read(file)) as T
  const build: Build = {
    app: json<AppConfig>('app.json'),
    theme: existsSync(join(root, 'theme.json')) ? json('theme.json') : { light: {}, dark: {} },
    js: {},
    json: {},
    css: {},
    templates: [],
    generated: '',
    warnings: [],
    missing: [],
    assets: {},
  }
  const group = new TmplGroup()
  /** The compiler takes a script as it is: one that cannot be parsed would break all templates at once. */
  function addScript(file: string, id: string): void {
    const source = read(file)
    try {
      new Script(source)
      group.addScript(id, source)
    } catch (error) {
      build.warnings.push(`${file}: ${error instanceof Error ? error.message : String(error)}`)
      group.addScript(id, '')
    }
  }
  for (const file of filesOf(root)) {
    const extension = extname(file)
    const id = file.slice(0, -extension.length)
    if (extension === '.js') build.js[file] = read(file)
    else if (extension === '.json' && id !== 'app' && id !== 'theme') build.json[id] = json<PageConfig>(file)
    else if (extension === '.wxs') addScript(file, id)
    else if (extension === '.wxml') {
      for (const warning of group.addTmpl(id, read(file))) {
        build.warnings.push(`${file}:${warning.startLine}: ${warning.message}`)
      }
      build.templates.push(id)
    } else if (extension === '.wxss') build.css[id] = ownSafeArea(rpxToVw(styleSheet(root, file, build.warnings)))
    else if (PICTURE.test(extension))
      build.assets[`/${file}`] = `data:${mimeOf(extension)};base64,${readFileSync(join(root, file)).toString('base64')}`
  }
  build.missing = missingParts(build)
  build.generated = group.getTmplGenObjectGroups()
  group.free()
  return build
}
