import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { PagedList } from '@miniapp/components/Loaded'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { usePages } from '@miniapp/lib/load/usePages'
import { go, goBack } from '@miniapp/lib/navigation/go'
import type { Outputs } from '@shared/contract/contract'
import { sayDay } from '@shared/rules/time/day'

definePageConfig({ navigationBarTitleText: '服务清单', enablePullDownRefresh: true })

type Committee = Outputs['servicelists']['committees']['items'][number]

/** The joint committees of one's communities, and how each one's list of the month stands. */
export default function ServicesPage() {
  const list = usePages((at) => api.servicelists.committees(at), [], { cache: 'committees' })
  return (
    <Screen>
      <PagedList
        list={list}
        empty="你的社区还没有联合党委，请街道办在电脑上加上"
        drawing="tea"
        action={
          <BigButton id="services-back" kind="plain" onTap={goBack}>
            返回
          </BigButton>
        }
      >
        {(committee) => <CommitteeCard key={committee.committeeId} committee={committee} />}
      </PagedList>
    </Screen>
  )
}

function CommitteeCard({ committee }: { committee: Committee }) {
  const { committeeId, name, missed, current } = committee
  return (
    <Card className="entries">
      <Row
        id={`committee-${committeeId}`}
        icon="list"
        title={name}
        note={standing(committee)}
        aside={
          missed > 0 ? (
            <Badge tone="bad">缺 {missed} 份</Badge>
          ) : current?.publishedAt ? (
            <Badge tone="good">已发布</Badge>
          ) : null
        }
        onTap={() => go('grid/servicelist', { committee: committeeId })}
      />
    </Card>
  )
}

function standing({ dueOn, current, leads, missed }: Committee): string {
  if (dueOn === undefined) return '还没有发过清单，请在电脑上起草'
  if (missed > 0) return leads ? '该发的还没发，请在电脑上发布' : '牵头社区还没发布'
  const next = `下一份最晚 ${sayDay(dueOn, now())} 发布`
  return current?.publishedAt ? `本月已发布，${next}` : next
}
