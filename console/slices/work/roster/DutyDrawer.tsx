import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { KeptDrawer } from '@console/parts/kept/KeptDrawer'
import type { Values } from '@console/parts/RouteForm'
import { useWrite } from '@console/parts/useWrite'
import { contract } from '@shared/contract/contract'
import { type Exception, ROSTER_LIMITS } from '@shared/rules/people/roster'
import { sayException, sayShifts } from '@shared/rules/people/shifts'
import { dayOf } from '@shared/rules/time/day'
import { useQueryClient } from '@tanstack/react-query'
import { comingOf, type Group, groupsFault, groupsOf, type OnRoster, shiftsOf } from './duty'
import { ExceptionsField } from './ExceptionsField'
import { GroupsField } from './GroupsField'

const LABELS = { groups: '每周的班', exceptions: '临时调整' }

const valuesOf = ({ shifts, exceptions }: OnRoster): Values => ({
  groups: groupsOf(shifts),
  exceptions: comingOf(exceptions, dayOf(now())),
})

const say = (key: string, value: unknown): string =>
  (key === 'groups'
    ? sayShifts(shiftsOf(value as Group[]))
    : (value as Exception[]).map((exception) => sayException(exception, now()))
  ).join('；') || '没有'

interface Props {
  teamId: string
  person: OnRoster
  onClose: () => void
}

/** One person's week, and the days on which it is otherwise. */
export function DutyDrawer({ teamId, person, onClose }: Props) {
  const answers = useQueryClient()
  const { memberId, label } = person
  const { write, busy } = useWrite(api.alerts.setDuty)
  return (
    <KeptDrawer<OnRoster>
      kind="班"
      title={`${label} 的班`}
      route={contract.alerts.setDuty}
      kept={person}
      valuesOf={valuesOf}
      initial={valuesOf(person)}
      fresh={async () => (await api.alerts.roster({ teamId })).people.find((each) => each.memberId === memberId)}
      overtaken="ROSTER_CHANGED"
      save={({ groups, exceptions }, version = 0) =>
        write({ teamId, memberId, version, shifts: shiftsOf(groups as Group[]), exceptions: exceptions as Exception[] })
      }
      busy={busy}
      labels={LABELS}
      say={say}
      onSaved={() => {
        onClose()
        void answers.invalidateQueries({ queryKey: ['roster'] })
      }}
      onClose={onClose}
    >
      {(field) => (
        <>
          {field('groups', '每周的班', <GroupsField />, { wrong: (groups) => groupsFault(groups as Group[]) })}
          {field('exceptions', '临时调整', <ExceptionsField />, {
            hint: '那一天只按这里写的，不按每周的班。',
            wrong: (days) =>
              (days as Exception[]).length > ROSTER_LIMITS.exceptions ? '例外的日子太多了，先去掉几天' : undefined,
          })}
        </>
      )}
    </KeptDrawer>
  )
}
