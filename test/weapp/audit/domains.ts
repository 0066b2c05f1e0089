import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Domains } from '../harness/types'

export type Stage = 'local' | 'prod'

/** `config/domains.json`: what is entered at mp.weixin.qq.com, why, and what only looks like an address. */
export interface DomainList {
  local: Domains
  prod: Domains
  why: Record<string, string>
  /** Texts in the packages that look like addresses and are never asked for anything, each with the reason. */
  mentions: Record<string, string>
}

const FILE = join(__dirname, '..', '..', '..', 'config', 'domains.json')

export const readDomainList = (): DomainList => JSON.parse(readFileSync(FILE, 'utf8'))

/**
 * The hosts of a stage. Placeholders such as `<domain>` take the values given; one without a value stays as it is and
 * allows nothing.
 */
export function domainsOf(stage: Stage, values: Record<string, string> = {}, list = readDomainList()): Domains {
  const fill = (hosts: string[]) =>
    hosts.map((host) => host.replace(/<(\w+)>/g, (placeholder, name: string) => values[name] ?? placeholder))
  const { request, uploadFile, downloadFile } = list[stage]
  return { request: fill(request), uploadFile: fill(uploadFile), downloadFile: fill(downloadFile) }
}

/** Does an entry of the list allow that address? `*` stands for one label or a port, never for a dot or a slash. */
export function allows(entry: string, address: string): boolean {
  const pattern = entry.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^./:]+')
  return new RegExp(`^${pattern}(?:[/?#]|$)`).test(address)
}

/** What WeChat refuses in the list itself: anything but HTTPS, addresses without a name, its own API. */
export function refusedEntries(stage: Stage, { request, uploadFile, downloadFile }: Domains): string[] {
  const entries = [...request, ...uploadFile, ...downloadFile]
  if (stage === 'local') return entries.filter((entry) => !/^https?:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(entry))
  return entries.filter(
    (entry) =>
      !entry.startsWith('https://') ||
      /^https:\/\/(\d+(\.\d+){3}|localhost|\[)/.test(entry) ||
      entry.startsWith('https://api.weixin.qq.com') ||
      /[^/]\/./.test(entry.slice('https://'.length)),
  )
}
