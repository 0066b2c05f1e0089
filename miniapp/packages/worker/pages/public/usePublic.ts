import { streetId } from '@miniapp/lib/answers/useStations'
import { api } from '@miniapp/lib/api/api'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { usePages } from '@miniapp/lib/load/usePages'
import type { MapPlace } from '@miniapp/lib/places/mapPlace'
import type { Outputs } from '@shared/contract/contract'
import type { Point } from '@shared/rules/place/geo'
import { useState } from 'react'

/** What one looks at: three lists, or the map. */
export const VIEWS = { all: '全部', open: '处理中', fixed: '已解决', map: '地图' } as const
export type PublicView = keyof typeof VIEWS

/** The whole street; the server cuts it to its bounds. */
const WHOLE = { level: 1, south: -90, north: 90, west: -180, east: 180 } as const
/** How far around a cluster is looked at on the next level, by level. Degrees. */
const HALF = [0.05, 0.05, 0.02, 0.01] as const
const FINEST = 3

type Cluster = Outputs['publicReports']['map']['clusters'][number]

/** Reports of a cell as one mark on the map. */
export const clusterOn = ({ cell, count, open, location }: Cluster): MapPlace => ({
  id: cell,
  layer: 'report',
  name: `${count} 件，其中 ${open} 件在处理`,
  location,
  count,
  done: open === 0,
})

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** Public reports as a list, a gallery of what was fixed, or clusters on the map that open into smaller ones. */
export function usePublic() {
  const [view, setView] = useState<PublicView>('all')
  const [looked, look] = useState<{ level: number; south: number; north: number; west: number; east: number }>(WHOLE)
  const [cell, chooseCell] = useState<string>()
  const street = streetId()
  const tab = view === 'map' ? 'all' : view
  const list = usePages((at) => api.publicReports.list({ streetId: street, tab, ...at }), [street, tab], {
    cache: `public:${tab}`,
    everyones: true,
    when: view !== 'map',
  })
  const map = useLoad(() => api.publicReports.map({ streetId: street, ...looked }), [street, looked], {
    when: view === 'map',
  })
  const inCell = usePages(
    (at) => api.publicReports.cell({ streetId: street, cell: cell ?? '', ...at }),
    [street, cell],
    { when: view === 'map' && cell !== undefined },
  )

  /** Opens a cluster: into smaller ones, or at the finest level into its reports. */
  function open(cluster: { cell: string; location: Point }): void {
    if (looked.level === FINEST) {
      chooseCell(cluster.cell)
      return
    }
    const level = looked.level + 1
    const half = HALF[level] ?? HALF[FINEST]
    const { latitude, longitude } = cluster.location
    look({
      level,
      south: round(latitude - half),
      north: round(latitude + half),
      west: round(longitude - half),
      east: round(longitude + half),
    })
  }

  function wholeStreet(): void {
    chooseCell(undefined)
    look(WHOLE)
  }

  return { view, setView, list, map, cell, inCell, open, wholeStreet, isWhole: looked === WHOLE }
}
