import { AtDesk } from '@miniapp/components/AtDesk'
import { Card } from '@miniapp/components/Card'
import { Loaded } from '@miniapp/components/Loaded'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { go } from '@miniapp/lib/navigation/go'
import type { Outputs } from '@shared/contract/contract'
import { sayDays, sayLimits } from '@shared/rules/text/ruleWords'
import { View } from '@tarojs/components'

definePageConfig({ navigationBarTitleText: '积分规则', enablePullDownRefresh: true })

type Line = Outputs['points']['ruleBoard']['items'][number]

const useBoard = () => useLoad(() => api.points.ruleBoard({}), [])

export default function RuleBoardPage() {
  return (
    <Screen>
      <Loaded load={useBoard()} rows={5}>
        {({ items }) => (
          <Card className="entries">
            {items.map((line) => (
              <Row
                key={line.reason}
                id={`rule-${line.reason}`}
                icon="star"
                title={line.label}
                note={noteOf(line)}
                aside={<View className="number good">{line.current ? `${line.current.amount} 分` : '没有'}</View>}
                onTap={() => go('admin/rule', { reason: line.reason })}
              />
            ))}
          </Card>
        )}
      </Loaded>
      <AtDesk />
    </Screen>
  )
}

/** The limits of what holds, and what comes next. */
function noteOf({ current, coming }: Line): string {
  const next = coming ? `${sayDays(coming, now())}改为 ${coming.amount} 分` : ''
  return [current ? sayLimits(current, now()) : '', next].filter(Boolean).join(' · ') || '一直有效，不封顶'
}
