import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { PhotoGrid } from '@miniapp/components/PhotoGrid'
import { ReportState } from '@miniapp/components/ReportState'
import { SaidAnswers } from '@miniapp/components/SaidAnswers'
import { SpotMap } from '@miniapp/components/SpotMap'
import { StatusRail } from '@miniapp/components/StatusRail'
import { Tap } from '@miniapp/components/Tap'
import { go } from '@miniapp/lib/navigation/go'
import { tellError } from '@miniapp/lib/phone/feedback'
import { navigateTo } from '@miniapp/lib/places/spot'
import type { Outputs } from '@shared/contract/contract'
import { sayNumber } from '@shared/rules/reports/reportNumber'
import { queueTabOf } from '@shared/rules/reports/reportStatus'
import { sayMoment } from '@shared/rules/time/day'
import { staffStatus } from '@shared/rules/time/due'
import { View } from '@tarojs/components'
import { DueTime } from '../../components/DueTime'
import { BeforeAfter } from './BeforeAfter'

type Report = Outputs['reports']['get']

/** A report as one scroll: photos, place, story, what happened so far. */
export function ReportStory({ report, nowMs }: { report: Report; nowMs: number }) {
  const { photos, categoryName, urgent, description, address, location, reporterLabel, assigneeLabel } = report
  const { submittedAt, dueAt, status, timeline, reopenedCount } = report
  const navigate = () => navigateTo({ ...location, name: categoryName, address }).catch(tellError)
  return (
    <>
      <Card>
        {queueTabOf(status) === 'open' ? <DueTime dueAt={dueAt} nowMs={nowMs} urgent={urgent} /> : null}
        <View className="row story-head">
          {urgent ? <Badge tone="bad">紧急</Badge> : null}
          <View className="title grow">{categoryName}</View>
          <ReportState status={status}>{staffStatus(status)}</ReportState>
        </View>
        <View className="second number">编号 {sayNumber(report)}</View>
        <PhotoGrid photos={photos} />
        {report.desk && photos.length > 0 ? (
          <Tap
            id="handle-redact"
            className="link"
            onTap={() =>
              go('grid/redact', { report: report.reportId, photos: photos.map(({ photoId }) => photoId).join(',') })
            }
          >
            遮挡人脸、车牌
          </Tap>
        ) : null}
        {photos.length === 0 ? (
          <View className="second">{report.desk?.source ? '登记时没有拍照' : '照片还在处理，稍后下拉刷新'}</View>
        ) : null}
        {description ? <View className="story-words">{description}</View> : null}
        <SaidAnswers answers={report.answers} />
        <View className="small story-who">
          {reporterLabel} · {sayMoment(submittedAt, nowMs)}
          {reopenedCount > 0 ? ` · 说没有解决 ${reopenedCount} 次` : ''}
        </View>
        {assigneeLabel ? (
          <View className="small">
            经办：{assigneeLabel}
            {report.desk?.assigneeLeft ? '（已不在岗，请重新派单）' : ''}
          </View>
        ) : null}
        {report.desk ? <View className="small">目前归{report.desk.teamName}</View> : null}
      </Card>
      <BeforeAfter report={report} />
      <Card title="位置">
        <SpotMap label="上报的位置" layer="report" location={location} />
        <View className="story-place">{address || '上报人没有写地址，按地图位置前往'}</View>
        <BigButton id="handle-navigate" kind="plain" icon="navigate" onTap={navigate}>
          导航过去
        </BigButton>
      </Card>
      <Card title="经过">
        <StatusRail timeline={timeline} sayStatus={staffStatus} />
      </Card>
    </>
  )
}
