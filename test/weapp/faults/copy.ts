import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Makes one fault in a copy of the build. */
export type Change = (folder: string) => void

/** The page every fault of a page is made in: the app opens there. */
export const HOME = 'pages/home/index'

/** The build as it is, in a folder of its own. */
export function copyBuild(to: string): string {
  cpSync(process.env.WEAPP_DIST ?? 'dist/weapp', to, { recursive: true })
  return to
}

/** Takes a file or folder away. Throws when it is not there. */
export const without =
  (path: string): Change =>
  (folder) =>
    rmSync(join(folder, path), { recursive: true })

/** Replaces every occurrence of a text. Throws when there is none: then the fault would be none. */
export const replaced =
  (file: string, from: string | RegExp, to: string): Change =>
  (folder) => {
    const path = join(folder, file)
    const before = readFileSync(path, 'utf8')
    const after = typeof from === 'string' ? before.replaceAll(from, () => to) : before.replace(from, () => to)
    if (after === before) throw new Error(`${file} has no ${from}`)
    writeFileSync(path, after)
  }

export const appended =
  (file: string, text: string): Change =>
  (folder) =>
    writeFileSync(join(folder, file), `${readFileSync(join(folder, file), 'utf8')}\n${text}`)

/** A configuration with other fields. */
export const configured =
  (file: string, change: (config: Record<string, unknown>) => object): Change =>
  (folder) => {
    const path = join(folder, file)
    writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')))))
  }

export const both =
  (...changes: Change[]): Change =>
  (folder) => {
    for (const change of changes) change(folder)
  }

/** Code in front of a handler of the home page; `this` is the page, `given` what the handler gets. */
const before = (handler: string, code: string): Change =>
  replaced(
    `${HOME}.js`,
    /^/,
    `Page = (function (define) { return function (config) {
      var handler = config.${handler}
      config.${handler} = function (given) {
        ${code}
        return handler && handler.apply(this, arguments)
      }
      return define(config)
    } })(Page);\n`,
  )

/** Code that runs when the home page loads. */
export const onLoad = (code: string): Change => before('onLoad', code)

/** Code that runs when something on the home page is tapped: Taro hands every event to `eh`. */
export const onTap = (code: string): Change => before('eh', `if (given.type === 'tap') { ${code} }`)
