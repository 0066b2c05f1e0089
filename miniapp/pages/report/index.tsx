import { Screen } from '@miniapp/components/Screen'
import { useSession } from '@miniapp/lib/session'
import { RegisterCard } from '../home/RegisterCard'
import { MyReports } from './MyReports'
import { Outgoing } from './Outgoing'
import { ReportForm, SendButton } from './ReportForm'
import { useReportForm } from './useReportForm'
import './index.scss'

export default function ReportPage() {
  const me = useSession()?.me
  if (me?.status === 'confirmed') return <Reporting memberId={me.memberId} />
  return (
    <Screen>
      <RegisterCard {...(me ? { me } : {})} />
    </Screen>
  )
}

function Reporting({ memberId }: { memberId: string }) {
  const form = useReportForm(memberId)
  return (
    <Screen foot={<SendButton form={form} />}>
      <Outgoing memberId={memberId} />
      <ReportForm form={form} />
      <MyReports />
    </Screen>
  )
}
