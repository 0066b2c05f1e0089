import { PlusOutlined } from '@ant-design/icons'
import { now } from '@console/app/clock'
import { useKeys } from '@console/app/keys/keys'
import { CursorTable } from '@console/parts/CursorTable'
import { useTeams } from '@console/parts/street'
import { TeamSelect } from '@console/parts/TeamSelect'
import { useNow } from '@console/parts/useNow'
import { ACTIVITY_KINDS } from '@shared/rules/activities/activity'
import { ACTIVITY_STATES, SIGNUP_WINDOWS } from '@shared/rules/activities/standing'
import { Button, Segmented, type TableColumnsType } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { ActivityView } from './ActivityView'
import { Month } from './Month'
import { isMonth, monthOf } from './month'
import { OpenHours } from './OpenHours'
import { sayWhen } from './said'
import { type Row, type State, useList } from './useActivities'
import './activities.css'

/** Seldom opened, and large: forms of dates and places. */
const Editor = lazy(() => import('./Editor').then((file) => ({ default: file.Editor })))

const SHOWN = {
  coming: '将来的',
  month: '日历',
  past: '办过的',
  draft: '草稿',
  cancelled: '取消的',
  hours: '没签退的',
} as const
type Shown = keyof typeof SHOWN
const isShown = (text: string | null): text is Shown => text !== null && Object.hasOwn(SHOWN, text)

/** Activities of one's communities: as lists, as a calendar, and the hours that nobody closed; one opens on a page. */
export function Activities() {
  const { activityId } = useParams()
  return activityId ? <ActivityView key={activityId} activityId={activityId} /> : <List />
}

function List() {
  const [address, setAddress] = useSearchParams()
  const teams = useTeams()
  const navigate = useNavigate()
  const [isWriting, write] = useState(false)
  const asked = address.get('show')
  const shown = isShown(asked) ? asked : 'coming'
  const all = [{ communityId: '', name: '所有社区' }, ...(teams ?? [])]
  const community = teams?.find(({ communityId }) => communityId === address.get('team'))?.communityId
  const month = address.get('month')
  const go = (next: Record<string, string | undefined>) => {
    const said = { show: shown, team: community, ...next }
    setAddress(
      Object.entries(said).filter((each): each is [string, string] => Boolean(each[1])),
      { replace: true },
    )
  }
  useKeys('活动', [{ key: 'n', label: '新活动', run: () => write(true) }])
  return (
    <div className="page">
      <header className="page-head">
        <h1>活动</h1>
        <TeamSelect
          id="activities-team"
          label="社区"
          teams={all}
          chosen={community ?? ''}
          onChoose={(team) => go({ team: team || undefined })}
        />
        <span className="grow" />
        <Button id="activity-add" type="primary" icon={<PlusOutlined />} onClick={() => write(true)}>
          新活动 <kbd>N</kbd>
        </Button>
      </header>
      <section className="panel">
        <Segmented
          aria-label="看哪些"
          value={shown}
          options={Object.entries(SHOWN).map(([value, label]) => ({ value, label }))}
          onChange={(next) => go({ show: next })}
        />
        {shown === 'month' ? (
          <Month
            month={isMonth(month) ? month : monthOf(now())}
            community={community}
            onMonth={(next) => go({ month: next })}
          />
        ) : shown === 'hours' ? (
          <OpenHours community={community ?? teams?.[0]?.communityId ?? ''} />
        ) : (
          <Table state={shown} community={community} />
        )}
      </section>
      <Suspense fallback={null}>
        {isWriting && teams ? (
          <Editor activity={undefined} onClose={() => write(false)} onSaved={(id) => navigate(`/activities/${id}`)} />
        ) : null}
      </Suspense>
    </div>
  )
}

const EMPTY: Readonly<Record<State, string>> = {
  coming: '还没有要办的活动，写一个',
  past: '还没有办过活动',
  draft: '没有草稿',
  cancelled: '没有取消过活动',
}

function Table({ state, community }: { state: State; community: string | undefined }) {
  const list = useList(state, community)
  const navigate = useNavigate()
  const nowMs = useNow()
  const columns: TableColumnsType<Row> = [
    {
      title: '名称',
      width: 240,
      render: (_, { activityId, title }) => (
        <Link className="plain-link" to={`/activities/${activityId}`}>
          {title}
        </Link>
      ),
    },
    { title: '类型', width: 100, render: (_, { kind }) => ACTIVITY_KINDS[kind].label },
    { title: '时间', width: 220, className: 'number', render: (_, row) => sayWhen(row, nowMs) },
    { title: '地点', width: 160, ellipsis: true, render: (_, { place }) => place.name },
    {
      title: '谁办',
      width: 150,
      ellipsis: true,
      render: (_, { host, joint }) => `${host.name}${joint ? '（合办）' : ''}`,
    },
    {
      title: state === 'cancelled' ? '为什么取消' : '现在',
      render: (_, row) =>
        row.cancelled ? row.cancelled.reason : `${ACTIVITY_STATES[row.state]} · ${SIGNUP_WINDOWS[row.signUp]}`,
    },
  ]
  return (
    <CursorTable
      list={list}
      columns={columns}
      rowKey="activityId"
      label={SHOWN[state]}
      empty={EMPTY[state]}
      onChoose={({ activityId }) => navigate(`/activities/${activityId}`)}
    />
  )
}
