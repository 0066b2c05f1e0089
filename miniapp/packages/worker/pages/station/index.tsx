import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { PhotoGrid } from '@miniapp/components/PhotoGrid'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { SpotMap } from '@miniapp/components/SpotMap'
import { StationPicture } from '@miniapp/components/StationPicture'
import { isOpen, type StationCard, stationInList, streetId } from '@miniapp/lib/answers/useStations'
import { api } from '@miniapp/lib/api/api'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { go } from '@miniapp/lib/navigation/go'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { callPhone } from '@miniapp/lib/phone/call'
import { tellError } from '@miniapp/lib/phone/feedback'
import { navigateTo } from '@miniapp/lib/places/spot'
import { useSpot } from '@miniapp/lib/places/useSpot'
import { useSession } from '@miniapp/lib/session/session'
import type { Outputs } from '@shared/contract/contract'
import { metresBetween, sayMetres } from '@shared/rules/place/geo'
import { FACILITIES } from '@shared/rules/text/words'
import { sayHours } from '@shared/rules/time/hours'
import { View } from '@tarojs/components'
import './index.scss'

definePageConfig({ navigationBarTitleText: '驿站', enablePullDownRefresh: true })

export interface Params {
  id: string
}

type Station = StationCard & Partial<Outputs['stations']['get']>

/** One station; without a network perhaps only what the list knew of it. */
function useStation(stationId: string) {
  return useLoad<Station>(() => api.stations.get({ streetId: streetId(), stationId }), [stationId], {
    cache: `station:${stationId}`,
    everyones: true,
    orElse: () => stationInList(stationId),
  })
}

export default function StationPage() {
  const stationId = useParam<'worker/station'>('id')
  const station = useStation(stationId)
  const phone = station.data?.phone
  const confirmed = useSession()?.me.status === 'confirmed'
  const { spot } = useSpot()

  return (
    <Screen
      foot={
        confirmed ? (
          <BigButton
            id="station-checkin"
            icon="pin"
            disabled={station.data?.active === false}
            note={station.data?.checkinPoints ? `打卡得 ${station.data.checkinPoints} 分` : undefined}
            onTap={() => go('worker/checkin', { station: stationId })}
          >
            在这里打卡
          </BigButton>
        ) : undefined
      }
    >
      <Loaded load={station}>
        {(data) => (
          <>
            <Card>
              <StationPicture station={data} from="afar" />
              <View className="station-top">
                <View className="title grow">{data.name}</View>
                {spot ? <View className="title number">{sayMetres(metresBetween(spot, data.location))}</View> : null}
              </View>
              <View className="row station-facts">
                <Badge tone={isOpen(data) ? 'good' : 'warn'}>
                  {data.active ? (isOpen(data) ? '营业中' : '已关门') : '暂停服务'}
                </Badge>
                <View>{sayHours(data)}</View>
              </View>
              {data.visitsToday === undefined ? null : (
                <View className="second">今天已有 {data.visitsToday} 人次来过</View>
              )}
            </Card>
            {data.photos?.length ? (
              <Card title="看看这里">
                <PhotoGrid photos={data.photos.map(({ name, ...links }) => ({ photoId: name, ...links }))} />
              </Card>
            ) : null}
            <Card>
              <SpotMap name={data.name} layer="station" location={data.location} />
            </Card>
            <Card className="entries">
              <Row
                id="station-navigate"
                icon="navigate"
                title="导航过去"
                note={data.address}
                onTap={() => {
                  navigateTo({ ...data.location, name: data.name, address: data.address }).catch(tellError)
                }}
              />
              {phone ? (
                <Row id="station-call" icon="phone" title="打电话" note={phone} onTap={() => callPhone(phone)} />
              ) : null}
            </Card>
            <Card title="这里有">
              <View className="facilities">
                {data.facilities.map((code) => (
                  <View key={code} className="facility">
                    <View className="mark">
                      <Icon name={code} />
                    </View>
                    <View className="facility-name">{FACILITIES[code]}</View>
                  </View>
                ))}
              </View>
            </Card>
          </>
        )}
      </Loaded>
    </Screen>
  )
}
