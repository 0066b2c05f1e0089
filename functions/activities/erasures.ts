import { now } from '@functions/platform/clock'
import { type Erasure, erasing, GONE } from '@functions/platform/held'
import { newId } from '@functions/platform/store/ids'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, put, remove, removeIf, updateIf } from '@functions/platform/store/writes'
import { Attendance, attendedBy, Correction, correctionsAbout, Remark, remarksBy } from './attendanceEntities'
import { Seats } from './entities'
import { settled } from './settling'
import { Signup, type SignupItem, signupsBy } from './signupEntities'
import { givenBack, isLive } from './signups'

/** Whoever leaves gives their place back; it goes on. Safe to repeat. */
async function removed({ memberId, activityId, positionId }: SignupItem): Promise<void> {
  await untilAnswered<true>(async () => {
    const signup = await getNow(Signup, { memberId, activityId })
    if (!signup) return true
    const isStale = { attr: 'version', eq: signup.version } as const
    const at = now()
    const keeps = isLive(signup, at) || signup.state === 'offered'
    const places = updateIf<typeof Seats, true>(
      Seats,
      { activityId, positionId, ...givenBack(signup) },
      { attr: 'starts', exists: true },
    )
    return transact<true>(
      [removeIf<typeof Signup, true>(Signup, { memberId, activityId }, isStale), ...(keeps ? [places] : [])],
      () => true,
    )
  })
  await settled({ activityId, positionId })
}

/** One of them takes several transactions: few at once. */
const AT_ONCE = 20

export const erasures: readonly Erasure[] = [
  {
    name: 'sign-ups',
    page: async ({ memberId }, from) => {
      const { items, next } = await signupsBy(memberId).page({ limit: AT_ONCE, from })
      for (const signup of items) await removed(signup)
      return next
    },
  },
  erasing<typeof Attendance>(
    'attendances',
    ({ memberId }) => attendedBy(memberId),
    (attendance) => {
      const { ownerPk: _, ownerSk: __, queuePk: ___, queueSk: ____, entryId: _____, ...rest } = attendance
      return [remove(Attendance, attendance), put(Attendance, { ...rest, memberId: newId() })]
    },
  ),
  erasing<typeof Correction>(
    'corrections of hours',
    ({ memberId }) => correctionsAbout(memberId),
    ({ ownerPk: _, ownerSk: __, ...rest }) => [put(Correction, { ...rest, memberId: newId(), reason: '' })],
  ),
  erasing<typeof Remark>(
    'remarks in councils',
    ({ memberId }) => remarksBy(memberId),
    ({ memberId: _, ownerPk: __, ownerSk: ___, ...rest }) => [put(Remark, { ...rest, speaker: GONE, text: '' })],
  ),
]
