import { Paged } from '@console/parts/States'
import { useNow } from '@console/parts/useNow'
import { sayDay } from '@shared/rules/time/day'
import { Button } from 'antd'
import { useState } from 'react'
import { AddMeeting } from './AddMeeting'
import { RecordMeeting } from './RecordMeeting'
import { type Meeting, type Org, useMeetings } from './useOrgs'

/** An organisation's meetings, latest first, and what was decided in each. */
export function Meetings({ org, may }: { org: Org; may: boolean }) {
  const list = useMeetings(org.orgId)
  const [isAdding, setAdding] = useState(false)
  const [recording, record] = useState<string>()
  // As it stands now: a colleague may have recorded something since.
  const recorded = list.items.find(({ meetingId }) => meetingId === recording)
  return (
    <>
      {may && org.active ? (
        <div className="row orgs-bar">
          <span className="grow" />
          <Button id="meeting-new" type="primary" onClick={() => setAdding(true)}>
            记一次会议
          </Button>
        </div>
      ) : null}
      <Paged list={list} empty="还没有记过会议">
        {(meetings) =>
          meetings.map((meeting) => (
            <MeetingCard
              key={meeting.meetingId}
              meeting={meeting}
              onRecord={may ? () => record(meeting.meetingId) : undefined}
            />
          ))
        }
      </Paged>
      {isAdding ? <AddMeeting orgId={org.orgId} onClose={() => setAdding(false)} /> : null}
      {recorded ? <RecordMeeting meeting={recorded} onClose={() => record(undefined)} /> : null}
    </>
  )
}

function MeetingCard({ meeting, onRecord }: { meeting: Meeting; onRecord: (() => void) | undefined }) {
  const nowMs = useNow()
  const { meetingId, title, day, place, agenda, minutes, present, guests, decisions, byLabel } = meeting
  return (
    <section className="panel orgs-meeting" aria-label={title}>
      <h3 className="panel-title">
        {title} <span className="small number">{sayDay(day, nowMs)}</span>
        {place ? <span className="small">{place}</span> : null}
        <span className="grow" />
        {onRecord ? (
          <Button id={`record-${meetingId}`} size="small" onClick={onRecord}>
            补记
          </Button>
        ) : null}
      </h3>
      {agenda.length > 0 ? (
        <ol className="second">
          {agenda.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      ) : null}
      {minutes ? <p className="orgs-minutes">{minutes}</p> : null}
      {present.length + guests > 0 ? (
        <p className="second">
          到会：{present.map(({ name }) => name).join('、')}
          {guests > 0 ? `${present.length > 0 ? '，另有' : ''} ${guests} 人` : ''}
        </p>
      ) : null}
      {decisions.length > 0 ? (
        <ul>
          {decisions.map((decision) => (
            <li key={decision.dutyId}>
              {decision.title}
              <span className="small">
                （{decision.owner}，最晚 {sayDay(decision.dueOn, nowMs)}）
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="small">{byLabel} 记</p>
    </section>
  )
}
