import { Badge } from '@miniapp/components/Badge'
import { Card } from '@miniapp/components/Card'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { useStreet } from '@miniapp/lib/answers/useStations'
import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { useSession } from '@miniapp/lib/session/session'
import type { Outputs } from '@shared/contract/contract'
import { sayListMonth, sayWhen } from '@shared/rules/duties/serviceList'
import { View } from '@tarojs/components'
import './index.scss'

definePageConfig({ navigationBarTitleText: '本月暖新服务', enablePullDownRefresh: true })

type List = Outputs['servicelists']['near']['items'][number]
type Item = List['items'][number]

/** What is offered this month: one's own community's lists and items first. */
export default function ServicesPage() {
  const communityId = useSession()?.me.communityId
  const street = useStreet()
  const list = usePages((at) => api.servicelists.near({ communityId, ...at, limit: undefined }), [communityId], {
    cache: 'services',
  })
  const nameOf = (id: string) => street.data?.communities.find((each) => each.communityId === id)?.name ?? ''
  return (
    <Screen>
      <PagedList list={list} empty="这个月的清单还没有发布，过几天再来看" drawing="tea" rows={6}>
        {(each) => <ListCard key={each.committeeId} list={each} own={communityId} nameOf={nameOf} />}
      </PagedList>
    </Screen>
  )
}

interface Props {
  list: List
  own: string | undefined
  nameOf: (communityId: string) => string
}

function ListCard({ list: { committeeId, name, month, items, carried }, own, nameOf }: Props) {
  // What was carried over and is still open is offered too.
  const all = [...items, ...carried].filter(({ outcome }) => outcome !== 'dropped')
  return (
    <Card id={`services-${committeeId}`} title={`${name} · ${sayListMonth(month)}`}>
      {all.map((item) => (
        <ServiceLine
          key={item.itemId}
          item={item}
          isOwn={item.communityId === own}
          community={nameOf(item.communityId)}
        />
      ))}
    </Card>
  )
}

function ServiceLine({ item, isOwn, community }: { item: Item; isOwn: boolean; community: string }) {
  const { itemId, title, target, place, text, outcome } = item
  return (
    <View id={`service-${itemId}`} className="service">
      <View className="row">
        <View className="grow service-title">{title}</View>
        {outcome === 'done' ? <Badge tone="good">已办</Badge> : null}
        {isOwn ? <Badge tone="brand">我的社区</Badge> : null}
      </View>
      <View className="second number">{sayWhen(item)}</View>
      <View className="second">{place}</View>
      <View className="small">
        {community} · {target}
      </View>
      {text ? <View className="small">{text}</View> : null}
    </View>
  )
}
