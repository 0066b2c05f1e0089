import { api } from '../api/api'
import { quietFor } from '../api/transport'
import { copyOf, keepCopy, streetOwner } from '../offline/copies'
import { session } from '../session/session'
import { askCategories, CATEGORIES } from './categories'
import { streetId } from './useStations'
import { VOUCHERS } from './useVouchers'

/** After the first screen has what it needs. Milliseconds. */
const AFTER_MS = 3_000
/** And while nobody waits for anything else: so long nothing was asked. Milliseconds. */
const QUIET_MS = 1_000

let begun = false

/**
 * Fetches what a worker needs without a network but may never have opened with one: what can be reported, and vouchers
 * redeemed on another phone. Once a start of the app, and only what is missing.
 */
export function layInProvisions(): void {
  if (begun) return
  begun = true
  setTimeout(() => {
    provide().catch(() => {
      begun = false // the next answer of the home screen tries again
    })
  }, AFTER_MS)
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Resolves when no screen is waiting for an answer. */
async function atLeisure(): Promise<void> {
  for (let quiet = quietFor(); quiet < QUIET_MS; quiet = quietFor()) await pause(Math.max(100, QUIET_MS - quiet))
}

async function provide(): Promise<void> {
  await atLeisure()
  const me = session()?.me
  if (me?.status !== 'confirmed') return
  const street = streetOwner(streetId())
  if (!copyOf(street, CATEGORIES)) keepCopy(street, CATEGORIES, await askCategories())
  await atLeisure()
  if (copyOf(me.memberId, VOUCHERS)) return
  const vouchers = await api.meals.vouchers({})
  // Somebody else may have signed in meanwhile.
  if (session()?.me.memberId === me.memberId) keepCopy(me.memberId, VOUCHERS, vouchers)
}
