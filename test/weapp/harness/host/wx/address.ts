import type { Phone } from '../phone'
import { refuse } from './refusal'

interface Address {
  scheme: string
  host: string
  /** As written; empty when the address names none. */
  port: string
}

function partsOf(url: string): Address | undefined {
  const match = /^(https?):\/\/([^/:?#\s]+)(?::(\d+|\*))?(?:[/?#]|$)/i.exec(url)
  return match
    ? { scheme: (match[1] ?? '').toLowerCase(), host: (match[2] ?? '').toLowerCase(), port: match[3] ?? '' }
    : undefined
}

/** Each label alike, `*` standing for any one. */
function sameHost(host: string, pattern: string): boolean {
  const labels = host.split('.')
  const wanted = pattern.split('.')
  return labels.length === wanted.length && wanted.every((label, index) => label === '*' || label === labels[index])
}

/**
 * Is that address in a list of domains? As at WeChat, a domain entered without a port allows none to be written, not
 * even the usual one; https only, unless the entry itself says http.
 */
export function isListed(url: string, domains: readonly string[]): boolean {
  const address = partsOf(url)
  if (!address) return false
  return domains.some((domain) => {
    const wanted = partsOf(/^https?:\/\//i.test(domain) ? domain : `https://${domain}`)
    if (!wanted || address.scheme !== wanted.scheme || !sameHost(address.host, wanted.host)) return false
    return wanted.port === '*' || address.port === wanted.port
  })
}

/** Refuses an address that is none, or whose host is not in the list; both are faults of the app. */
export function checkAddress(phone: Phone, name: string, url: string, domains: readonly string[]): void {
  if (!partsOf(url)) {
    phone.fault(`${name}: "${url}" is not an absolute address`)
    throw refuse(`invalid url "${url}"`, { errno: 600009 })
  }
  if (isListed(url, domains)) return
  phone.fault(`${name}: ${url.split('?')[0]} is not in the list of domains`)
  throw refuse('url not in domain list', { errno: 600002 })
}
