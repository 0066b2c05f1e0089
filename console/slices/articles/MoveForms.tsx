import { now } from '@console/app/clock'
import { DayField } from '@console/parts/dates'
import { FormModal } from '@console/parts/FormModal'
import { WordsModal } from '@console/parts/WordsModal'
import { contract } from '@shared/contract/contract'
import { ARTICLE_LIMITS, WITHDRAW_REASONS } from '@shared/rules/articles/article'
import { addDays, dayOf } from '@shared/rules/time/day'
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { momentTyped, typedMoment } from './moments'
import { type Edited, useArticleActs } from './useArticles'

interface PublishProps {
  articleId: string
  version: number
  /** When it is to appear, or appeared. */
  at: number | undefined
  isOut: boolean
  /** It shows pictures of an activity, and nobody on them has agreed. */
  asksFaces: boolean
  onClose: () => void
}

/** Publishes what is saved: now, or at a moment of Shanghai. */
export function PublishForm({ articleId, version, at, isOut, asksFaces, onClose }: PublishProps) {
  const { publishing } = useArticleActs()
  const [noFaces, setNoFaces] = useState(false)
  return (
    <FormModal
      route={contract.articles.publish}
      title={isOut ? '发布改动' : '发布'}
      yes="发布"
      busy={publishing.busy}
      initial={{ publishAt: !isOut && at !== undefined && at > now() ? at : undefined }}
      onSend={async ({ publishAt }) => {
        const asked = {
          publishAt: typeof publishAt === 'number' ? publishAt : undefined,
          noFaces: noFaces || undefined,
        }
        if (await publishing.act({ articleId, version, ...asked })) onClose()
      }}
      onClose={onClose}
    >
      {(field) => (
        <>
          {asksFaces ? (
            <Checkbox id="publish-faceless" checked={noFaces} onChange={(event) => setNoFaces(event.target.checked)}>
              照片上认不出人（认得出的，先登记本人的同意书）
            </Checkbox>
          ) : null}
          {isOut ? (
            <p className="second">大家看到的马上换成这一版，发布时间不变。</p>
          ) : (
            field('publishAt', '什么时候出来（不填就是马上）', <MomentField />, {
              hint: '到点自己出来，不用守着。发布前会请微信检查内容。',
            })
          )}
        </>
      )}
    </FormModal>
  )
}

/** A moment of Shanghai, typed or chosen; none when it is empty. */
function MomentField({
  id,
  value,
  onChange,
}: {
  id?: string
  value?: number
  onChange?: (at: number | undefined) => void
}) {
  return (
    <Input
      type="datetime-local"
      {...(id === undefined ? {} : { id })}
      value={value === undefined ? '' : typedMoment(value)}
      min={typedMoment(now())}
      onChange={(event) => onChange?.(momentTyped(event.target.value))}
    />
  )
}

/** Puts an article above the list until the end of a day, or takes it from there. */
export function PinForm({ edited, onClose }: { edited: Edited; onClose: () => void }) {
  const { articleId, pinnedUntil } = edited
  const { pinning } = useArticleActs()
  const today = dayOf(now())
  return (
    <FormModal
      route={contract.articles.pin}
      title="置顶"
      yes="好"
      busy={pinning.busy}
      initial={{ until: pinnedUntil === undefined ? addDays(today, 7) : addDays(dayOf(pinnedUntil), -1) }}
      onSend={async ({ until }) => {
        if (await pinning.act({ articleId, ...(until ? { until: String(until) } : {}) })) onClose()
      }}
      onClose={onClose}
    >
      {(field) =>
        field('until', '置顶到哪天（含当天；不填就是不置顶）', <DayField first={today} clears />, {
          hint: `同时最多 ${ARTICLE_LIMITS.pins} 篇，过了那天自己下来。`,
        })
      }
    </FormModal>
  )
}

/** Takes an article from its readers, with the reason. */
export function WithdrawForm({ articleId, title, onClose }: { articleId: string; title: string; onClose: () => void }) {
  const { withdrawing } = useArticleActs()
  return (
    <WordsModal
      route={contract.articles.withdraw}
      name="reason"
      title={`撤回：${title}`}
      yes="撤回"
      note="大家马上看不到，转出去的也打不开。同事看得到谁撤的、为什么。"
      presets={WITHDRAW_REASONS}
      max={ARTICLE_LIMITS.reason}
      placeholder="写明原因"
      danger
      busy={withdrawing.busy}
      onSend={(reason) => withdrawing.act({ articleId, reason })}
      onClose={onClose}
    />
  )
}
