import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { CodeInput } from '@miniapp/components/CodeInput'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { isOpen, nearestFirst, type Overview } from '@miniapp/lib/answers/useStations'
import { go } from '@miniapp/lib/navigation/go'
import { openLocationSetting } from '@miniapp/lib/places/spot'
import { useSpot } from '@miniapp/lib/places/useSpot'
import { sayMetres } from '@shared/rules/place/geo'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Done } from './Done'
import { useCheckin } from './useCheckin'
import './index.scss'

definePageConfig({ navigationBarTitleText: '打卡' })

export interface Params {
  /** Whose page led here. */
  station?: string | undefined
  /** What stands in a station's posted code. */
  scene?: string
}

type Places = Pick<Overview, 'stations'>

export default function CheckinPage() {
  const { spot } = useSpot()
  const checkin = useCheckin()
  const [choosing, setChoosing] = useState(false)

  if (checkin.receipt) return <Done receipt={checkin.receipt} />

  return (
    <Screen
      foot={
        checkin.member === 'confirmed' ? (
          <BigButton id="checkin-scan" icon="scan" busy={checkin.busy === 'posted'} onTap={checkin.byScan}>
            扫驿站里的打卡码
          </BigButton>
        ) : (
          <BigButton
            id="checkin-register"
            onTap={() => go(checkin.member === 'out' ? 'worker/signin' : 'worker/register')}
          >
            {checkin.member === 'out' ? '先登录' : '先报到'}
          </BigButton>
        )
      }
    >
      {checkin.problem ? (
        <View id="checkin-problem" className="state checkin-problem" aria-live="assertive">
          <Icon name="warn" size="huge" />
          <View className="lead">{checkin.problem.message}</View>
          {checkin.problem.code === 'LOCATION_REFUSED' ? (
            <BigButton id="checkin-settings" kind="plain" onTap={() => openLocationSetting()}>
              去允许定位
            </BigButton>
          ) : null}
          {checkin.problem.code === 'TOO_FAR' && checkin.posted ? (
            <BigButton id="checkin-again" kind="plain" busy={checkin.busy === 'posted'} onTap={checkin.again}>
              走近了，再试一次
            </BigButton>
          ) : null}
        </View>
      ) : null}
      <Loaded<Places> load={checkin.places} rows={2}>
        {({ stations }) => {
          const near = nearestFirst(stations, spot)
          const station =
            near.find(({ stationId }) => stationId === checkin.stationId) ??
            (spot ? (near.find(isOpen) ?? near[0]) : undefined)
          return (
            <>
              <Card title="在哪个驿站">
                <Tap id="checkin-station" className="row checkin-station" onTap={() => setChoosing(true)}>
                  <View className="grow lead">{station?.name ?? '请选择驿站'}</View>
                  {station?.metres === undefined ? null : <View className="number">{sayMetres(station.metres)}</View>}
                  <Icon name="chevron" size="small" />
                </Tap>
              </Card>
              <Card title="屏幕上的 6 位数字">
                <CodeInput
                  id="checkin-code"
                  value={checkin.code}
                  length={6}
                  group={3}
                  label="屏幕上的 6 位数字"
                  onChange={checkin.type}
                />
                <View className="second checkin-hint">看驿站里的屏幕，每 30 秒换一组，不用定位。</View>
                <BigButton
                  id="checkin-submit"
                  kind="good"
                  busy={checkin.busy === 'rotating'}
                  disabled={checkin.member !== 'confirmed' || checkin.code.length !== 6 || !station}
                  onTap={() => {
                    if (station) checkin.byCode(station.stationId)
                  }}
                >
                  用数字打卡
                </BigButton>
              </Card>
              <Sheet id="checkin-stations" open={choosing} title="选择驿站" onClose={() => setChoosing(false)}>
                {near.map((each) => (
                  <Tap
                    key={each.stationId}
                    id={`pick-${each.stationId}`}
                    className="row pick"
                    chosen={each.stationId === station?.stationId}
                    onTap={() => {
                      checkin.choose(each.stationId)
                      setChoosing(false)
                    }}
                  >
                    <View className="grow">{each.name}</View>
                    {each.metres === undefined ? null : <View className="number second">{sayMetres(each.metres)}</View>}
                  </Tap>
                ))}
              </Sheet>
            </>
          )
        }}
      </Loaded>
    </Screen>
  )
}
