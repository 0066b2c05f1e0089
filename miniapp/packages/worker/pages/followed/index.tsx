import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { PagedList } from '@miniapp/components/Loaded'
import { ReportThumb } from '@miniapp/components/ReportRow'
import { ReportState } from '@miniapp/components/ReportState'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { goTab } from '@miniapp/lib/navigation/go'
import { REPORT_STATUSES, type ReportStatus } from '@shared/rules/reports/reportStatus'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { TellMe } from '../../components/TellMe'
import { type Followed, useFollowed } from './useFollowed'

definePageConfig({ navigationBarTitleText: '我关注的', enablePullDownRefresh: true })

/** A status as somebody who only follows reads it. */
const sayStatus = (status: ReportStatus) => (status === 'resolved' ? '已处理' : REPORT_STATUSES[status].label)

export default function FollowedPage() {
  const { list, leaving, ask, leave, busy } = useFollowed()
  return (
    <Screen>
      {list.items.length > 0 ? <TellMe id="followed-tell" template="reportProgress" title="有进展告诉我" /> : null}
      <PagedList
        list={list}
        empty="还没有关注的。上报时看到同一件，点“就是这个”就会出现在这里"
        action={
          <BigButton id="followed-report" kind="plain" icon="camera" onTap={() => goTab('report')}>
            去随手拍
          </BigButton>
        }
      >
        {(followed) => <FollowedCard key={followed.reportId} followed={followed} onLeave={() => ask(followed)} />}
      </PagedList>
      <ConfirmSheet
        id="followed-leave-ask"
        open={leaving !== undefined}
        title="不再关注这件？"
        yes="取消关注"
        busy={busy}
        onYes={leave}
        onNo={() => ask(undefined)}
      >
        处理结果不再告诉你。你的 +1 和它的积分也会撤回，再点不再得分。
      </ConfirmSheet>
    </Screen>
  )
}

function FollowedCard({ followed, onLeave }: { followed: Followed; onLeave: () => void }) {
  const { reportId, categoryName, kind, status, movedAt, thumbUrl } = followed
  return (
    <Card id={`followed-${reportId}`}>
      <View className="row report-row">
        <ReportThumb url={thumbUrl} />
        <View className="grow">
          <View className="row">
            <View className="grow report-name">{categoryName}</View>
            <ReportState status={status}>{sayStatus(status)}</ReportState>
          </View>
          <View className="second">{kind === 'merged' ? '你报的并到了这一件' : '你说过“就是这个”'}</View>
          <View className="small number">{sayMoment(movedAt, now())} 有进展</View>
        </View>
      </View>
      <Tap id={`followed-leave-${reportId}`} className="chip chip--sunk" onTap={onLeave}>
        取消关注
      </Tap>
    </Card>
  )
}
