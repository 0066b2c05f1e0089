import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { now } from '@miniapp/lib/clock'
import { go, goTab } from '@miniapp/lib/navigation/go'
import { callPhone } from '@miniapp/lib/phone/call'
import { dismissed } from '@miniapp/lib/phone/feedback'
import { navigateTo } from '@miniapp/lib/places/spot'
import { ARTICLE_DOORS, type ArticleDoor } from '@shared/rules/articles/article'
import { hasEnded } from '@shared/rules/articles/standing'
import { sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import type { Article } from './useArticle'

type Shown = NonNullable<Article['box']>

const DOORS: Record<ArticleDoor, () => void> = {
  register: () => go('worker/register'),
  services: () => go('worker/services'),
  stations: () => go('worker/stations'),
  report: () => goTab('report'),
  meals: () => goTab('points'),
}

/** 跟我有关吗: for whom, what I get, until when, and one button; over, it says so and has none. */
export function Box({ box }: { box: Shown }) {
  const { forWhom, gain, until, action } = box
  const isOver = hasEnded({ until }, now())
  return (
    <Card id="article-box" title="跟我有关吗" aside={isOver ? <Badge>已结束</Badge> : null}>
      <View className="article-fact">
        <View className="second">给谁的</View>
        <View>{forWhom}</View>
      </View>
      <View className="article-fact">
        <View className="second">能得到什么</View>
        <View>{gain}</View>
      </View>
      <View className="article-fact">
        <View className="second">到什么时候</View>
        <View className="number">
          {until === undefined
            ? '长期有效'
            : isOver
              ? `${sayDay(until, now())}已经结束`
              : `${sayDay(until, now())}（含当天）`}
        </View>
      </View>
      {action && !isOver ? <Action action={action} /> : null}
    </Card>
  )
}

function Action({ action }: { action: NonNullable<Shown['action']> }) {
  if (action.kind === 'call') {
    return (
      <BigButton id="article-call" icon="phone" note={action.phone} onTap={() => callPhone(action.phone)}>
        打电话问
      </BigButton>
    )
  }
  if (action.kind === 'navigate') {
    const { place, location } = action
    const { latitude, longitude } = location
    return (
      <BigButton
        id="article-navigate"
        icon="navigate"
        note={place}
        onTap={() => {
          navigateTo({ latitude, longitude, name: place, address: place }).catch(dismissed('打不开地图，请稍后再试'))
        }}
      >
        去这里
      </BigButton>
    )
  }
  return (
    <BigButton id="article-open" onTap={DOORS[action.door]}>
      {ARTICLE_DOORS[action.door]}
    </BigButton>
  )
}
