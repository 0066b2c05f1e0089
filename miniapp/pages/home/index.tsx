import { BigButton } from '@miniapp/components/BigButton'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { hasWorkspace, Workspaces } from '@miniapp/components/Workspaces'
import { now } from '@miniapp/lib/clock'
import { go, goTab } from '@miniapp/lib/go'
import { useSession } from '@miniapp/lib/session'
import { urgentWanted } from '@miniapp/lib/urgent'
import { type Home, useHome } from '@miniapp/lib/useHome'
import { useStreet } from '@miniapp/lib/useStations'
import { greetingAt } from '@shared/rules/day'
import { View } from '@tarojs/components'
import { CheckinCard } from './CheckinCard'
import { Nearby } from './Nearby'
import { PointsCard } from './PointsCard'
import { RegisterCard } from './RegisterCard'
import { Tasks } from './Tasks'
import './index.scss'

export default function HomePage() {
  const session = useSession()
  const street = useStreet()
  const home = useHome()
  const community = street.data?.communities.find(({ communityId }) => communityId === session?.me.communityId)

  return (
    <Screen>
      <View className="home-head">
        <View className="title">
          {greetingAt(now())}
          {session?.me.name ? `，${session.me.name}` : ''}
        </View>
        <View className="second">{community?.name ?? street.data?.name ?? '新就业群体的家'}</View>
      </View>
      {session ? (
        <Loaded load={home} rows={4}>
          {(data) => <SignedIn home={data} />}
        </Loaded>
      ) : (
        <>
          <RegisterCard />
          <Nearby />
        </>
      )}
    </Screen>
  )
}

function SignedIn({ home }: { home: Home }) {
  const worker = home.me.status === 'confirmed'
  // Staff who are no workers themselves come here to work, not to 报到.
  const staffOnly = !worker && hasWorkspace(home.me)
  return (
    <>
      {staffOnly ? <Workspaces me={home.me} /> : null}
      {worker ? <PointsCard home={home} /> : staffOnly ? null : <RegisterCard me={home.me} />}
      {worker ? (
        <>
          <CheckinCard home={home} />
          <BigButton
            id="home-urgent"
            kind="danger"
            icon="alarm"
            note="有人受伤、起火、打架，马上告诉网格员"
            onTap={() => {
              urgentWanted.set(true)
              goTab('report')
            }}
          >
            移动探头
          </BigButton>
          <Tasks tasks={home.tasks} />
          <Workspaces me={home.me} />
        </>
      ) : null}
      <Nearby stations={home.stations} />
      {worker ? (
        <View className="link" onClick={() => go('worker/rules')} role="link">
          怎么得积分
        </View>
      ) : null}
    </>
  )
}
