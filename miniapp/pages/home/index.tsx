import { Card } from '@miniapp/components/Card'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { Tap } from '@miniapp/components/Tap'
import { ShopWork } from '@miniapp/components/Workspaces'
import { type Home, homeAt, useHome } from '@miniapp/lib/answers/useHome'
import { useOverview } from '@miniapp/lib/answers/useStations'
import { useToday } from '@miniapp/lib/answers/useToday'
import { now } from '@miniapp/lib/clock'
import { go, goTab } from '@miniapp/lib/navigation/go'
import { useTab } from '@miniapp/lib/navigation/useTab'
import { type Me, useSession } from '@miniapp/lib/session/session'
import { isStaffOnly } from '@miniapp/lib/session/staff'
import type { Outputs } from '@shared/contract/contract'
import { greetingAt, sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { CheckinCard } from './CheckinCard'
import { MessagesLine } from './MessagesLine'
import { Nearby } from './Nearby'
import { OutboxLine } from './OutboxLine'
import { PointsCard } from './PointsCard'
import { RegisterCard } from './RegisterCard'
import { StaffHome } from './StaffHome'
import { Tasks } from './Tasks'
import { UnderWay } from './UnderWay'
import { UrgentCard } from './UrgentCard'
import { HOMES, useWhichHome } from './useWhichHome'
import './index.scss'

definePageConfig({ navigationBarTitleText: '暖新', enablePullDownRefresh: true })

export default function HomePage() {
  useTab('home')
  const me = useSession()?.me
  const { which, both, choose } = useWhichHome(me)
  const home = useHome(which === 'rider')
  const today = useToday(which === 'staff')
  const overview = useOverview()
  const street = (which === 'staff' ? today : me ? home : overview).data?.street
  const community = street?.communities.find(({ communityId }) => communityId === me?.communityId)
  const place = me && (which === 'staff' || isStaffOnly(me)) ? placeOfWork(me, street) : community?.name

  return (
    <Screen>
      <Head name={me?.name} place={place ?? street?.name}>
        {which === 'staff' && today.data ? ` · ${sayMoment(today.data.serverTime, now())} 的数字` : ''}
      </Head>
      {both ? <Segments id="home-which" choices={HOMES} chosen={which} onChoose={choose} /> : null}
      {me ? <OutboxLine memberId={me.memberId} /> : null}
      {which === 'staff' ? (
        <Loaded load={today} rows={5}>
          {(data) => <StaffHome today={me ? { ...data, me } : data} />}
        </Loaded>
      ) : me ? (
        // What the session knows of the person is as new as this answer, or newer.
        <Loaded load={home} rows={4}>
          {(data) => <SignedIn home={homeAt({ ...data, me }, now())} community={community?.name} />}
        </Loaded>
      ) : (
        <>
          <RegisterCard />
          <Meals />
          <News />
          <Loaded load={overview}>{({ stations }) => <Nearby stations={stations} />}</Loaded>
        </>
      )}
    </Screen>
  )
}

/** Who is greeted, where they are at home, and of when the numbers are. */
function Head({ name, place, children }: { name: string | undefined; place: string | undefined; children: ReactNode }) {
  return (
    <View className="home-head">
      <View className="title">
        {greetingAt(now())}
        {name ? `，${name}` : ''}
      </View>
      <View className="row second home-place">
        <Icon name="home" size="small" />
        <View className="grow number">
          {place ?? '新就业群体的家'}
          {children}
        </View>
      </View>
    </View>
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

/** Policies and notices, with one line of news; and for a worker what can be learned. */
function News({ news, studies = false }: { news?: Home['news']; studies?: boolean }) {
  return (
    <Card className="entries">
      <Row
        id="home-articles"
        icon="document"
        title="政策与消息"
        note={news?.title ?? '政策、通知、身边的典型'}
        onTap={() => go('worker/articles')}
      />
      <Row
        id="home-activities"
        icon="calendar"
        title="活动"
        note="议事会、课堂、志愿服务，点一下就报上"
        onTap={() => go('worker/activities')}
      />
      {studies ? (
        <Row
          id="home-study"
          icon="books"
          title="码上学"
          note="三分钟一课，学完有积分"
          onTap={() => go('worker/study')}
        />
      ) : null}
    </Card>
  )
}

function SignedIn({ home, community }: { home: Home; community: string | undefined }) {
  const worker = home.me.status === 'confirmed'
  // They come here to work, not to 报到.
  const staffOnly = isStaffOnly(home.me)
  return (
    <>
      <MessagesLine unread={home.unread} />
      {worker ? null : <ShopWork me={home.me} />}
      {worker ? <PointsCard home={home} /> : staffOnly ? null : <RegisterCard me={home.me} community={community} />}
      {worker ? (
        <>
          <CheckinCard home={home} />
          <UrgentCard memberId={home.me.memberId} />
          <Tasks tasks={home.tasks} activities={home.activities} />
          <UnderWay reports={home.underWay} />
          <ShopWork me={home.me} />
        </>
      ) : null}
      {worker || staffOnly ? null : <Meals />}
      {staffOnly ? null : <News news={home.news} studies={worker} />}
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
