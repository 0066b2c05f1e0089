import { PagedList } from '@miniapp/components/Loaded'
import { ReportRow } from '@miniapp/components/ReportRow'
import { api } from '@miniapp/lib/api'
import { go } from '@miniapp/lib/go'
import { useOutboxSent } from '@miniapp/lib/reportOutbox'
import { usePages } from '@miniapp/lib/usePages'
import { View } from '@tarojs/components'

/** What this person reported, newest first. A report that just arrived at the server makes the list load again. */
export function MyReports() {
  const sent = useOutboxSent()
  const list = usePages((cursor) => api.reports.mine({ ...(cursor ? { cursor } : {}) }), [sent], { cache: 'reports' })
  return (
    <>
      <View className="lead my-reports">我报过的</View>
      <PagedList list={list} empty="还没有上报过。看到路坏了、灯不亮、有隐患，拍一张就行">
        {(report) => (
          <ReportRow key={report.reportId} report={report} onTap={() => go('worker/report', { id: report.reportId })} />
        )}
      </PagedList>
    </>
  )
}
