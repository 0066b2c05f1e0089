import type { Pin } from '@console/parts/map/StreetMap'
import { StreetMap } from '@console/parts/map/StreetMap'
import { Failed } from '@console/parts/States'
import { useStreet } from '@console/parts/street'
import { useNow } from '@console/parts/useNow'
import { Button } from 'antd'
import { useEffect } from 'react'
import type { ReportsOfTeam } from '../useReports'
import { pinOf } from './pin'

/** So many come by themselves; more are asked for by who wants them. */
const BY_ITSELF = 300

/** The list on the left as a map: the same reports, and the one that is open is the one that is marked. */
export function ReportMap({ reports }: { reports: ReportsOfTeam }) {
  const { shown, items, about, reportId, open } = reports
  const { hasNextPage, isFetching, isFetchingNextPage, error, fetchNextPage } = shown
  const nowMs = useNow()
  const street = useStreet()
  const goesOn = hasNextPage && !isFetching && !error && items.length < BY_ITSELF
  useEffect(() => {
    if (goesOn) void fetchNextPage()
  }, [goesOn, fetchNextPage])
  const pins: Pin[] = items.map((report) => pinOf(report, nowMs))
  // Nothing to show and nowhere to be: the map begins where the street is.
  const around = street.data?.center
  if (!around) return street.error ? <Failed error={street.error} onRetry={street.refetch} /> : null
  return (
    <StreetMap
      label="工单地图，和左边的列表是同样的工单"
      around={around}
      pins={pins}
      chosen={reportId}
      onChoose={open}
      about={about}
    >
      <p className="map-said small" role="status">
        {error ? '没有全部取到' : isFetching && items.length === 0 ? '正在取' : `地图上 ${items.length} 件`}
        {hasNextPage && !goesOn ? (
          <Button size="small" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            再放一些
          </Button>
        ) : null}
      </p>
    </StreetMap>
  )
}
