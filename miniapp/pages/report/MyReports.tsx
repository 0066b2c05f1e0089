import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import { ReportRow } from '@miniapp/components/ReportRow'
import { Row } from '@miniapp/components/Row'
import { go } from '@miniapp/lib/navigation/go'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Desk } from './useDesk'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 200 })

/** What this person reported, newest first. */
export function MyReports({ list }: { list: Desk['mine'] }) {
  return (
    <>
      <Row
        id="reports-followed"
        icon="star"
        title="我关注的"
        note="别人报的、我点过“就是这个”的"
        onTap={() => go('worker/followed')}
      />
      <View className="lead section-title">我报过的</View>
      <PagedList
        list={list}
        empty="还没有上报过。看到路坏了、灯不亮、有隐患，拍一张就行"
        action={
          <BigButton id="reports-first" kind="plain" icon="camera" onTap={toTop}>
            去拍一张
          </BigButton>
        }
      >
        {(report) => (
          <ReportRow key={report.reportId} report={report} onTap={() => go('worker/report', { id: report.reportId })} />
        )}
      </PagedList>
    </>
  )
}
