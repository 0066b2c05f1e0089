import { Screen } from '@miniapp/components/Screen'
import { useSession } from '@miniapp/lib/session'
import { RegisterCard } from '../home/RegisterCard'
import { MyReports } from './MyReports'
import { Outgoing } from './Outgoing'
import { ReportForm } from './ReportForm'
import './index.scss'

export default function ReportPage() {
  const session = useSession()
  const worker = session?.me.status === 'confirmed'
  return (
    <Screen>
      {worker ? (
        <>
          <Outgoing memberId={session.me.memberId} />
          <ReportForm memberId={session.me.memberId} />
          <MyReports />
        </>
      ) : (
        <RegisterCard {...(session ? { me: session.me } : {})} />
      )}
    </Screen>
  )
}
