import { staffOf } from '@functions/identity/staff'
import { getNow } from '@functions/platform/store/writes'
import { ROLES } from '@shared/rules/people/roles'
import { isOnDuty, OFFICE } from '@shared/rules/people/roster'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { DutyRecord, dutiesOf } from './entities'

export type DutyItem = FormattedItem<typeof DutyRecord>

/** Somebody of a team's staff with their duty. */
export interface OnRoster {
  memberId: string
  /** 网格员 王*. */
  label: string
  duty: DutyItem | undefined
  onDuty: boolean
}

/** Everybody who works for a team, or for the street office, and whether they are on duty at `at` (epoch ms). One query. */
export async function rosterOf(streetId: string, teamId: string, at: number): Promise<OnRoster[]> {
  const [staff, duties] = await Promise.all([staffOf(streetId), dutiesOf(streetId, teamId).all()])
  return staff
    .filter(({ role, teamIds }) => (teamId === OFFICE ? role === 'admin' : teamIds.includes(teamId)))
    .map(({ memberId, role, nameMasked }) => {
      const duty = duties.find((each) => each.memberId === memberId)
      return {
        memberId,
        label: `${ROLES[role]} ${nameMasked}`.trim(),
        duty,
        onDuty: duty !== undefined && isOnDuty(duty, at),
      }
    })
}

/** Whom to tell at once: who is on duty; everybody of the team when nobody is. */
export function reachedBy(roster: readonly OnRoster[]): readonly OnRoster[] {
  const onDuty = roster.filter((each) => each.onDuty)
  return onDuty.length > 0 ? onDuty : roster
}

/** Somebody's duty in a team, or in the street office; undefined when they have none. 1 read unit. */
export const dutyIn = ({ streetId, teamId }: { streetId: string; teamId: string }, memberId: string) =>
  getNow(DutyRecord, { streetId, teamId, memberId })
