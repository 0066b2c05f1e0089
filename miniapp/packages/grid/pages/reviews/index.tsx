import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Screen } from '@miniapp/components/Screen'
import { go } from '@miniapp/lib/navigation/go'
import { HIDING_REASONS, OUTCOMES, REVIEW_LIMITS } from '@shared/rules/reports/publicity'
import { View } from '@tarojs/components'
import { TeamList } from '../../components/TeamList'
import { ReviewCard } from './ReviewCard'
import { useReviews } from './useReviews'
import '../../grid.scss'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '公开审核', enablePullDownRefresh: true })

export default function ReviewsPage() {
  const { community, list, asking, ask, decide, busy } = useReviews()
  return (
    <Screen>
      <TeamList
        community={community}
        list={list}
        head={<View className="small">公开后大家能看到，不会显示上报人。不公开也照常处理。</View>}
        empty="没有要看的，都处理完了"
        otherwise={{ id: 'reviews-queue', words: '看工单', onTap: () => go('grid/queue') }}
      >
        {(review) => (
          <ReviewCard
            key={review.reportId}
            review={review}
            busy={busy}
            onDecide={(outcome) => (outcome === 'show' ? decide(review, outcome) : ask({ review, outcome }))}
          />
        )}
      </TeamList>
      {asking ? (
        <ReasonSheet
          key={`${asking.review.reportId}${asking.outcome}`}
          id="review"
          open
          title={`${OUTCOMES[asking.outcome]}的原因`}
          presets={HIDING_REASONS[asking.outcome]}
          placeholder="写给上报人的原因"
          maxLetters={REVIEW_LIMITS.reasonCharacters}
          yes={OUTCOMES[asking.outcome]}
          kind={asking.outcome === 'hide' ? 'danger' : 'main'}
          busy={busy}
          onYes={(reason) => decide(asking.review, asking.outcome, reason)}
          onClose={() => ask(undefined)}
        >
          上报人会看到这段话，可以申诉一次，由另一位工作人员复核。
        </ReasonSheet>
      ) : null}
    </Screen>
  )
}
