import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { StaffTab } from '@miniapp/components/Workspaces'
import { go } from '@miniapp/lib/navigation/go'
import { useTab } from '@miniapp/lib/navigation/useTab'
import { alarmOf } from '@miniapp/lib/reports/alarm'
import { urgentWanted } from '@miniapp/lib/reports/urgent'
import { useSession } from '@miniapp/lib/session/session'
import { isStaffOnly } from '@miniapp/lib/session/staff'
import { useMeAgain } from '@miniapp/lib/session/useMeAgain'
import { useStore } from '@miniapp/lib/store'
import { useEffect } from 'react'
import { RegisterCard } from '../home/RegisterCard'
import { AlarmForm } from './AlarmForm'
import { CalledButtons, CallFirst } from './CallFirst'
import { MyReports } from './MyReports'
import { Outgoing } from './Outgoing'
import { ReportForm, SendButton } from './ReportForm'
import { SimilarStep } from './SimilarStep'
import { type Desk, useDesk } from './useDesk'
import { useReportForm } from './useReportForm'
import './index.scss'

definePageConfig({ navigationBarTitleText: '随手拍', enablePullDownRefresh: true })

export default function ReportPage() {
  useTab('report')
  const me = useSession()?.me
  useMeAgain()
  if (me?.status === 'confirmed') return <Reporting key={me.memberId} memberId={me.memberId} />
  return (
    <Screen>
      {me && isStaffOnly(me) ? <StaffTab me={me} tab="report" /> : <RegisterCard {...(me ? { me } : {})} />}
      <Others />
    </Screen>
  )
}

/** The usual form, or the alert; one that was tapped and not sent, because of a call, comes first. */
function Reporting({ memberId }: { memberId: string }) {
  const { mine, categories } = useDesk()
  const urgent = useStore(urgentWanted)
  useEffect(() => {
    if (alarmOf(memberId)) urgentWanted.set(true)
  }, [memberId])
  if (urgent) return <AlarmForm memberId={memberId} categories={categories} desk={mine} />
  return <Usual memberId={memberId} mine={mine} categories={categories} />
}

function Usual({ memberId, mine, categories }: { memberId: string } & Desk) {
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
  if (form.calling && form.call) {
    return (
      <Screen foot={<CalledButtons form={form} call={form.call} />}>
        <CallFirst call={form.call} />
      </Screen>
    )
  }
  return (
    <Screen foot={<SendButton form={form} />}>
      <Outgoing memberId={memberId} onEdit={form.edit} />
      <ReportForm form={form} desk={mine} />
      <Others />
      <MyReports list={mine} />
    </Screen>
  )
}

/** The way to what everybody reported. */
function Others() {
  return (
    <Card className="entries">
      <Row
        id="report-others"
        icon="map"
        tone="good"
        title="大家报的"
        note="正在处理的、修好的，在地图上看"
        onTap={() => go('worker/public')}
      />
    </Card>
  )
}
