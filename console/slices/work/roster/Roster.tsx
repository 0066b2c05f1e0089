import { api } from '@console/app/client'
import { Empty, Loaded } from '@console/parts/States'
import { useTeams } from '@console/parts/street'
import { Table } from '@console/parts/Table'
import { TeamSelect } from '@console/parts/TeamSelect'
import { useNow } from '@console/parts/useNow'
import { sayException, WEEK, WEEKDAYS } from '@shared/rules/people/shifts'
import { dayOf, weekdayOf } from '@shared/rules/time/day'
import { useQuery } from '@tanstack/react-query'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { DutyDrawer } from './DutyDrawer'
import { comingOf, type OnRoster, timesOn } from './duty'
import './roster.css'

/** Who is on duty for urgent reports, as a week of a team; one person's week is changed beside it. */
export function Roster() {
  const teams = useTeams({ units: true, office: true })
  const [address, setAddress] = useSearchParams()
  const team = teams?.find(({ communityId }) => communityId === address.get('team')) ?? teams?.[0]
  const teamId = team?.communityId ?? ''
  const roster = useQuery({
    queryKey: ['roster', teamId],
    queryFn: () => api.alerts.roster({ teamId }),
    enabled: teamId !== '',
  })
  const [chosen, choose] = useState<string>()
  const person = roster.data?.people.find(({ memberId }) => memberId === chosen)
  return (
    <div className="page">
      <header className="page-head">
        <h1>值班表</h1>
        <TeamSelect
          id="roster-team"
          label="社区或单位"
          teams={teams ?? []}
          chosen={team?.communityId}
          onChoose={(id) => setAddress({ team: id })}
        />
      </header>
      <section className="panel">
        <Loaded query={roster}>
          {({ people }) =>
            people.length === 0 ? (
              <Empty text="这里还没有工作人员。在 人员和身份 里给了身份，就能排班" />
            ) : (
              <>
                <Now people={people} />
                <Week people={people} onChoose={choose} />
              </>
            )
          }
        </Loaded>
      </section>
      {person ? (
        <DutyDrawer key={person.memberId} teamId={teamId} person={person} onClose={() => choose(undefined)} />
      ) : null}
    </div>
  )
}

function Now({ people }: { people: readonly OnRoster[] }) {
  const names = people.filter(({ onDuty }) => onDuty).map(({ label }) => label)
  return (
    <p id="roster-now" className={names.length > 0 ? 'second' : 'warn'}>
      {names.length > 0
        ? `现在值班：${names.join('、')}。紧急上报马上提醒他们。`
        : '现在没有人值班，紧急上报会提醒这里的每个人。'}
    </p>
  )
}

/** A line a person, a column a day; today's is marked. */
function Week({ people, onChoose }: { people: readonly OnRoster[]; onChoose: (memberId: string) => void }) {
  const nowMs = useNow()
  const today = dayOf(nowMs)
  const columns: TableColumnsType<OnRoster> = [
    {
      title: '谁',
      width: 190,
      fixed: 'left',
      render: (_, { memberId, label, me, onDuty }) => (
        <>
          <button type="button" id={`duty-${memberId}`} className="plain plain-link" onClick={() => onChoose(memberId)}>
            {label}
          </button>
          {me ? '（我）' : ''} {onDuty ? <span className="mark mark--good">值班中</span> : null}
        </>
      ),
    },
    ...WEEK.map((day) => ({
      title: WEEKDAYS[day],
      width: 112,
      className: day === weekdayOf(today) ? 'number roster-today' : 'number',
      render: (_: unknown, { shifts }: OnRoster) => timesOn(shifts, day).map((time) => <div key={time}>{time}</div>),
    })),
    {
      title: '临时调整',
      width: 200,
      className: 'number',
      render: (_, { exceptions }) =>
        comingOf(exceptions, today).map((exception) => (
          <div key={`${exception.day}${exception.fromMinute}`}>{sayException(exception, nowMs)}</div>
        )),
    },
  ]
  return (
    <Table<OnRoster>
      aria-label="一周的班"
      columns={columns}
      dataSource={[...people]}
      rowKey="memberId"
      size="middle"
      scroll={{ x: 1180 }}
    />
  )
}
