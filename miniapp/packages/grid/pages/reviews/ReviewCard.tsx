import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { PhotoGrid } from '@miniapp/components/PhotoGrid'
import { now } from '@miniapp/lib/clock'
import { OUTCOMES, type Outcome, PUBLIC_STATES, REVIEW_REASONS } from '@shared/rules/reports/publicity'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import type { Review } from './useReviews'

interface Props {
  review: Review
  busy: boolean
  onDecide: (outcome: Outcome) => void
}

/** A report to look at: why, what it says and shows, and the three answers. */
export function ReviewCard({ review, busy, onDecide }: Props) {
  const { reportId, reasons, state, since, categoryName, description, address, photos, appeal, lastReason } = review
  return (
    <Card id={`review-${reportId}`}>
      <View className="queue-what">
        {reasons.map((reason) => (
          <Badge key={reason} tone={reason === 'appeal' ? 'brand' : reason === 'sample' ? 'plain' : 'warn'}>
            {REVIEW_REASONS[reason]}
          </Badge>
        ))}
        <View className="small number">{sayMoment(since, now())}</View>
      </View>
      <View className="queue-category">{categoryName}</View>
      {description ? <View className="report-text">{description}</View> : null}
      <View className="small">{address || '没有写地址'}</View>
      {photos.length > 0 ? (
        <View className="review-photos">
          <PhotoGrid photos={photos} />
        </View>
      ) : null}
      {appeal ? <View className="rail-note">申诉：{appeal}</View> : null}
      {lastReason ? <View className="small">上次的说明：{lastReason}</View> : null}
      <View className="small">现在：{PUBLIC_STATES[state]}</View>
      <View className="review-answers">
        <BigButton id={`show-${reportId}`} kind="good" disabled={busy} onTap={() => onDecide('show')}>
          {OUTCOMES.show}
        </BigButton>
        <View className="button-pair">
          {photos.length > 0 && description ? (
            <BigButton id={`text-${reportId}`} kind="plain" disabled={busy} onTap={() => onDecide('textOnly')}>
              {OUTCOMES.textOnly}
            </BigButton>
          ) : null}
          <BigButton id={`hide-${reportId}`} kind="danger" disabled={busy} onTap={() => onDecide('hide')}>
            {OUTCOMES.hide}
          </BigButton>
        </View>
      </View>
    </Card>
  )
}
