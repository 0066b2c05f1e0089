import { api } from '@console/app/client'
import { useWorking } from '@console/app/session/current'
import { Facts } from '@console/parts/Facts'
import { Loaded } from '@console/parts/States'
import { useStreet } from '@console/parts/street'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { WordsModal } from '@console/parts/WordsModal'
import { contract } from '@shared/contract/contract'
import { ACTIVITY_KINDS, ACTIVITY_LIMITS, ATTENDANCE_MODES, CANCEL_REASONS } from '@shared/rules/activities/activity'
import { ACTIVITY_STATES, SIGNUP_WINDOWS } from '@shared/rules/activities/standing'
import { holds } from '@shared/rules/people/roles'
import { sayDay } from '@shared/rules/time/day'
import { App, Button, Tabs } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { AttendanceSheet } from './AttendanceSheet'
import { Corrections } from './Corrections'
import { Council } from './Council'
import { Signups } from './Signups'
import { sayWhen } from './said'
import { type Activity, FOLLOWS, useActivity } from './useActivities'
import './activities.css'

/** Seldom opened, and large: forms of dates and places. */
const Editor = lazy(() => import('./Editor').then((file) => ({ default: file.Editor })))
const Series = lazy(() => import('./Series').then((file) => ({ default: file.Series })))

/** One activity: what it is, what may be done now, who signed up, who came, and what was said. */
export function ActivityView({ activityId }: { activityId: string }) {
  const query = useActivity(activityId)
  return (
    <div className="page sheet">
      <Loaded query={query} rows={12}>
        {(activity) => <Shown activity={activity} />}
      </Loaded>
    </div>
  )
}

function Shown({ activity }: { activity: Activity }) {
  const { activityId, title, kind, state, words, came, counted, openHours, series, signUp } = activity
  const [address, setAddress] = useSearchParams()
  const nowMs = useNow()
  const street = useStreet()
  const { grants } = useWorking().me
  const nameOf = (id: string) => street.data?.communities.find(({ communityId }) => communityId === id)?.name ?? id
  return (
    <>
      <header className="page-head">
        <h1>{title}</h1>
        <span className="mark mark--plain">{ACTIVITY_KINDS[kind].label}</span>
        <span className={`mark mark--${state === 'cancelled' ? 'bad' : state === 'running' ? 'warn' : 'plain'}`}>
          {ACTIVITY_STATES[state]}
        </span>
        <span className="grow" />
        <Link className="no-print" to="/activities">
          回列表
        </Link>
      </header>
      <Acts activity={activity} />
      <section className="panel" aria-label="这场活动">
        {words.text ? <p className="activity-text">{words.text}</p> : null}
        <Facts
          facts={{
            时间: <span className="number">{sayWhen(activity, nowMs)}</span>,
            地点: [activity.place.name, activity.place.address].filter(Boolean).join('，'),
            谁办: `${activity.host.name}${activity.joint ? '（合办）' : ''}`,
            哪个社区: nameOf(activity.communityId),
            一起办: activity.with.length > 0 ? activity.with.map(nameOf).join('、') : undefined,
            报名: words.signUp ? SIGNUP_WINDOWS[signUp] : SIGNUP_WINDOWS.none,
            名额: activity.seats.length > 0 && words.signUp ? <Seats seats={activity.seats} /> : undefined,
            签到: ATTENDANCE_MODES[activity.mode].label,
            到了: `${came} 人${counted > 0 ? `，另有 ${counted} 人没有账号` : ''}`,
            没签退: openHours > 0 ? <Link to="/activities?show=hours">{openHours} 人的工时还没有补</Link> : undefined,
            为什么取消: activity.cancelled?.reason,
          }}
        />
        {series && series.length > 1 ? (
          <p className="small no-print">
            同一个系列：
            {series.map(({ day, activityId: id }) => (
              <Link key={id} className="series-day" aria-current={id === activityId} to={`/activities/${id}`}>
                {sayDay(day, nowMs)}
              </Link>
            ))}
          </p>
        ) : null}
      </section>
      <section className="panel">
        <Tabs
          className="sheet-tabs"
          activeKey={address.get('part') ?? (words.signUp ? 'signups' : 'attendance')}
          onChange={(part) => setAddress({ part }, { replace: true })}
          destroyOnHidden
          items={[
            ...(words.signUp ? [{ key: 'signups', label: '报名', children: <Signups activity={activity} /> }] : []),
            ...(activity.mode === 'none'
              ? []
              : [
                  { key: 'attendance', label: '签到表', children: <AttendanceSheet activity={activity} /> },
                  { key: 'corrections', label: '工时更正', children: <Corrections activityId={activityId} /> },
                ]),
            ...(kind === 'council'
              ? [
                  {
                    key: 'council',
                    label: '发言和纪要',
                    children: <Council activity={activity} mayDecide={holds(grants, 'admin')} />,
                  },
                ]
              : []),
          ]}
        />
      </section>
    </>
  )
}

function Seats({ seats }: Pick<Activity, 'seats'>) {
  return (
    <>
      {seats.map(({ positionId, name, capacity, free, taken, waiting }) => (
        <span key={positionId ?? 'all'} className="seats number">
          {name ? `${name}：` : ''}
          {taken} 人已报
          {capacity === undefined ? '，不限名额' : `，共 ${capacity}，${sayFree(free ?? capacity - taken)}`}
          {waiting > 0 ? `，${waiting} 人候补` : ''}
        </span>
      ))}
    </>
  )
}

const sayFree = (free: number): string => (free < 0 ? `多收了 ${-free}` : free === 0 ? '已满' : `还剩 ${free}`)

/** What may be done with it as it stands. */
function Acts({ activity }: { activity: Activity }) {
  const { activityId, revision, state, seriesId, summaryId } = activity
  const { modal } = App.useApp()
  const [open, setOpen] = useState<'change' | 'cancel' | 'series'>()
  const close = () => setOpen(undefined)
  const publishing = useAct(api.activities.publish, { anew: FOLLOWS, say: '已发布' })
  const cancelling = useAct(api.activities.cancel, { anew: FOLLOWS, say: '已取消，报了名的人会收到消息' })
  const navigate = useNavigate()
  const { grants } = useWorking().me
  const summing = useAct(api.activities.beginSummary, { anew: FOLLOWS, say: '写了个开头，接着加照片和内容' })
  const sumUp = async () => {
    const begun = await summing.act({ activityId })
    if (begun) navigate(`/articles/${begun.articleId}/edit`)
  }
  const isOpen = state === 'draft' || state === 'coming' || state === 'running'
  const publish = () =>
    modal.confirm({
      title: '现在发布？',
      content: '发布以后，符合范围的人马上看得到，可以报名。',
      okText: '发布',
      okButtonProps: { id: 'publish-yes' },
      cancelText: '再看看',
      onOk: () => publishing.act({ activityId, revision }),
    })
  return (
    <div className="row wrap no-print activity-acts" role="toolbar" aria-label="办理">
      {state === 'draft' ? (
        <Button id="activity-publish" type="primary" loading={publishing.busy} onClick={publish}>
          发布
        </Button>
      ) : null}
      {isOpen ? (
        <Button id="activity-change" onClick={() => setOpen('change')}>
          修改
        </Button>
      ) : null}
      {isOpen && seriesId === undefined ? (
        <Button id="activity-series" onClick={() => setOpen('series')}>
          按规律重复
        </Button>
      ) : null}
      {summaryId ? <Link to={`/articles/${summaryId}`}>看活动回顾</Link> : null}
      {state === 'over' && !summaryId && holds(grants, 'admin') ? (
        <Button id="activity-summary" loading={summing.busy} onClick={sumUp}>
          写活动回顾
        </Button>
      ) : null}
      {isOpen ? (
        <Button id="activity-cancel" danger onClick={() => setOpen('cancel')}>
          取消活动
        </Button>
      ) : null}
      <Suspense fallback={null}>
        {open === 'change' ? <Editor activity={activity} onClose={close} onSaved={close} /> : null}
        {open === 'series' ? <Series activity={activity} onClose={close} /> : null}
      </Suspense>
      {open === 'cancel' ? (
        <WordsModal
          route={contract.activities.cancel}
          name="reason"
          title="取消这场活动"
          yes="取消活动"
          presets={CANCEL_REASONS}
          max={ACTIVITY_LIMITS.reason}
          placeholder="为什么取消"
          hint="报了名的人会看到原因。取消以后不能再恢复。"
          danger
          busy={cancelling.busy}
          onSend={(reason) => cancelling.act({ activityId, reason })}
          onClose={close}
        />
      ) : null}
    </div>
  )
}
