import { BigButton } from '@miniapp/components/BigButton'
import { Empty } from '@miniapp/components/Empty'
import { Icon } from '@miniapp/components/Icon'
import { Loaded, PagedList } from '@miniapp/components/Loaded'
import { PlaceMap } from '@miniapp/components/PlaceMap'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { Tap } from '@miniapp/components/Tap'
import { goTab, pageUrl } from '@miniapp/lib/navigation/go'
import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { PublicRow } from '../../components/PublicRow'
import { FixedCard } from './FixedCard'
import { clusterOn, usePublic, VIEWS } from './usePublic'
import './index.scss'

definePageConfig({
  navigationBarTitleText: '大家报的',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})

const EMPTY = {
  all: '还没有公开的上报',
  open: '没有正在处理的，都办完了',
  fixed: '还没有修好的，修好后这里能看到前后对比',
} as const

export default function PublicPage() {
  const shown = usePublic()
  const { view, setView, list } = shown
  useShareAppMessage(() => ({ title: '我们街道正在修的和修好的', path: pageUrl('worker/public') }))
  return (
    <Screen>
      <Segments id="public-view" choices={VIEWS} chosen={view} onChoose={setView} />
      {view === 'map' ? (
        <OnMap shown={shown} />
      ) : (
        <PagedList
          list={list}
          empty={EMPTY[view]}
          action={
            <BigButton id="public-first" kind="plain" icon="camera" onTap={() => goTab('report')}>
              我来拍一张
            </BigButton>
          }
        >
          {(report) =>
            view === 'fixed' ? (
              <FixedCard key={report.reportId} report={report} />
            ) : (
              <PublicRow key={report.reportId} report={report} />
            )
          }
        </PagedList>
      )}
    </Screen>
  )
}

/** Clusters; a tap opens one, and at last lists what is in it. */
function OnMap({ shown }: { shown: ReturnType<typeof usePublic> }) {
  const { map, cell, inCell, open, wholeStreet, isWhole } = shown
  return (
    <>
      <Loaded load={map} rows={5}>
        {({ clusters }) =>
          clusters.length === 0 ? (
            <Empty text="这一片还没有公开的上报" />
          ) : (
            <PlaceMap
              label="地图：大家报的"
              places={clusters.map(clusterOn)}
              chosen={cell}
              onChoose={({ id }) => {
                const cluster = clusters.find((each) => each.cell === id)
                if (cluster) open(cluster)
              }}
            />
          )
        }
      </Loaded>
      {isWhole ? (
        <View className="second">圆里的数字是这一片有几件，点开看细一点。</View>
      ) : (
        <Tap id="public-whole" className="chip" onTap={wholeStreet}>
          <Icon name="map" size="small" />
          看整个街道
        </Tap>
      )}
      {cell ? (
        <PagedList list={inCell} empty="这里的上报已经不公开了">
          {(report) => <PublicRow key={report.reportId} report={report} />}
        </PagedList>
      ) : null}
    </>
  )
}
