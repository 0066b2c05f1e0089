import { setTimeout as pause } from 'node:timers/promises'

const METRICS = ['confirmed', 'checkins', 'reports', 'resolved', 'closed', 'vouchers', 'redeemed'] as const
/** The street's numbers come through the table's stream, behind everything the demo data put into it. Milliseconds. */
const WITHIN_MS = 60_000
const LOOK_EVERY_MS = 500

/** Which of a story's numbers the street office does not see; looked at until there is none or it has taken too long. */
export async function uncounted(look: () => Promise<{ today: Record<string, number> }>): Promise<string[]> {
  const end = Date.now() + WITHIN_MS
  for (;;) {
    const { today } = await look()
    const missing = METRICS.filter((metric) => (today[metric] ?? 0) === 0)
    if (missing.length === 0 || Date.now() > end) return missing
    await pause(LOOK_EVERY_MS)
  }
}
