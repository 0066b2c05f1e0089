import { Card } from '@miniapp/components/Card'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { Workspaces } from '@miniapp/components/Workspaces'
import { type Home, homeAt, useHome } from '@miniapp/lib/answers/useHome'
import { useOverview } from '@miniapp/lib/answers/useStations'
import { now } from '@miniapp/lib/clock'
import { go, goTab } from '@miniapp/lib/navigation/go'
import { useTab } from '@miniapp/lib/navigation/useTab'
import { type Me, useSession } from '@miniapp/lib/session/session'
import { isStaffOnly } from '@miniapp/lib/session/staff'
import type { Outputs } from '@shared/contract/contract'
import { sayUnread } from '@shared/rules/office/messages'
import { greetingAt } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { CheckinCard } from './CheckinCard'
import { Nearby } from './Nearby'
import { OutboxLine } from './OutboxLine'
import { PointsCard } from './PointsCard'
import { RegisterCard } from './RegisterCard'
import { Tasks } from './Tasks'
import { UnderWay } from './UnderWay'
import { UrgentCard } from './UrgentCard'
import './index.scss'

definePageConfig({ navigationBarTitleText: '暖新', enablePullDownRefresh: true })

export default function HomePage() {
  useTab('home')
  const session = useSession()
  const home = useHome()
  const overview = useOverview()
  const street = (session ? home : overview).data?.street
  const community = street?.communities.find(({ communityId }) => communityId === session?.me.communityId)
  const place = session && isStaffOnly(session.me) ? placeOfWork(session.me, street) : community?.name

  return (
    <Screen>
      <View className="home-head">
        <View className="title">
          {greetingAt(now())}
          {session?.me.name ? `，${session.me.name}` : ''}
        </View>
        <View className="row second home-place">
          <Icon name="home" size="small" />
          <View className="grow">{place ?? street?.name ?? '新就业群体的家'}</View>
        </View>
      </View>
      {session ? <OutboxLine memberId={session.me.memberId} /> : null}
      {session ? (
        // What the session knows of the person is as new as this answer, or newer.
        <Loaded load={home} rows={4}>
          {(data) => <SignedIn home={homeAt({ ...data, me: session.me }, now())} community={community?.name} />}
        </Loaded>
      ) : (
        <>
          <RegisterCard />
          <Meals />
          <Loaded load={overview}>{({ stations }) => <Nearby stations={stations} />}</Loaded>
        </>
      )}
    </Screen>
  )
}

/** Where staff work: the one community that is theirs; who works for several, the office or a shop stands under the street. */
function placeOfWork({ grants }: Me, street: Outputs['stations']['street'] | undefined): string | undefined {
  const theirs = grants.flatMap((grant) => (grant.role === 'gridWorker' ? grant.communityIds : []))
  const named = (street?.communities ?? []).filter(({ communityId }) => theirs.includes(communityId))
  return named.length === 1 ? named[0]?.name : street?.name
}

/** Why one registers: what points are good for. */
function Meals() {
  return (
    <Card className="entries">
      <Row
        id="home-meals"
        icon="gift"
        title="积分能换什么"
        note="附近商家的热饭热面，看看要多少分"
        onTap={() => goTab('points')}
      />
    </Card>
  )
}

function SignedIn({ home, community }: { home: Home; community: string | undefined }) {
  const worker = home.me.status === 'confirmed'
  // They come here to work, not to 报到.
  const staffOnly = isStaffOnly(home.me)
  const unread = sayUnread(home.unread)
  return (
    <>
      {unread ? (
        <Card className="entries">
          <Row id="home-messages" icon="bell" title={`${unread} 条新消息`} onTap={() => go('worker/messages')} />
        </Card>
      ) : null}
      {worker ? null : <Workspaces me={home.me} waiting={home} />}
      {worker ? <PointsCard home={home} /> : staffOnly ? null : <RegisterCard me={home.me} community={community} />}
      {worker ? (
        <>
          <CheckinCard home={home} />
          <UrgentCard memberId={home.me.memberId} />
          <Tasks tasks={home.tasks} />
          <UnderWay reports={home.underWay} />
          <Workspaces me={home.me} waiting={home} />
        </>
      ) : null}
      {worker || staffOnly ? null : <Meals />}
      {staffOnly ? null : <Nearby stations={home.stations} />}
      {worker ? (
        <Tap id="home-rules" className="link home-link" onTap={() => go('worker/rules')}>
          <Icon name="star" size="small" />
          怎么得积分
        </Tap>
      ) : null}
    </>
  )
}
