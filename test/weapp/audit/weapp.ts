import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type ParserOptions, parse } from '@babel/parser'
import { parse as parseStyle, type Root } from 'postcss'
import { filesOf } from '../harness/build'
import type { AppConfig, PageConfig } from '../harness/types'

/** What the audit reads in `app.json` besides what the harness needs. */
export type App = AppConfig & {
  darkmode?: boolean
  themeLocation?: string
  lazyCodeLoading?: string
}

export interface Script {
  file: string
  source: string
  ast: ReturnType<typeof parse>
}

/** A weapp build as it lies on the disk: what is uploaded to WeChat. */
export interface Weapp {
  root: string
  files: string[]
  app: App
  /** Scripts that could be parsed. */
  scripts: Script[]
  /** WXS modules that could be parsed. */
  wxs: Script[]
  /** Style sheets that could be parsed. */
  styles: { file: string; rules: Root }[]
  /** Files that are not what their name says, each with the parser's words. */
  broken: { where: string; measured: string }[]
  /** Every JSON file but the developer tools' own. */
  json: Record<string, PageConfig>
  theme: { light: Record<string, string>; dark: Record<string, string> } | undefined
}

/** Reads a build. Throws only when there is no app.json: then there is nothing to audit. */
export function openWeapp(root: string): Weapp {
  const app: App = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8'))
  const files = filesOf(root)
  const weapp: Weapp = { root, files, app, scripts: [], wxs: [], styles: [], broken: [], json: {}, theme: undefined }
  const script = (file: string, options: ParserOptions): Script => {
    const source = readText(weapp, file)
    return { file, source, ast: parse(source, options) }
  }
  const readers: Readonly<Record<string, (file: string) => void>> = {
    '.js': (file) => weapp.scripts.push(script(file, { allowReturnOutsideFunction: true })),
    '.wxs': (file) => weapp.wxs.push(script(file, {})),
    '.wxss': (file) => weapp.styles.push({ file, rules: parseStyle(readText(weapp, file)) }),
    '.json': (file) => {
      const value = JSON.parse(readText(weapp, file))
      if (file === app.themeLocation) weapp.theme = value
      else if (file !== 'app.json' && !file.startsWith('project.')) weapp.json[file] = value
    },
  }
  for (const file of files) {
    try {
      readers[extname(file)]?.(file)
    } catch (error) {
      weapp.broken.push({ where: file, measured: error instanceof Error ? error.message : String(error) })
    }
  }
  return weapp
}

export const readText = ({ root }: Weapp, file: string): string => readFileSync(join(root, file), 'utf8')

/** All pages that app.json declares, subpackages' with their root. */
export function pagesOf(app: AppConfig): string[] {
  return [...app.pages, ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
}
