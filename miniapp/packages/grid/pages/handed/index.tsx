import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { usePages } from '@miniapp/lib/load/usePages'
import { go, goBack } from '@miniapp/lib/navigation/go'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import '../../grid.scss'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '已转出', enablePullDownRefresh: true })

export interface Params {
  team: string
}

export default function HandedPage() {
  const teamId = useParam<'grid/handed'>('team')
  const list = usePages((at) => api.reports.handedOver({ teamId, ...at }), [teamId], {
    when: teamId !== '',
    cache: `handed:${teamId}`,
  })
  return (
    <Screen>
      <PagedList
        list={list}
        empty="没有转给别人的工单"
        drawing="tea"
        action={
          <BigButton id="handed-back" kind="plain" onTap={goBack}>
            回到工单
          </BigButton>
        }
      >
        {({ reportId, at, categoryName, address, toName, byLabel, note }) => (
          <Tap
            key={`${reportId}${at}`}
            id={`handed-${reportId}`}
            className="card"
            onTap={() => go('grid/handle', { id: reportId })}
          >
            <View className="queue-category">
              {categoryName} → {toName}
            </View>
            <View className="second">{address || '位置在地图上'}</View>
            {note ? <View>{note}</View> : null}
            <View className="small">
              {sayMoment(at, now())} · {byLabel}
            </View>
          </Tap>
        )}
      </PagedList>
    </Screen>
  )
}
