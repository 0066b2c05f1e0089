import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { MealPicture } from '@miniapp/components/MealPicture'
import { closedBecause, isSoldOut, type Offer, sayCash } from '@miniapp/components/OfferCard'
import { PointsNumber } from '@miniapp/components/PointsNumber'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { SpotMap } from '@miniapp/components/SpotMap'
import { go } from '@miniapp/lib/navigation/go'
import { tellError } from '@miniapp/lib/phone/feedback'
import { navigateTo } from '@miniapp/lib/places/spot'
import { useSpot } from '@miniapp/lib/places/useSpot'
import { metresBetween, sayMetres } from '@shared/rules/place/geo'
import { sayWindow } from '@shared/rules/points/voucher'
import { sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'
import { TellMe } from '../../components/TellMe'
import { useOffer } from './useOffer'
import './index.scss'

definePageConfig({ navigationBarTitleText: '小哥套餐' })

export interface Params {
  id: string
}

const WEEK = '日一二三四五六'

/** 每天, or 周一、周二. */
function sayWeekdays(weekdays: readonly number[]): string {
  return weekdays.length === 7 ? '每天' : weekdays.map((day) => `周${WEEK.charAt(day)}`).join('、')
}

/** 今天全天, or 今天 11:00–14:00 with the space that digits want. */
function sayToday(offer: Offer): string {
  const window = sayWindow(offer)
  return /^\d/.test(window) ? `今天 ${window} ` : `今天${window}`
}

export default function OfferPage() {
  const { load, available, worker, signedIn, redeem, busy, asking, ask, wait, waitingBusy } = useOffer()
  const { spot } = useSpot()
  const offer = load.data
  const closed = offer ? closedBecause(offer) : undefined
  const waiting = offer && isSoldOut(offer) ? offer.waiting : undefined
  const missing = offer && available !== undefined ? Math.max(0, offer.pricePoints - available) : 0
  const note =
    closed ??
    (missing > 0 ? `积分还差 ${sayNumber(missing)} 分` : offer ? `用 ${sayNumber(offer.pricePoints)} 积分` : undefined)

  return (
    <Screen
      foot={
        waiting === 'none' ? (
          <BigButton id="offer-wait" icon="bell" note="今天换完了" busy={waitingBusy} onTap={() => wait(true)}>
            有货告诉我
          </BigButton>
        ) : waiting === 'waiting' ? (
          <BigButton id="offer-unwait" kind="plain" busy={waitingBusy} onTap={() => wait(false)}>
            不等了
          </BigButton>
        ) : worker ? (
          <BigButton
            id="offer-redeem"
            disabled={!offer || closed !== undefined || missing > 0}
            busy={busy}
            note={note}
            onTap={() => ask(true)}
          >
            兑换
          </BigButton>
        ) : (
          <BigButton
            id="offer-register"
            note={offer ? `用 ${sayNumber(offer.pricePoints)} 积分` : '打卡、随手拍都能得积分'}
            onTap={() => go(signedIn ? 'worker/register' : 'worker/signin')}
          >
            {signedIn ? '报到后就能兑换' : '登录、报到后就能兑换'}
          </BigButton>
        )
      }
    >
      <Loaded load={load}>
        {(data) => (
          <>
            <MealPicture className="offer-picture" picture={data.picture} title={data.title} />
            <Card>
              <View className="title">{data.title}</View>
              <View className="row offer-cost">
                <PointsNumber points={data.pricePoints} />
                <View className="second grow">{sayCash(data.cashFen)}</View>
                <View className={`number ${data.leftToday <= 5 ? 'warn' : ''}`}>
                  {closedBecause(data) ?? `今天剩 ${Math.max(0, data.leftToday)} 份`}
                </View>
              </View>
              <View>{data.description}</View>
            </Card>
            {waiting === undefined || waiting === 'none' ? null : <Waiting told={waiting === 'told'} />}
            <Card title="怎么用">
              <View className="facts">
                <View className="second">用餐时间</View>
                <View className="number">{sayWindow(data)}</View>
                <View className="second">供应日</View>
                <View>{sayWeekdays(data.weekdays)}</View>
                <View className="second">每人每天</View>
                <View>{data.perDay} 份</View>
                <View className="second">过期没用</View>
                <View>积分自动退回</View>
              </View>
            </Card>
            <Card title="在哪里">
              <SpotMap name={data.merchantName} layer="shop" location={data.location} />
            </Card>
            <Card className="entries">
              <Row
                id="offer-navigate"
                icon="navigate"
                title={data.merchantName}
                note={data.merchantAddress}
                aside={spot ? <View className="number">{sayMetres(metresBetween(spot, data.location))}</View> : null}
                onTap={() => {
                  navigateTo({ ...data.location, name: data.merchantName, address: data.merchantAddress }).catch(
                    tellError,
                  )
                }}
              />
            </Card>
            {worker ? null : (
              <Card className="entries">
                <Row
                  id="offer-rules"
                  icon="star"
                  title="怎么得积分"
                  note="报到、打卡、随手拍都有"
                  onTap={() => go('worker/rules')}
                />
              </Card>
            )}
            <ConfirmSheet
              id="offer-ask"
              open={asking}
              title={`用 ${sayNumber(data.pricePoints)} 积分兑换？`}
              yes="确认兑换"
              busy={busy}
              onYes={() => redeem(data)}
              onNo={() => ask(false)}
            >
              {`${data.title}，${data.merchantName}。${sayToday(data)}可用，${sayCash(data.cashFen)}。不想用了可以随时退。`}
            </ConfirmSheet>
          </>
        )}
      </Loaded>
    </Screen>
  )
}

/** Where they stand who asked to be told; it ends with the day. */
function Waiting({ told }: { told: boolean }) {
  return (
    <>
      <View id="offer-waiting" className="card row offer-waiting">
        <View className={`mark mark--${told ? 'plain' : 'good'}`}>
          <Icon name={told ? 'check' : 'clock'} />
        </View>
        <View className="grow">
          <View className="lead">{told ? '今天已经告诉过你一次' : '在等，有货就告诉你'}</View>
          <View className="second">
            {told ? '这次又换完了。明天还有，早点来。' : '有人退回或商家加了份数，按先后告诉你一次，今天有效。'}
          </View>
        </View>
      </View>
      {told ? null : <TellMe id="offer-tell" template="voucher" title="微信也告诉我" />}
    </>
  )
}
