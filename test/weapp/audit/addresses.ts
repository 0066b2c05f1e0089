import traverse from '@babel/traverse'
import type { Root } from 'postcss'
import { allows, type DomainList, domainsOf, refusedEntries, type Stage } from './domains'
import { breachesOr, type Finding } from './finding'
import { readText, type Script, type Weapp } from './weapp'

/** An address with a scheme that reaches the network, up to what cannot stand in one. */
const ABSOLUTE = /\b(?:https?|wss?|ftp|cloud):\/\/[^\s"'`<>()\\{}]*/gi
/** `//host.name/…`: an address that takes the scheme of the page it stands on. */
const SCHEMELESS = /^\/\/[a-z\d-]+(?:\.[a-z\d-]+)+(?:[/:?#]|$)/i

/** Every address in one text. In a picture written as `data:` text it is looked for as well; bytes in base64 hold none. */
export function addressesIn(text: string): string[] {
  if (SCHEMELESS.test(text)) return [text]
  const plain = /^data:[^,]*;base64,/.test(text) ? '' : decoded(text)
  return plain.match(ABSOLUTE) ?? []
}

function decoded(text: string): string {
  if (!/data:[^,]*,/.test(text)) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a stray % sign: nothing is encoded in it
  }
}

/** Texts of a script: what is written as a string, and the fixed parts of templates. Comments and patterns are none. */
function textsOfScript({ ast }: Script): string[] {
  const texts: string[] = []
  traverse(ast, {
    StringLiteral: ({ node }) => void texts.push(node.value),
    DirectiveLiteral: ({ node }) => void texts.push(node.value),
    TemplateElement: ({ node }) => void texts.push(node.value.cooked ?? node.value.raw),
  })
  return texts
}

function textsOfStyle(rules: Root): string[] {
  const texts: string[] = []
  const unquoted = (value: string) =>
    [...value.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))\s*\)/g)].map(
      (match) => match[1] ?? match[2] ?? match[3] ?? '',
    )
  rules.walk((node) => {
    if (node.type === 'decl') texts.push(node.value, ...unquoted(node.value))
    if (node.type === 'atrule')
      texts.push(node.params, ...unquoted(node.params), node.params.replace(/^["']|["']$/g, ''))
  })
  return texts
}

const textsOfMarkup = (source: string): string[] => {
  const shown = source.replace(/<!--[\s\S]*?-->/g, '')
  return [shown, ...[...shown.matchAll(/["']([^"']*)["']/g)].map((match) => match[1] ?? '')]
}

function textsOfJson(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsOfJson(inner)])
}

/** Every text of the packages that may hold an address, with the file it stands in. */
function* textsOf(weapp: Weapp): Generator<{ file: string; text: string }> {
  for (const script of [...weapp.scripts, ...weapp.wxs])
    for (const text of textsOfScript(script)) yield { file: script.file, text }
  for (const { file, rules } of weapp.styles) for (const text of textsOfStyle(rules)) yield { file, text }
  for (const file of weapp.files.filter((each) => each.endsWith('.wxml')))
    for (const text of textsOfMarkup(readText(weapp, file))) yield { file, text }
  for (const [file, value] of Object.entries({ 'app.json': weapp.app, ...weapp.json }))
    for (const text of textsOfJson(value)) yield { file, text }
}

/** Addresses in the packages against the list of hosts; and the list against what WeChat takes. */
export function auditDomains(weapp: Weapp, stage: Stage, list: DomainList, values: Record<string, string>): Finding[] {
  const domains = domainsOf(stage, values, list)
  const entries = [...domains.request, ...domains.uploadFile, ...domains.downloadFile]
  const mentioned = new Set<string>()
  const strange = new Map<string, string>()
  let declared = 0
  for (const { file, text } of textsOf(weapp)) {
    for (const address of addressesIn(text)) {
      if (list.mentions[address] !== undefined) mentioned.add(address)
      else if (entries.some((entry) => allows(entry, address))) declared++
      else strange.set(`${file} ${address}`, address)
    }
  }
  const undeclared = [...strange].map(([key, address]) => ({ where: key.split(' ')[0] ?? '', measured: address }))
  const stale = Object.keys(list.mentions)
    .filter((text) => !mentioned.has(text))
    .map((text) => ({ where: 'config/domains.json', measured: `no longer mentioned: ${text}` }))
  const { request, uploadFile, downloadFile } = list[stage]
  const unexplained = [...request, ...uploadFile, ...downloadFile]
    .filter((entry) => !list.why[entry])
    .map((entry) => ({ where: 'config/domains.json', measured: `no reason given: ${entry}` }))
  const refused = refusedEntries(stage, domains).map((entry) => ({
    where: `config/domains.json, ${stage}`,
    measured: entry,
  }))
  return [
    ...breachesOr(
      { rule: 'no undeclared domain', budget: '0', official: '0' },
      undeclared,
      `${declared} addresses of ${stage}, ${mentioned.size} mere mentions`,
    ),
    ...breachesOr(
      { rule: 'domain list has no dead lines', budget: '0' },
      [...stale, ...unexplained],
      'config/domains.json',
    ),
    ...breachesOr({ rule: 'domains that WeChat takes', official: '0' }, refused, `${entries.length} of ${stage}`),
  ]
}
