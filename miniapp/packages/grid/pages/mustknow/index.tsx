import { PagedList } from '@miniapp/components/Loaded'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useMustKnow } from './useMustKnow'

definePageConfig({ navigationBarTitleText: '必看通知', enablePullDownRefresh: true })

export interface Params {
  /** A notice: whom it has not reached. */
  id?: string
}

/** Notices that must be known, and whom of one's own workers to call about one. */
export default function MustKnowPage() {
  const { isOne, notices, unread } = useMustKnow()
  if (!isOne) {
    return (
      <Screen>
        <PagedList list={notices} empty="现在没有必须看到的通知" drawing="tea" className="card entries">
          {({ articleId, title, publishAt }) => (
            <Row
              key={articleId}
              id={`notice-${articleId}`}
              icon="bell"
              title={title}
              note={`${sayMoment(publishAt, now())}发布，看看谁还没看到`}
              onTap={() => go('grid/mustknow', { id: articleId })}
            />
          )}
        </PagedList>
      </Screen>
    )
  }
  return (
    <Screen>
      <View className="second">和你结对、还没看到这条通知的小哥，打个电话说一声。</View>
      <PagedList list={unread} empty="和你结对的小哥都看到了" drawing="tea" className="card entries">
        {({ memberId, nameMasked }) => (
          <Row
            key={memberId}
            id={`unread-${memberId}`}
            icon="phone"
            title={nameMasked}
            note="还没看到"
            onTap={() => go('grid/pair', { id: memberId })}
          />
        )}
      </PagedList>
    </Screen>
  )
}
