import { problem } from '../problem'

/** The session of a PC desk. A host's own, over TLS alone, never read by a page's code. */
export const DESK_COOKIE = '__Host-nuanxin-desk'

/** Cookies of a request, and those its answer sets. */
export interface Cookies {
  get: (name: string) => string | undefined
  /** @throws FORBIDDEN when the request did not come from a page of our own */
  set: (name: string, value: string, seconds: number) => void
  drop: (name: string) => void
}

/** What our own pages say of themselves: a page of another origin cannot add it without being asked first, and is never let. */
export const OWN_PAGE = 'x-nuanxin-desk'

/**
 * A cookie goes with every request of a browser, whoever's page caused it: it counts only where the request is our own
 * page's. @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
function isOwnPage(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  return headers.get(OWN_PAGE) === '1' && (site === null || site === 'same-origin')
}

/** Cookies of a request; `set` collects what its answer sends. */
export function cookiesOf(headers: Headers): Cookies & { sent: string[] } {
  const own = isOwnPage(headers)
  const given = new Map<string, string>()
  for (const pair of own ? (headers.get('cookie') ?? '').split(';') : []) {
    const [name = '', ...value] = pair.trim().split('=')
    // The first of a name is the most specific one.
    if (!given.has(name)) given.set(name, value.join('='))
  }
  const sent: string[] = []
  const write = (name: string, value: string, seconds: number) => {
    if (!own) throw problem('FORBIDDEN')
    sent.push(`${name}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Strict`)
  }
  return {
    sent,
    get: (name) => given.get(name),
    set: write,
    drop: (name) => write(name, '', 0),
  }
}
