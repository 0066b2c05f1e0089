import { join } from 'node:path'
import { build } from 'esbuild'

let made: Promise<string> | undefined

async function make(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'collect.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'audit',
    write: false,
    target: 'es2022',
    charset: 'utf8',
  })
  return `(document, window) => { ${outputFiles[0]?.text ?? ''}\nreturn audit.collectScreen(document, window) }`
}

/**
 * The text of a function that takes the document and window of a page and answers with its `ScreenFacts`; made once a
 * process. For a page's `evaluate`, or the harness' `inPage`, which both send functions as text.
 */
export function collectorSource(): Promise<string> {
  made ??= make()
  return made
}
