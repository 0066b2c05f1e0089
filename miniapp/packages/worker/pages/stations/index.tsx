import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Empty } from '@miniapp/components/Empty'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { StationRow } from '@miniapp/components/StationRow'
import { Tap } from '@miniapp/components/Tap'
import { type NearStation, nearestFirst, useStations } from '@miniapp/lib/answers/useStations'
import { SOUGHT } from '@miniapp/lib/places/facilities'
import { useSpot } from '@miniapp/lib/places/useSpot'
import { FACILITIES, type Facility } from '@shared/rules/text/words'
import { ScrollView, View } from '@tarojs/components'
import { useState } from 'react'
import { LayerMap } from './LayerMap'
import './index.scss'

definePageConfig({ navigationBarTitleText: '暖新驿站', enablePullDownRefresh: true })

export default function StationsPage() {
  const stations = useStations()
  const { spot, asking, problem, ask } = useSpot()
  const [wanted, setWanted] = useState<Facility>()
  const [view, setView] = useState<'list' | 'map'>('list')

  return (
    <Screen>
      <ScrollView scrollX className="filters" enhanced showScrollbar={false}>
        {SOUGHT.map((code) => (
          <Tap
            key={code}
            id={`filter-${code}`}
            className="chip filter"
            chosen={code === wanted}
            onTap={() => setWanted(code === wanted ? undefined : code)}
          >
            <Icon name={code} size="small" />
            {FACILITIES[code]}
          </Tap>
        ))}
      </ScrollView>
      <View className="row">
        <Tap id="stations-view" className="chip" onTap={() => setView(view === 'list' ? 'map' : 'list')}>
          <Icon name={view === 'list' ? 'map' : 'list'} size="small" />
          {view === 'list' ? '看地图' : '看列表'}
        </Tap>
        <Tap id="stations-locate" className="chip" disabled={asking} onTap={ask}>
          <Icon name="pin" size="small" />
          {asking ? '正在定位…' : spot ? '更新位置' : '按距离排'}
        </Tap>
      </View>
      {problem ? <View className="warn small">{problem}</View> : null}
      <Loaded load={stations} rows={6}>
        {(all) => {
          const shown = nearestFirst(all, spot).filter(({ facilities }) => !wanted || facilities.includes(wanted))
          if (shown.length === 0)
            return (
              <Empty text={wanted ? `附近没有带${FACILITIES[wanted]}的驿站` : '这里还没有驿站'}>
                {wanted ? (
                  <BigButton id="stations-all" kind="plain" onTap={() => setWanted(undefined)}>
                    看全部驿站
                  </BigButton>
                ) : null}
              </Empty>
            )
          return view === 'map' ? <LayerMap stations={shown} /> : <AsList stations={shown} />
        }}
      </Loaded>
    </Screen>
  )
}

function AsList({ stations }: { stations: readonly NearStation[] }) {
  return (
    <Card className="entries">
      {stations.map((station) => (
        <StationRow key={station.stationId} station={station} />
      ))}
    </Card>
  )
}
