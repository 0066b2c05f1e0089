import { Card } from '@miniapp/components/Card'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { StationRow } from '@miniapp/components/StationRow'
import { Tap } from '@miniapp/components/Tap'
import { go } from '@miniapp/lib/go'
import { useSpot } from '@miniapp/lib/useSpot'
import { nearestFirst, type StationCard, useStations } from '@miniapp/lib/useStations'
import { View } from '@tarojs/components'

const SHOWN = 3

/** The nearest stations. Before sign-in they are asked for here; afterwards the home answer brings them. */
export function Nearby({ stations }: { stations?: readonly StationCard[] }) {
  return stations ? <NearbyCard stations={stations} /> : <NearbyLoaded />
}

function NearbyLoaded() {
  return <Loaded load={useStations()}>{(stations) => <NearbyCard stations={stations} />}</Loaded>
}

function NearbyCard({ stations }: { stations: readonly StationCard[] }) {
  const { spot } = useSpot()
  const all = (
    <Tap id="home-stations" className="link" onTap={() => go('worker/stations')}>
      全部 {stations.length} 个
    </Tap>
  )
  return (
    <Card className="entries entries--titled" title={spot ? '附近的驿站' : '暖新驿站'} aside={all}>
      {stations.length === 0 ? <Empty text="这里还没有驿站" /> : null}
      {nearestFirst(stations, spot)
        .slice(0, SHOWN)
        .map((station) => (
          <View key={station.stationId}>
            <StationRow station={station} />
          </View>
        ))}
    </Card>
  )
}
