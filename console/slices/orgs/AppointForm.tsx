import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { FormModal } from '@console/parts/FormModal'
import { useAct } from '@console/parts/useAct'
import { contract, type Inputs } from '@shared/contract/contract'
import { latestEnd } from '@shared/rules/duties/posts'
import { hasPost, ORG_POSTS, type OrgPost } from '@shared/rules/people/instructing'
import { ORG_LIMITS } from '@shared/rules/people/orgs'
import { dayOf } from '@shared/rules/time/day'
import { Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { PersonField } from './PersonField'
import { ORG_ANSWERS, type Org } from './useOrgs'

type Given = Omit<Inputs['orgs']['appoint'], 'id' | 'orgId'>

const WHO = { member: '街道里的人', outside: '不在小程序里的人' } as const

/** Gives a post to a member, or to somebody by name alone. */
export function AppointForm({ org, onClose }: { org: Org; onClose: () => void }) {
  const { act, busy } = useAct(api.orgs.appoint, { anew: ORG_ANSWERS, say: '已任命' })
  const [who, setWho] = useState<keyof typeof WHO>('member')
  const posts = (Object.keys(ORG_POSTS) as OrgPost[]).filter((post) => hasPost(org.kind, post))
  const [first = 'member'] = posts
  const today = dayOf(now())
  return (
    <FormModal
      route={contract.orgs.appoint}
      title={`任命：${org.name}`}
      yes="任命"
      busy={busy}
      initial={{ post: first, from: today, to: latestEnd(first, today) }}
      faultsAt={{ UNKNOWN_MEMBER: 'memberId', POST_TAKEN: 'post', ALREADY_APPOINTED: 'memberId', TERM_DAYS: 'to' }}
      onSend={async (values) => {
        const { post, from, to, memberId, name } = values as Given
        const person = who === 'outside' ? { name } : { memberId }
        if (await act({ orgId: org.orgId, post, from, to, ...person })) onClose()
      }}
      onClose={onClose}
    >
      {(field, values) => (
        <>
          {field(
            'post',
            '职务',
            <Select options={posts.map((post) => ({ value: post, label: ORG_POSTS[post].label }))} />,
          )}
          {values.post === 'instructor' ? null : (
            <Segmented
              id="appoint-who"
              value={who}
              options={Object.entries(WHO).map(([value, label]) => ({ value, label }))}
              onChange={(next) => setWho(next as keyof typeof WHO)}
            />
          )}
          {who === 'outside' && values.post !== 'instructor'
            ? field('name', '姓名', <Input maxLength={ORG_LIMITS.person} autoComplete="off" />, {
                missing: '请写姓名',
                hint: '加密保存，列表里只显示打星号的。',
              })
            : field('memberId', '谁', <PersonField />, { missing: '请选一位' })}
          {field('from', '从哪天', <Input type="date" className="number orgs-day" />)}
          {field('to', '到哪天', <Input type="date" className="number orgs-day" />)}
        </>
      )}
    </FormModal>
  )
}
