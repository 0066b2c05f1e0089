import { api } from '@console/app/client'
import { FormModal, Words } from '@console/parts/FormModal'
import { Loaded } from '@console/parts/States'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { contract, type Inputs, type Outputs } from '@shared/contract/contract'
import { ORG_POSTS } from '@shared/rules/people/instructing'
import { sayDay } from '@shared/rules/time/day'
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { PersonField } from './PersonField'
import { ORG_ANSWERS } from './useOrgs'

type Holdings = Outputs['orgs']['holdings']
type Said = Pick<Inputs['orgs']['handOver'], 'successorId' | 'reason'>

const REASONS = ['工作调动', '离职', '分工调整'] as const

/** All that somebody holds goes to another at once: first who, then what it is, then to whom. */
export function HandOver({ onClose }: { onClose: () => void }) {
  const [memberId, setMemberId] = useState<string>()
  const held = useQuery({
    queryKey: ['orgs', 'holdings', memberId],
    queryFn: () => api.orgs.holdings({ memberId: memberId ?? '' }),
    enabled: memberId !== undefined,
    // As it is now, not as it was when this was last opened.
    gcTime: 0,
  })
  const found = held.data
  if (memberId !== undefined && found !== undefined && found.posts.length + found.duties.length > 0) {
    return <ToWhom memberId={memberId} held={found} onClose={onClose} />
  }
  return (
    <Modal open title="工作交接" width={560} footer={null} onCancel={onClose}>
      <p>把一个人的职务、联系的企业和没办完的决定一起交给另一位，要么全交，要么都不动。</p>
      <label htmlFor="hand-over-from">谁要交接</label>
      <PersonField id="hand-over-from" value={memberId} onChange={setMemberId} />
      {memberId === undefined ? null : (
        <Loaded query={held} rows={2}>
          {({ name }) => <p>{name} 手上没有要交接的。</p>}
        </Loaded>
      )}
    </Modal>
  )
}

interface ToWhomProps {
  memberId: string
  held: Holdings
  onClose: () => void
}

function ToWhom({ memberId, held, onClose }: ToWhomProps) {
  const { act, busy } = useAct(api.orgs.handOver, {
    anew: ORG_ANSWERS,
    say: ({ posts, duties, successor }) => `${posts} 个职务、${duties} 件事已交给 ${successor}`,
  })
  return (
    <FormModal
      route={contract.orgs.handOver}
      title={`${held.name} 的工作交接`}
      yes="全部交接"
      busy={busy}
      initial={{ reason: '' }}
      faultsAt={{ UNKNOWN_MEMBER: 'successorId', POSTS_FULL: 'successorId' }}
      onSend={async (values) => {
        const { successorId, reason } = values as Said
        if (await act({ memberId, successorId, reason, fingerprint: held.fingerprint })) onClose()
      }}
      onClose={onClose}
    >
      {(field) => (
        <>
          <Moves held={held} />
          {field('successorId', '由谁接手', <PersonField without={memberId} />, {
            missing: '请选由谁接手',
            hint: '接手的人会收到一条消息。',
          })}
          {field('reason', '原因', <Words presets={REASONS} max={100} placeholder="写明为什么，会记下来" />)}
        </>
      )}
    </FormModal>
  )
}

/** What moves, before it does. */
function Moves({ held: { posts, duties } }: { held: Holdings }) {
  const nowMs = useNow()
  const decisions = duties.filter(({ kind }) => kind === 'decision')
  return (
    <div id="hand-over-moves" className="orgs-moves">
      <p>
        <strong className="number">
          {posts.length} 个职务，{duties.length} 件事
        </strong>
      </p>
      <ul className="second">
        {posts.map(({ termId, org, post }) => (
          <li key={termId}>
            {org}，{ORG_POSTS[post].label}
          </li>
        ))}
        {decisions.map(({ dutyId, title, dueOn }) => (
          <li key={dutyId}>
            {title}
            {dueOn === undefined ? '' : `，最晚 ${sayDay(dueOn, nowMs)}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
