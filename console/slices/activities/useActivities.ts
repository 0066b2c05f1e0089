import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import type { Outputs } from '@shared/contract/contract'
import { useQuery } from '@tanstack/react-query'

export type Row = Outputs['activities']['desk']['items'][number]
export type Activity = Outputs['activities']['edit']
export type Signup = Outputs['activities']['signups']['items'][number]
export type Attendance = Outputs['activities']['attendance']['items'][number]
export type State = 'draft' | 'coming' | 'past' | 'cancelled'

/** Every answer about activities. */
const KEY = ['activities'] as const
/** What follows from a write: the lists and all that is open of it, and what is due. */
export const FOLLOWS = [KEY, ['today']] as const

export const useList = (state: State, community: string | undefined) =>
  usePages([...KEY, 'desk', state, community], (cursor) => api.activities.desk({ state, community, cursor, limit: 30 }))

/** All of a month; a street has tens. */
export const useMonth = (month: string, community: string | undefined) =>
  usePages([...KEY, 'month', month, community], (cursor) =>
    api.activities.desk({ state: 'month', month, community, cursor, limit: 50 }),
  )

export const useActivity = (activityId: string) =>
  useQuery({ queryKey: [...KEY, 'edit', activityId], queryFn: () => api.activities.edit({ activityId }) })

export const useSignups = (activityId: string, state: Signup['state']) =>
  usePages([...KEY, 'signups', activityId, state], (cursor) =>
    api.activities.signups({ activityId, state, cursor, limit: 50 }),
  )

export const useAttendance = (activityId: string) =>
  usePages([...KEY, 'attendance', activityId], (cursor) => api.activities.attendance({ activityId, cursor, limit: 50 }))

export const useOpenHours = (community: string) =>
  usePages([...KEY, 'hours', community], (cursor) => api.activities.openHours({ community, cursor, limit: 50 }), {
    when: community !== '',
  })

export const useCorrections = (activityId: string) =>
  usePages([...KEY, 'corrections', activityId], (cursor) =>
    api.activities.corrections({ activityId, cursor, limit: 50 }),
  )

export const useRemarks = (activityId: string) =>
  usePages([...KEY, 'remarks', activityId], (cursor) => api.activities.remarks({ activityId, cursor, limit: 50 }))
