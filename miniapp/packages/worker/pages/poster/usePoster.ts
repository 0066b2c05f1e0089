import { api } from '@miniapp/lib/api/api'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { goTab, replace } from '@miniapp/lib/navigation/go'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { newId } from '@miniapp/lib/phone/ids'
import type { Outputs } from '@shared/contract/contract'
import type { PosterKind } from '@shared/rules/posters/poster'
import { useEffect, useRef } from 'react'

export type Scanned = Outputs['posters']['scan']

/** Where a poster of each kind leads: in place of this page, so that back is not here again. */
export const DOORS: Record<PosterKind, (found: Scanned) => void> = {
  station: ({ ref, scene }) => replace('worker/checkin', scene === undefined ? { station: ref } : { scene }),
  shop: () => goTab('points'),
  article: ({ ref }) => replace('worker/article', { id: ref }),
  lesson: ({ ref }) => replace('worker/article', { id: ref }),
}

/** What the code opens, asked once however often it is tried; it opens by itself. */
export function usePoster() {
  const scene = useParam<'worker/poster'>('scene')
  const id = useRef(newId())
  const load = useLoad<Scanned>(() => api.posters.scan({ id: id.current, scene }), [scene])
  const found = load.data
  useEffect(() => {
    if (found) DOORS[found.kind](found)
  }, [found])
  return load
}
