import { BigButton } from '@miniapp/components/BigButton'
import { Screen } from '@miniapp/components/Screen'
import { useSession } from '@miniapp/lib/session'
import { RegisterCard } from '../home/RegisterCard'
import { MyReports } from './MyReports'
import { Outgoing } from './Outgoing'
import { ReportForm, SendButton } from './ReportForm'
import { SimilarStep } from './SimilarStep'
import { useDesk } from './useDesk'
import { useReportForm } from './useReportForm'
import './index.scss'

export default function ReportPage() {
  const me = useSession()?.me
  if (me?.status === 'confirmed') return <Reporting key={me.memberId} memberId={me.memberId} />
  return (
    <Screen>
      <RegisterCard {...(me ? { me } : {})} />
    </Screen>
  )
}

function Reporting({ memberId }: { memberId: string }) {
  const { mine, categories } = useDesk()
  const form = useReportForm(memberId, categories)
  const { similar } = form
  if (similar.found.length > 0) {
    return (
      <Screen
        foot={
          <>
            <BigButton id="similar-none" busy={form.busy} onTap={form.sendAnyway}>
              都不是，继续上报
            </BigButton>
            <BigButton id="similar-back" kind="plain" onTap={similar.hide}>
              返回修改
            </BigButton>
          </>
        }
      >
        <SimilarStep found={similar.found} busy={form.busy} onSame={form.same} />
      </Screen>
    )
  }
  return (
    <Screen foot={<SendButton form={form} />}>
      <Outgoing memberId={memberId} onEdit={form.edit} />
      <ReportForm form={form} desk={mine} />
      <MyReports list={mine} />
    </Screen>
  )
}
