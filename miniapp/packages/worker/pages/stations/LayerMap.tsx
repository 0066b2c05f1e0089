import { Card } from '@miniapp/components/Card'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { sayCash } from '@miniapp/components/OfferCard'
import { PlaceMap } from '@miniapp/components/PlaceMap'
import { Row } from '@miniapp/components/Row'
import { Segments } from '@miniapp/components/Segments'
import { StationRow } from '@miniapp/components/StationRow'
import type { NearStation } from '@miniapp/lib/answers/useStations'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { tellError } from '@miniapp/lib/phone/feedback'
import { LAYERS, type Layer } from '@miniapp/lib/places/mapPlace'
import { navigateTo } from '@miniapp/lib/places/spot'
import { useSpot } from '@miniapp/lib/places/useSpot'
import { sayWhen } from '@shared/rules/activities/saying'
import { useState } from 'react'
import { type OnMap, useLayer } from './useLayer'

const EMPTY: Readonly<Record<Layer, string>> = {
  station: '这里还没有驿站',
  shop: '商家正在准备套餐，过几天再来看看',
  activity: '最近没有活动，过几天再来看看',
  parking: '还没有小哥停车位',
  report: '这一片没有公开的上报',
}
/** Meals named below the map; the shop's others are on the points tab. */
const MEALS = 3

/** One layer at a time on the map, and what the chosen pin stands for below it. */
export function LayerMap({ stations }: { stations: readonly NearStation[] }) {
  const { spot, ask } = useSpot()
  const [layer, setLayer] = useState<Layer>('station')
  const [wanted, choose] = useState<string>()
  const { places, asked } = useLayer(layer, stations)
  const chosen = places.find(({ id }) => id === wanted) ?? (layer === 'report' ? undefined : places[0])
  const shown = (
    <>
      {places.length === 0 ? (
        <Empty text={EMPTY[layer]} />
      ) : (
        <PlaceMap
          label={`地图：${LAYERS[layer]}`}
          places={places}
          here={spot}
          chosen={chosen?.id}
          onChoose={({ id }) => choose(id)}
          onLocate={ask}
        />
      )}
      {chosen ? <Chosen place={chosen} /> : null}
    </>
  )
  return (
    <>
      <Segments id="map-layer" choices={LAYERS} chosen={layer} onChoose={setLayer} />
      {asked && asked.data === undefined ? (
        <Loaded<unknown> load={asked} rows={6}>
          {() => null}
        </Loaded>
      ) : (
        shown
      )}
    </>
  )
}

function Chosen({ place: { location, found } }: { place: OnMap }) {
  if (found.layer === 'station' || (found.layer === 'parking' && found.station)) {
    return found.station ? (
      <Card className="entries">
        <StationRow station={found.station} />
      </Card>
    ) : null
  }
  if (found.layer === 'report') {
    const { count, open } = found.cluster
    return (
      <Card className="entries">
        <Row
          id="map-reports"
          icon="warn"
          tone={open > 0 ? 'warn' : 'good'}
          title={open > 0 ? `这一片 ${open} 件在处理` : '这一片都办完了'}
          note={`大家一共报了 ${count} 件，点开看`}
          onTap={() => go('worker/public')}
        />
      </Card>
    )
  }
  if (found.layer === 'activity') {
    const { activityId, title, starts, ends } = found.activity
    return (
      <Card className="entries">
        <Row
          id="map-activity"
          icon="calendar"
          title={title}
          note={`${sayWhen(starts, ends, now())}，${found.activity.place.name}`}
          onTap={() => go('worker/activity', { id: activityId })}
        />
      </Card>
    )
  }
  const { name, address } = found
  const meals = found.layer === 'shop' ? found.meals.slice(0, MEALS) : []
  return (
    <Card className="entries">
      <Row
        id="map-go"
        icon="navigate"
        title={name}
        note={found.layer === 'parking' ? `${address}，门前有小哥停车位` : address}
        onTap={() => {
          navigateTo({ ...location, name, address }).catch(tellError)
        }}
      />
      {meals.map(({ offerId, title, pricePoints, cashFen }) => (
        <Row
          key={offerId}
          id={`map-meal-${offerId}`}
          icon="ticket"
          tone="good"
          title={title}
          note={`${pricePoints} 积分，${sayCash(cashFen)}`}
          onTap={() => go('worker/offer', { id: offerId })}
        />
      ))}
    </Card>
  )
}
