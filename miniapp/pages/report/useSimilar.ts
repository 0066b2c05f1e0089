import { api } from '@miniapp/lib/api/api'
import { lineNow } from '@miniapp/lib/offline/online'
import type { Spot } from '@miniapp/lib/places/spot'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'

export type Similar = Outputs['reports']['nearby']['items'][number]

/** Nobody waits longer than this to be asked; the report then goes out, and staff merge it. Milliseconds. */
const PATIENCE_MS = 3_000

/**
 * What others reported of a kind right here. Without a network, or when the answer takes long, nothing is found: a
 * report is never held up by a question.
 */
export async function similarTo(categoryId: string, { latitude, longitude }: Spot): Promise<readonly Similar[]> {
  if (lineNow() !== 'there') return []
  const late = new Promise<readonly Similar[]>((resolve) => setTimeout(() => resolve([]), PATIENCE_MS))
  const asked = api.reports.nearby({ categoryId, latitude, longitude }).then(
    ({ items }) => items,
    () => [],
  )
  return Promise.race([asked, late])
}

/** The similar reports in front of the person, if any. */
export function useSimilar() {
  const [found, setFound] = useState<readonly Similar[]>([])
  return { found, show: setFound, hide: () => setFound([]) }
}
