import { askCategories, CATEGORIES } from './categories'
import { copyOf, keepCopy, streetOwner } from './copies'
import { session } from './session'
import { streetId } from './useStations'
import { askVouchers, VOUCHERS } from './useVouchers'

/** After the first screen has what it needs. Milliseconds. */
const AFTER_MS = 3_000

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

async function provide(): Promise<void> {
  const me = session()?.me
  if (me?.status !== 'confirmed') return
  const street = streetOwner(streetId())
  if (!copyOf(street, CATEGORIES)) keepCopy(street, CATEGORIES, await askCategories())
  if (copyOf(me.memberId, VOUCHERS)) return
  const vouchers = await askVouchers()
  // Somebody else may have signed in meanwhile.
  if (session()?.me.memberId === me.memberId) keepCopy(me.memberId, VOUCHERS, vouchers)
}
