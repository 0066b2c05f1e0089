import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { now } from '@miniapp/lib/clock'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { buzz, tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Outputs } from '@shared/contract/contract'
import { dayOf } from '@shared/rules/time/day'
import { useState } from 'react'
import { useCommunity } from '../../useCommunity'

type Roster = Outputs['alerts']['roster']
export type OnRoster = Roster['people'][number]
/** What of one person's duty is changed. */
export type Duty = Pick<OnRoster, 'shifts' | 'exceptions'>

/** Who is on duty in a team, and the person whose duty is being changed. */
export function useRoster() {
  const community = useCommunity({ units: true, office: true, first: useParam<'grid/roster'>('team') })
  const teamId = community.chosen?.communityId ?? ''
  const load = useLoad(() => api.alerts.roster({ teamId }), [teamId], {
    when: teamId !== '',
    cache: `roster:${teamId}`,
  })
  const [person, edit] = useState<OnRoster>()
  const { write, busy } = useWrite(api.alerts.setDuty)

  async function save({ memberId, version }: OnRoster, { shifts, exceptions }: Duty): Promise<void> {
    const today = dayOf(now())
    try {
      // Days that are over are of no use to anybody and would fill the list.
      const coming = exceptions.filter(({ day }) => day >= today)
      const roster = await write({ teamId, memberId, version, shifts, exceptions: coming })
      if (!roster) return
      buzz()
      tell('已保存，马上生效')
      load.put(roster)
      edit(undefined)
    } catch (error) {
      tellError(error)
      const { code } = asApiError(error)
      if (code !== 'ROSTER_CHANGED' && code !== 'ASSIGNEE_REQUIRED') return
      edit(undefined)
      await load.reload()
    }
  }

  return { community, load, person, edit, save, busy }
}
