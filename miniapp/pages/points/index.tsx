import { Card } from '@miniapp/components/Card'
import { Loaded } from '@miniapp/components/Loaded'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { StaffTab } from '@miniapp/components/Workspaces'
import { useStreetOffers, useWallet } from '@miniapp/lib/answers/useWallet'
import { go } from '@miniapp/lib/navigation/go'
import { useTab } from '@miniapp/lib/navigation/useTab'
import { useSession } from '@miniapp/lib/session/session'
import { isStaffOnly } from '@miniapp/lib/session/staff'
import { useMeAgain } from '@miniapp/lib/session/useMeAgain'
import { RegisterCard } from '../home/RegisterCard'
import { Balance } from './Balance'
import { LiveVouchers } from './LiveVouchers'
import { Offers } from './Offers'
import { Ways } from './Ways'
import './index.scss'

definePageConfig({ navigationBarTitleText: '积分', enablePullDownRefresh: true })

export default function PointsPage() {
  useTab('points')
  const session = useSession()
  const worker = session?.me.status === 'confirmed'
  const staff = session && isStaffOnly(session.me) ? session.me : undefined
  const { load, offers } = useWallet()
  const everyones = useStreetOffers()
  useMeAgain(load.state === 'error' || (load.state === 'ready' && load.fresh))
  return (
    <Screen>
      {worker ? (
        <>
          <Loaded load={load} rows={1}>
            {({ account }) => (account ? <Balance account={account} /> : null)}
          </Loaded>
          <Ways />
          <Card className="entries">
            <Row
              id="points-leaders"
              icon="chart"
              title="街道积分榜"
              note="看看这个月谁得分多"
              onTap={() => go('worker/leaders')}
            />
          </Card>
          <LiveVouchers vouchers={load.data?.vouchers ?? []} />
        </>
      ) : staff ? (
        <StaffTab me={staff} tab="points" />
      ) : (
        <>
          <RegisterCard {...(session ? { me: session.me } : {})} />
          <Card className="entries">
            <Row id="points-rules" icon="star" title="怎么得积分" onTap={() => go('worker/rules')} />
          </Card>
        </>
      )}
      {session ? null : <Offers list={everyones} />}
      {session && !staff && !(worker && load.state === 'error') ? <Offers list={{ ...load, ...offers }} /> : null}
    </Screen>
  )
}
