import { extname, posix } from 'node:path'
import traverse from '@babel/traverse'
import type { Root } from 'postcss'
import { breachesOr, type Finding } from './finding'
import { readText, type Weapp } from './weapp'

const PICTURE = /^[^\s:<>?#]+\.(?:png|jpe?g|gif|svg|webp)$/i

/** What WeChat's tool uploads; anything else in a package was forgotten there. */
const UPLOADED = new Set(
  '.js .json .wxml .wxss .wxs .png .jpg .jpeg .gif .svg .webp .mp3 .aac .m4a .mp4 .wav .ogg'.split(' '),
)
/** Licences of what the script beside it contains: the tool leaves them out of the upload, the law wants them kept. */
const LICENCE = /\.js\.LICENSE\.txt$/

interface Reference {
  file: string
  to: string
}

/** A path as it is written in a file, from the root of the packages; one with a leading slash starts there. */
const fromRoot = (file: string, to: string) =>
  to.startsWith('/') ? to.slice(1) : posix.normalize(posix.join(posix.dirname(file), to))

function inMarkup(file: string, source: string): Reference[] {
  const shown = source.replace(/<!--[\s\S]*?-->/g, '')
  const of = (pattern: RegExp, extension: string) =>
    [...shown.matchAll(pattern)].map(([, to = '']) => ({
      file,
      to: fromRoot(file, extname(to) ? to : `${to}${extension}`),
    }))
  return [
    ...of(/<(?:import|include)\b[^>]*?\bsrc=["']([^"'{]+)["']/g, '.wxml'),
    ...of(/<wxs\b[^>]*?\bsrc=["']([^"'{]+)["']/g, '.wxs'),
    ...of(/<(?:image|cover-image)\b[^>]*?\bsrc=["'](?!\/\/)([^"'{:]+)["']/g, ''),
  ]
}

/** `@import`s, and pictures: those are listed apart, as a style sheet can show none that lies in the package. */
function inStyle(file: string, rules: Root): { imports: Reference[]; pictures: Reference[] } {
  const imports: Reference[] = []
  const pictures: Reference[] = []
  rules.walk((node) => {
    const text = node.type === 'decl' ? node.value : node.type === 'atrule' ? node.params : ''
    const urls = [...text.matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, to = '']) => to)
    if (node.type === 'atrule' && node.name === 'import') {
      const to = urls[0] ?? text.replace(/^\s*["']|["'].*$/g, '')
      imports.push({ file, to: fromRoot(file, to) })
    } else for (const to of urls) if (!/^([a-z]+:|\/\/|#)/i.test(to)) pictures.push({ file, to: fromRoot(file, to) })
  })
  return { imports, pictures }
}

function inScripts({ scripts }: Weapp): Reference[] {
  const found: Reference[] = []
  for (const { file, ast } of scripts) {
    traverse(ast, {
      CallExpression: ({ node, scope }) => {
        const [to] = node.arguments
        if (node.callee.type !== 'Identifier' || node.callee.name !== 'require' || scope.hasBinding('require', true))
          return
        if (to?.type === 'StringLiteral')
          found.push({ file, to: fromRoot(file, extname(to.value) ? to.value : `${to.value}.js`) })
      },
      StringLiteral: ({ node }) => {
        // Only whole paths: `.png` alone, or a name that is put together, is looked for while the app runs.
        if (PICTURE.test(node.value) && node.value.includes('/'))
          found.push({ file, to: fromRoot('app.js', node.value) })
      },
    })
  }
  return found
}

function inJson({ json, app }: Weapp): Reference[] {
  const configs = [['app.json', app], ...Object.entries(json)] as const
  return configs.flatMap(([file, config]) => {
    const components = 'usingComponents' in config ? config.usingComponents : undefined
    return Object.values(components ?? {})
      .filter((to) => !/^(plugin|dynamicLib|weui-)/.test(to))
      .flatMap((to) => ['js', 'json', 'wxml'].map((extension) => ({ file, to: `${fromRoot(file, to)}.${extension}` })))
  })
}

/** Everything that one file of the packages names in another is there, and nothing is there that nobody uploads. */
export function auditReferences(weapp: Weapp): Finding[] {
  const there = new Set(weapp.files)
  const references = [...inJson(weapp), ...inScripts(weapp)]
  const pictures: Reference[] = []
  for (const file of weapp.files) {
    if (file.endsWith('.wxml')) references.push(...inMarkup(file, readText(weapp, file)))
  }
  for (const { file, rules } of weapp.styles) {
    const style = inStyle(file, rules)
    references.push(...style.imports)
    pictures.push(...style.pictures)
  }
  const missing = references.filter(({ to }) => !there.has(to)).map(({ file, to }) => ({ where: file, measured: to }))
  const forgotten = weapp.files
    .filter((file) => !UPLOADED.has(extname(file)) && !LICENCE.test(file))
    .map((file) => ({ where: file, measured: 'not for the upload' }))
  const maps = [...weapp.files.filter((file) => /\.(js|wxss|wxs)$/.test(file))]
    .filter((file) => /[#@]\s*sourceMappingURL=/.test(readText(weapp, file)))
    .map((file) => ({ where: file, measured: 'names a source map' }))
  return [
    ...breachesOr(
      { rule: 'files that parse', budget: 'all', official: 'all' },
      weapp.broken,
      `${weapp.scripts.length + weapp.wxs.length} scripts`,
    ),
    ...breachesOr(
      { rule: 'files that are named exist', budget: 'all', official: 'all' },
      missing,
      `${references.length} references`,
    ),
    ...breachesOr(
      { rule: 'no local picture in WXSS', official: '0' },
      pictures.map(({ file, to }) => ({ where: file, measured: to })),
      'style sheets',
    ),
    ...breachesOr(
      { rule: 'no leftovers, no source maps', budget: '0' },
      [...forgotten, ...maps],
      `${weapp.files.length} files`,
    ),
  ]
}
