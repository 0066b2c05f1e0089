import { Card } from '@miniapp/components/Card'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { go } from '@miniapp/lib/go'
import { useSession } from '@miniapp/lib/session'
import { RegisterCard } from '../home/RegisterCard'
import { Balance } from './Balance'
import { LiveVouchers } from './LiveVouchers'
import { Offers } from './Offers'
import './index.scss'

export default function PointsPage() {
  const session = useSession()
  const worker = session?.me.status === 'confirmed'
  return (
    <Screen>
      {worker ? (
        <>
          <Balance />
          <LiveVouchers />
        </>
      ) : (
        <RegisterCard {...(session ? { me: session.me } : {})} />
      )}
      {session ? <Offers /> : null}
      <Card className="entries">
        {worker ? (
          <>
            <Row id="points-vouchers" icon="ticket" title="我的兑换券" onTap={() => go('worker/vouchers')} />
            <Row id="points-ledger" icon="list" title="积分明细" onTap={() => go('worker/ledger')} />
          </>
        ) : null}
        <Row id="points-rules" icon="star" title="怎么得积分" onTap={() => go('worker/rules')} />
      </Card>
    </Screen>
  )
}
