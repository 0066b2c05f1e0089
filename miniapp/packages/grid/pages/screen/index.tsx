import { BigButton } from '@miniapp/components/BigButton'
import { Empty } from '@miniapp/components/Empty'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PosterSheet } from './PosterSheet'
import { ScreenBoard } from './ScreenBoard'
import { usePoster } from './usePoster'
import { useScreen } from './useScreen'
import '../../grid.scss'
import './index.scss'

definePageConfig({ navigationBarTitleText: '驿站大屏', pageOrientation: 'auto' })

export default function StationScreenPage() {
  const { stations, mine, station, choose, load, current } = useScreen()
  const poster = usePoster(station?.stationId)
  const [choosing, setChoosing] = useState(false)
  const foot = station ? (
    <View className="button-pair">
      <BigButton id="screen-choose" kind="plain" icon="screen" onTap={() => setChoosing(true)}>
        换驿站
      </BigButton>
      <BigButton id="screen-poster" kind="plain" icon="scan" busy={poster.busy} onTap={poster.show}>
        张贴码
      </BigButton>
    </View>
  ) : null

  return (
    <Screen className="screen--board" foot={foot}>
      <Loaded load={stations}>
        {() =>
          station ? (
            <Loaded load={load} rows={1}>
              {({ name }) => <ScreenBoard name={name} current={current} />}
            </Loaded>
          ) : (
            <Empty text="你负责的社区还没有驿站" />
          )
        }
      </Loaded>
      <Sheet id="stations" open={choosing} title="选择驿站" onClose={() => setChoosing(false)}>
        {mine.map(({ stationId, name, address }) => (
          <Tap
            key={stationId}
            id={`screen-station-${stationId}`}
            className="choice-row"
            chosen={stationId === station?.stationId}
            onTap={() => {
              choose(stationId)
              setChoosing(false)
            }}
          >
            <View className="grow">
              <View>{name}</View>
              <View className="small">{address}</View>
            </View>
            {stationId === station?.stationId ? <Icon name="check" /> : null}
          </Tap>
        ))}
      </Sheet>
      <PosterSheet {...poster} />
    </Screen>
  )
}
