import { api } from '@console/app/client'
import { PhotoStrip } from '@console/parts/PhotoStrip'
import { usePages } from '@console/parts/pages'
import { Paged } from '@console/parts/States'
import { useTeams } from '@console/parts/street'
import { TeamSelect } from '@console/parts/TeamSelect'
import { useNow } from '@console/parts/useNow'
import { OUTCOMES, type Outcome, PUBLIC_STATES, REVIEW_REASONS } from '@shared/rules/reports/publicity'
import { sayMoment } from '@shared/rules/time/day'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { HideForm } from './HideForm'
import { type Review, useDecide } from './useDecide'

/** What staff have to look at before, or although, the public sees it; longest waiting first. */
export function Reviews() {
  const teams = useTeams()
  const [address, setAddress] = useSearchParams()
  const community = teams?.find(({ communityId }) => communityId === address.get('team')) ?? teams?.[0]
  const communityId = community?.communityId ?? ''
  const list = usePages(['safety', 'reviews', communityId], (cursor) => api.safety.reviews({ communityId, cursor }), {
    when: communityId !== '',
  })
  const [asking, ask] = useState<{ review: Review; outcome: Exclude<Outcome, 'show'> }>()
  const deciding = useDecide()
  const decide = (review: Review, outcome: Outcome) =>
    outcome === 'show' ? void deciding.show(review) : ask({ review, outcome })
  return (
    <div className="page">
      <header className="page-head">
        <h1>公开审核</h1>
        <TeamSelect
          id="reviews-team"
          label="社区"
          teams={teams ?? []}
          chosen={communityId}
          onChoose={(team) => setAddress({ team })}
        />
        <span className="small">公开后大家能看到，不会显示上报人。不公开也照常处理。</span>
      </header>
      <Paged list={list} empty="没有要看的，都处理完了">
        {(items) =>
          items.map((review) => (
            <ReviewCard
              key={review.reportId}
              review={review}
              busy={deciding.busy}
              onDecide={(outcome) => decide(review, outcome)}
            />
          ))
        }
      </Paged>
      {asking ? <HideForm {...asking} deciding={deciding} onClose={() => ask(undefined)} /> : null}
    </div>
  )
}

interface Props {
  review: Review
  busy: boolean
  onDecide: (outcome: Outcome) => void
}

function ReviewCard({ review, busy, onDecide }: Props) {
  const { reportId, reasons, state, since, categoryName, description, address, photos, appeal, lastReason } = review
  const nowMs = useNow()
  const possible: readonly Outcome[] =
    photos.length > 0 && description ? ['show', 'textOnly', 'hide'] : ['show', 'hide']
  return (
    <article className="panel" id={`review-${reportId}`}>
      <div className="row wrap">
        <strong>{categoryName}</strong>
        {reasons.map((reason) => (
          <span key={reason} className={`mark ${reason === 'sample' ? 'mark--plain' : 'mark--warn'}`}>
            {REVIEW_REASONS[reason]}
          </span>
        ))}
        <span className="small number">
          {sayMoment(since, nowMs)} · 现在：{PUBLIC_STATES[state]}
        </span>
      </div>
      <p className="words">{description || '没有写描述'}</p>
      <p className="small">{address || '没有写地址'}</p>
      <PhotoStrip photos={photos} label="上报的照片" />
      {appeal ? <p className="words">申诉：{appeal}</p> : null}
      {lastReason ? <p className="small">上次的说明：{lastReason}</p> : null}
      <div className="row wrap">
        {possible.map((outcome) => (
          <Button
            key={outcome}
            id={`${outcome}-${reportId}`}
            type={outcome === 'show' ? 'primary' : 'default'}
            danger={outcome === 'hide'}
            disabled={busy}
            onClick={() => onDecide(outcome)}
          >
            {OUTCOMES[outcome]}
          </Button>
        ))}
      </div>
    </article>
  )
}
