import { Icon } from '@miniapp/components/Icon'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { METRIC_KEYS, METRICS, type Metric } from '@shared/rules/office/metrics'
import { sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'
import type { CommunityCounts } from './useToday'

interface TableProps {
  communities: readonly CommunityCounts[]
  metric: Metric
  onDrill: (communityId: string) => void
}

/** One metric by community: today and since the beginning, the largest total first; a tap shows all metrics of one. */
export function CommunityTable({ communities, metric, onDrill }: TableProps) {
  const rows = [...communities].sort((a, b) => b.total[metric] - a.total[metric])
  return (
    <View className="table">
      <View className="table-row table-head">
        <View className="table-name">社区</View>
        <View className="table-cell">今天</View>
        <View className="table-cell">累计</View>
        <View className="table-arrow" />
      </View>
      {rows.map(({ communityId, name, today, total }) => (
        <Tap
          key={communityId}
          id={`community-${communityId}`}
          className="table-row"
          label={`${name}，今天 ${today[metric]}，累计 ${total[metric]}`}
          onTap={() => onDrill(communityId)}
        >
          <View className="table-name">{name}</View>
          <View className="table-cell table-strong number">{sayNumber(today[metric])}</View>
          <View className="table-cell number">{sayNumber(total[metric])}</View>
          <Icon name="chevron" size="small" className="table-arrow" />
        </Tap>
      ))}
    </View>
  )
}

/** Every metric of one community. */
export function CommunitySheet({
  community,
  onClose,
}: {
  community: CommunityCounts | undefined
  onClose: () => void
}) {
  return (
    <Sheet id="community-sheet" open={community !== undefined} title={community?.name ?? ''} onClose={onClose}>
      <View className="table">
        <View className="table-row table-head">
          <View className="table-name">项目</View>
          <View className="table-cell">今天</View>
          <View className="table-cell">累计</View>
        </View>
        {METRIC_KEYS.map((metric) => (
          <View key={metric} className="table-row">
            <View className="table-name">{METRICS[metric]}</View>
            <View className="table-cell table-strong number">{sayNumber(community?.today[metric] ?? 0)}</View>
            <View className="table-cell number">{sayNumber(community?.total[metric] ?? 0)}</View>
          </View>
        ))}
      </View>
    </Sheet>
  )
}
