import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { PhotoGrid } from '@miniapp/components/PhotoGrid'
import { Screen } from '@miniapp/components/Screen'
import { SpotMap } from '@miniapp/components/SpotMap'
import { now } from '@miniapp/lib/clock'
import { pageUrl } from '@miniapp/lib/navigation/go'
import type { Outputs } from '@shared/contract/contract'
import { PUBLIC_LABELS, PUBLIC_LISTS } from '@shared/rules/reports/publicReport'
import { sayEnd, sayMoment } from '@shared/rules/time/day'
import { Text, View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { publicTone } from '../../components/PublicRow'
import { usePublicReport } from './usePublicReport'

definePageConfig({
  navigationBarTitleText: '上报进展',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})

export interface Params {
  id: string
}

type Report = Outputs['publicReports']['get']

const inGrid = (photos: Report['photos']) => photos.map((photo) => ({ ...photo, photoId: photo.thumbUrl }))

export default function PublicReportPage() {
  const load = usePublicReport()
  const report = load.data
  useShareAppMessage(() => {
    if (!report) return { title: '大家报的', path: pageUrl('worker/public') }
    const picture = report.afterPhotos[0] ?? report.photos[0]
    return {
      title: `${report.categoryName}${report.address ? `（${report.address}）` : ''}：${PUBLIC_LABELS[report.status]}`,
      path: pageUrl('worker/publicReport', { id: report.reportId }),
      ...(picture ? { imageUrl: picture.url } : {}),
    }
  })
  return (
    <Screen
      foot={
        report && process.env.TARO_ENV === 'weapp' ? (
          <BigButton id="public-share" kind="plain" openType="share">
            转给别人看
          </BigButton>
        ) : undefined
      }
    >
      <Loaded load={load}>{(shown) => <Detail report={shown} />}</Loaded>
    </Screen>
  )
}

function Detail({ report }: { report: Report }) {
  const { categoryName, status, description, address, communityName, location, submittedAt, dueAt, steps } = report
  return (
    <>
      <Card>
        <View className="row">
          <View className="title grow">{categoryName}</View>
          <Badge tone={publicTone(status)}>{PUBLIC_LABELS[status]}</Badge>
        </View>
        {description ? <View className="report-text">{description}</View> : null}
        <View className="row second report-fact">
          <Icon name="pin" size="small" />
          <View className="grow">{[communityName, address].filter(Boolean).join(' · ')}</View>
        </View>
        <View className="row second report-fact">
          <Icon name="clock" size="small" />
          <View className="grow">
            {sayMoment(submittedAt, now())} 上报
            {PUBLIC_LISTS[status] === 'open' ? `，${sayEnd(dueAt, now())} 前处理` : ''}
          </View>
        </View>
      </Card>
      {report.photos.length > 0 ? (
        <Card title={report.afterPhotos.length > 0 ? '之前' : '照片'}>
          <PhotoGrid photos={inGrid(report.photos)} />
        </Card>
      ) : null}
      {report.afterPhotos.length > 0 ? (
        <Card title="之后">
          <PhotoGrid photos={inGrid(report.afterPhotos)} />
        </Card>
      ) : null}
      <Card title="在哪里">
        <SpotMap label="上报的位置" layer="report" location={location} />
      </Card>
      <Card title="进度">
        <View className="rail">
          {[...steps].reverse().map((step, index) => (
            <View key={`${step.at}-${step.move}`} className={`rail-step ${index === 0 ? 'rail-step--now' : ''}`}>
              <View className="rail-dot" aria-hidden="true" />
              <View className="rail-body">
                <View className="rail-head">
                  <Text className="rail-title">{PUBLIC_LABELS[step.to]}</Text>
                  <Text className="small number">{sayMoment(step.at, now())}</Text>
                </View>
                {step.note ? <View className="rail-note">{step.note}</View> : null}
              </View>
            </View>
          ))}
        </View>
      </Card>
    </>
  )
}
