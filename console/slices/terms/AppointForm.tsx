import { now } from '@console/app/clock'
import { DayField } from '@console/parts/dates'
import { FormModal } from '@console/parts/FormModal'
import { contract } from '@shared/contract/contract'
import { POSTS, SERVING_POSTS, type ServingPost } from '@shared/rules/duties/posts'
import { addDays, dayOf } from '@shared/rules/time/day'
import { Checkbox, Segmented } from 'antd'
import { type Term, useTermActs } from './useTerms'

interface Props {
  memberId: string
  /** Renewed: it goes on the day after. */
  after?: Term
  post?: ServingPost | undefined
  onClose: () => void
}

const YEAR = 364

/** A post is offered for a time; the person answers on the phone. */
export function AppointForm({ memberId, after, post, onClose }: Props) {
  const { appointing } = useTermActs()
  const today = dayOf(now())
  const next = after ? addDays(after.to, 1) : today
  const from = next < today ? today : next
  return (
    <FormModal
      route={contract.terms.appoint}
      title={after ? `续聘 ${after.name}` : '聘任'}
      yes="发出聘任"
      busy={appointing.busy}
      initial={{ post: post ?? 'partTimeGridWorker', from, to: addDays(from, YEAR), adult: false }}
      faultsAt={{ TERM_DAYS: 'to', ALREADY_APPOINTED: 'from', ADULTS_ONLY: 'adult' }}
      onSend={async ({ post: chosen, from: first, to, adult }) => {
        const offer = { memberId, post: chosen as ServingPost, from: String(first), to: String(to) }
        if ((await appointing.act({ ...offer, adult: adult === true })) !== undefined) onClose()
      }}
      onClose={onClose}
    >
      {(field) => (
        <>
          {field(
            'post',
            '职务',
            <Segmented options={SERVING_POSTS.map((value) => ({ value, label: POSTS[value].label }))} />,
          )}
          {field('from', '从哪天起', <DayField />)}
          {field('to', '到哪天止', <DayField />, { hint: '最长三年，到期可以续聘' })}
          {field('adult', '年龄', <Checkbox>已核对本人年满 18 岁</Checkbox>, { valueIs: 'checked' })}
        </>
      )}
    </FormModal>
  )
}
