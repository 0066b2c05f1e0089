import { PlusOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { FormModal } from '@console/parts/FormModal'
import { Paged } from '@console/parts/States'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { PersonField } from '@console/slices/orgs/PersonField'
import { contract, type Inputs } from '@shared/contract/contract'
import { ACTIVITY_LIMITS } from '@shared/rules/activities/activity'
import { MEETING_LIMITS } from '@shared/rules/people/instructing'
import { addDays, dayOf, sayDay, sayMoment } from '@shared/rules/time/day'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { type Activity, FOLLOWS, useRemarks } from './useActivities'

type Decision = Inputs['activities']['minutes']['decisions'][number]

/** What is decided is usually to be done in two weeks. Days. */
const USUAL_DAYS = 14

/** What was said in a council with the speakers, its minutes, and what was decided: each decision is somebody's to do. */
export function Council({ activity, mayDecide }: { activity: Activity; mayDecide: boolean }) {
  const { activityId, minutes } = activity
  const list = useRemarks(activityId)
  const nowMs = useNow()
  const [open, setOpen] = useState<'remark' | 'minutes'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <div className="row wrap no-print">
        <Button id="remark-add" icon={<PlusOutlined />} onClick={() => setOpen('remark')}>
          记一条发言
        </Button>
        <Button id="minutes-write" type="primary" disabled={!mayDecide} onClick={() => setOpen('minutes')}>
          写纪要和决定
        </Button>
        {mayDecide ? null : <span className="small">纪要和决定由街道管理员写。</span>}
      </div>
      {minutes?.minutes ? <p className="activity-text">{minutes.minutes}</p> : null}
      {minutes && minutes.decisions.length > 0 ? (
        <ul className="council-list" aria-label="决定">
          {minutes.decisions.map(({ dutyId, title, owner, dueOn }) => (
            <li key={dutyId}>
              {title}
              <span className="small">
                {' '}
                {owner} 办，{sayDay(dueOn, nowMs)}以前
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <Paged list={list} empty="还没有记下发言">
        {(items) => (
          <ul className="council-list" aria-label="发言">
            {items.map(({ remarkId, speaker, text, at, byLabel }) => (
              <li key={remarkId}>
                <strong>{speaker}</strong> {text}
                <span className="small number">
                  {' '}
                  {sayMoment(at, nowMs)} {byLabel}记
                </span>
              </li>
            ))}
          </ul>
        )}
      </Paged>
      {open === 'remark' ? <RemarkForm activityId={activityId} onClose={close} /> : null}
      {open === 'minutes' ? <MinutesForm activity={activity} onClose={close} /> : null}
    </>
  )
}

interface FormProps {
  onClose: () => void
}

function RemarkForm({ activityId, onClose }: FormProps & { activityId: string }) {
  const { act, busy } = useAct(api.activities.remark, { anew: FOLLOWS, say: '已记下' })
  return (
    <FormModal
      route={contract.activities.remark}
      title="记一条发言"
      yes="记下"
      busy={busy}
      initial={{ memberId: undefined, speaker: '', text: '' }}
      onSend={async ({ memberId, speaker, text }) => {
        const who = memberId === undefined ? { speaker: String(speaker) } : { memberId: String(memberId) }
        if (await act({ activityId, ...who, text: String(text) })) onClose()
      }}
      onClose={onClose}
    >
      {(field, { memberId }) => (
        <>
          {field('memberId', '谁说的（有账号的）', <PersonField />)}
          {memberId === undefined
            ? field(
                'speaker',
                '没有账号的，写怎么称呼',
                <Input maxLength={ACTIVITY_LIMITS.contact} autoComplete="off" />,
                {
                  missing: '请选一位，或者写怎么称呼',
                },
              )
            : null}
          {field(
            'text',
            '说了什么',
            <Input.TextArea maxLength={ACTIVITY_LIMITS.remark} showCount autoSize={{ minRows: 3, maxRows: 8 }} />,
            { missing: '请写说了什么' },
          )}
        </>
      )}
    </FormModal>
  )
}

function MinutesForm({ activity, onClose }: FormProps & { activity: Activity }) {
  const { activityId, minutes } = activity
  const { act, busy } = useAct(api.activities.minutes, {
    anew: [...FOLLOWS, ['orgs']],
    say: '已记下，决定交给负责人了',
  })
  return (
    <FormModal
      route={contract.activities.minutes}
      title="纪要和决定"
      yes="记下"
      busy={busy}
      initial={{ minutes: minutes?.minutes ?? '', decisions: [] }}
      faultsAt={{ OWNER_INVALID: 'decisions', DECISIONS_FULL: 'decisions' }}
      onSend={async ({ minutes: words, decisions }) => {
        const said = words ? { minutes: String(words) } : {}
        const version = minutes?.version ?? 0
        if (await act({ activityId, version, ...said, decisions: decisions as Decision[] })) onClose()
      }}
      onClose={onClose}
    >
      {(field) => (
        <>
          {field(
            'minutes',
            '纪要（可不填）',
            <Input.TextArea maxLength={MEETING_LIMITS.minutes} showCount autoSize={{ minRows: 4, maxRows: 12 }} />,
          )}
          {field('decisions', '新的决定', <Decisions />, { hint: '每一条都交给一个人，记在这个组织的待办里。' })}
        </>
      )}
    </FormModal>
  )
}

interface DecisionsProps {
  value?: Partial<Decision>[]
  onChange?: (decisions: Partial<Decision>[]) => void
}

function Decisions({ value = [], onChange }: DecisionsProps) {
  const change = (at: number, part: Partial<Decision>) =>
    onChange?.(value.map((each, place) => (place === at ? { ...each, ...part } : each)))
  return (
    <div className="council-decisions">
      {value.map((decision, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing of its own before it is sent
        <div key={place} className="council-decision">
          <Input
            aria-label={`第 ${place + 1} 条决定`}
            maxLength={MEETING_LIMITS.line}
            placeholder="要办的事"
            value={decision.title}
            onChange={(event) => change(place, { title: event.target.value })}
          />
          <PersonField
            value={decision.ownerId}
            onChange={(ownerId) => change(place, ownerId === undefined ? {} : { ownerId })}
          />
          <div className="row">
            <Input
              type="date"
              className="number"
              aria-label={`第 ${place + 1} 条最晚哪天`}
              value={decision.dueOn}
              onChange={(event) => change(place, { dueOn: event.target.value })}
            />
            <Button onClick={() => onChange?.(value.filter((_, at) => at !== place))}>去掉第 {place + 1} 条</Button>
          </div>
        </div>
      ))}
      <Button
        id="decision-add"
        icon={<PlusOutlined />}
        disabled={value.length >= MEETING_LIMITS.decisions}
        onClick={() => onChange?.([...value, { title: '', dueOn: addDays(dayOf(now()), USUAL_DAYS) }])}
      >
        加一条
      </Button>
    </div>
  )
}
