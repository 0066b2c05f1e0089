import { now } from '@console/app/clock'
import { useWorking } from '@console/app/session/current'
import { CursorTable } from '@console/parts/CursorTable'
import { FindByPhone } from '@console/parts/people/FindByPhone'
import { useTeams } from '@console/parts/street'
import { ENDING_SOON_DAYS, POSTS, SERVING_POSTS, type ServingPost } from '@shared/rules/duties/posts'
import { TERM_STATES } from '@shared/rules/duties/term'
import { holds } from '@shared/rules/people/roles'
import { addDays, dayOf } from '@shared/rules/time/day'
import { Button, Segmented, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { AppointForm } from './AppointForm'
import { TermDrawer } from './TermDrawer'
import { type Term, useTerms } from './useTerms'
import { Waiting } from './Waiting'

const POST_OPTIONS = SERVING_POSTS.map((value) => ({ value, label: POSTS[value].label }))

/** What waits to be confirmed in one's communities; for the office who holds the street's posts as well. */
export function Terms() {
  const { me } = useWorking()
  if (holds(me.grants, 'admin')) return <OfficeTerms />
  return (
    <div className="page">
      <header className="page-head">
        <h1>聘任</h1>
      </header>
      <Waiting />
    </div>
  )
}

/** Who holds the street's posts, whose term is about to end, and what waits to be confirmed. */
function OfficeTerms() {
  const [address, setAddress] = useSearchParams()
  const post: ServingPost = SERVING_POSTS.find((each) => each === address.get('post')) ?? 'partTimeGridWorker'
  const over = address.get('over') === 'yes'
  const list = useTerms(post, over)
  const teams = useTeams()
  const [asked, appoint] = useState<{ memberId: string; after?: Term }>()
  const [chosen, choose] = useState<Term>()
  const member = address.get('member')
  const open = asked ?? (member ? { memberId: member } : undefined)
  const soon = addDays(dayOf(now()), ENDING_SOON_DAYS)
  const nameOf = (id: string | undefined) => teams?.find(({ communityId }) => communityId === id)?.name ?? ''
  const columns: TableColumnsType<Term> = [
    { title: '姓名', width: 110, dataIndex: 'name' },
    { title: '社区', width: 150, render: (_, { communityId }) => nameOf(communityId) },
    { title: '聘期', className: 'number', render: (_, { from, to }) => `${from} 至 ${to}` },
    {
      title: '状态',
      width: 190,
      render: (_, { state, to }) => (
        <span className="row wrap">
          {TERM_STATES[state].label}
          {state === 'active' && to <= soon ? <span className="mark mark--warn">快到期</span> : null}
        </span>
      ),
    },
    {
      title: '办理',
      width: 170,
      render: (_, term) => (
        <span className="row">
          <Button id={`term-${term.termId}`} size="small" onClick={() => choose(term)}>
            查看
          </Button>
          {term.memberId && (term.state === 'active' || term.state === 'over') ? (
            <Button
              id={`renew-${term.termId}`}
              size="small"
              onClick={() => appoint({ memberId: term.memberId ?? '', after: term })}
            >
              续聘
            </Button>
          ) : null}
        </span>
      ),
    },
  ]
  const close = () => {
    appoint(undefined)
    if (member) setAddress({ post }, { replace: true })
  }
  return (
    <div className="page">
      <header className="page-head">
        <h1>聘任</h1>
        <Segmented value={post} options={POST_OPTIONS} onChange={(next) => setAddress({ post: next })} />
        <Segmented
          value={over ? 'yes' : 'no'}
          options={[
            { value: 'no', label: '在任和待接受' },
            { value: 'yes', label: '已结束' },
          ]}
          onChange={(next) => setAddress(next === 'yes' ? { post, over: 'yes' } : { post })}
        />
      </header>
      <section className="panel finds">
        <FindByPhone
          purpose="members"
          nobody="没有用这个手机号报到的人，请核对号码"
          hint="聘已确认报到的小哥。查找会记下来，对方在“我的数据”里看得到。"
          onFound={(memberId) => appoint({ memberId })}
        />
      </section>
      <section className="panel">
        <CursorTable
          list={list}
          columns={columns}
          rowKey="termId"
          label={`${POSTS[post].label}，先到期的在前`}
          empty={over ? '还没有结束的聘期' : `还没有${POSTS[post].label}，先按手机号找人来聘`}
        />
      </section>
      <Waiting />
      {open ? <AppointForm key={open.memberId} {...open} post={open.after ? post : undefined} onClose={close} /> : null}
      {chosen ? <TermDrawer term={chosen} onClose={() => choose(undefined)} /> : null}
    </div>
  )
}
