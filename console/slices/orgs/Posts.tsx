import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { Loaded } from '@console/parts/States'
import { Table } from '@console/parts/Table'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { WordsModal } from '@console/parts/WordsModal'
import { contract } from '@shared/contract/contract'
import { hasPost, ORG_POSTS } from '@shared/rules/people/instructing'
import { dayOf, sayDay } from '@shared/rules/time/day'
import { Button, Input, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { AppointForm } from './AppointForm'
import { type Holding, ORG_ANSWERS, type Org, usePosts } from './useOrgs'

/** Who holds the posts of an organisation, as of any day. */
export function Posts({ org, may }: { org: Org; may: boolean }) {
  const nowMs = useNow()
  const today = dayOf(now())
  const [day, setDay] = useState<string>()
  const posts = usePosts(org.orgId, day)
  const [isAppointing, setAppointing] = useState(false)
  const [leaving, leave] = useState<Holding>()
  const has = Object.keys(ORG_POSTS).some((post) => hasPost(org.kind, post as keyof typeof ORG_POSTS))
  const common: TableColumnsType<Holding> = [
    { title: '职务', width: 110, render: (_, { post }) => ORG_POSTS[post].label },
    { title: '姓名', render: (_, { name, memberId }) => `${name}${memberId === undefined ? '（不在小程序里）' : ''}` },
    {
      title: '任期',
      className: 'number',
      render: (_, { from, to, endedAt, reason }) => (
        <>
          {sayDay(from, nowMs)} 到 {sayDay(endedAt === undefined ? to : dayOf(endedAt), nowMs)}
          {reason ? <div className="small">{reason}</div> : null}
        </>
      ),
    },
  ]
  const act: TableColumnsType<Holding>[number] = {
    title: '操作',
    width: 80,
    render: (_, holding) => (
      <Button id={`end-${holding.termId}`} size="small" danger onClick={() => leave(holding)}>
        免去
      </Button>
    ),
  }
  return (
    <>
      <div className="row wrap orgs-bar">
        <label htmlFor="posts-day">看哪天</label>
        <Input
          id="posts-day"
          type="date"
          className="number orgs-day"
          value={day ?? today}
          onChange={(event) => setDay(event.target.value || undefined)}
        />
        {day !== undefined && day !== today ? (
          <Button id="posts-today" onClick={() => setDay(undefined)}>
            回到今天
          </Button>
        ) : null}
        <span className="grow" />
        {may && has && org.active ? (
          <Button id="post-new" type="primary" onClick={() => setAppointing(true)}>
            任命
          </Button>
        ) : null}
      </div>
      <Loaded query={posts} rows={4}>
        {({ held, history }) => (
          <>
            <Table<Holding>
              aria-label="那天担任职务的人"
              rowKey="termId"
              size="middle"
              columns={may && (day === undefined || day === today) ? [...common, act] : common}
              dataSource={held}
              locale={{ emptyText: has ? '那天没有人担任职务' : '这类组织没有职务' }}
            />
            {history.length > held.length ? (
              <details className="orgs-history">
                <summary>历任（{history.length}）</summary>
                <Table<Holding> aria-label="历任" rowKey="termId" size="small" columns={common} dataSource={history} />
              </details>
            ) : null}
          </>
        )}
      </Loaded>
      {isAppointing ? <AppointForm org={org} onClose={() => setAppointing(false)} /> : null}
      {leaving ? <EndPost holding={leaving} onClose={() => leave(undefined)} /> : null}
    </>
  )
}

const REASONS = ['任期调整', '工作调动', '本人辞去'] as const

function EndPost({ holding, onClose }: { holding: Holding; onClose: () => void }) {
  const { act, busy } = useAct(api.orgs.endPost, { anew: ORG_ANSWERS, say: '已免去，马上看不到这里的内容' })
  const { orgId, termId, post, name } = holding
  return (
    <WordsModal
      route={contract.orgs.endPost}
      name="reason"
      title={`免去 ${name} 的${ORG_POSTS[post].label}`}
      presets={REASONS}
      max={100}
      placeholder="写明原因，同事看得到"
      yes="免去"
      danger
      busy={busy}
      onSend={(reason) => act({ orgId, termId, reason })}
      onClose={onClose}
    />
  )
}
