import { Card } from '@miniapp/components/Card'
import { Empty } from '@miniapp/components/Empty'
import { Icon } from '@miniapp/components/Icon'
import { StationRow } from '@miniapp/components/StationRow'
import { Tap } from '@miniapp/components/Tap'
import { nearestFirst, type StationCard } from '@miniapp/lib/answers/useStations'
import { go } from '@miniapp/lib/navigation/go'
import { useSpot } from '@miniapp/lib/places/useSpot'

const SHOWN = 3

/** The nearest stations. */
export function Nearby({ stations }: { stations: readonly StationCard[] }) {
  const { spot } = useSpot()
  const all = (
    <Tap id="home-stations" className="link" onTap={() => go('worker/stations')}>
      全部 {stations.length} 个
      <Icon name="chevron" size="small" />
    </Tap>
  )
  return (
    <Card
      className="entries entries--titled"
      title={spot ? '附近的驿站' : '暖新驿站'}
      aside={stations.length > 0 ? all : null}
    >
      {stations.length === 0 ? <Empty text="这里还没有驿站" /> : null}
      {nearestFirst(stations, spot)
        .slice(0, SHOWN)
        .map((station) => (
          <StationRow key={station.stationId} station={station} />
        ))}
    </Card>
  )
}
