import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { useWhole } from '@console/parts/useWhole'
import type { Outputs } from '@shared/contract/contract'
import { isUnderWay } from '@shared/rules/survey/imports'
import { useQuery } from '@tanstack/react-query'

export type Round = Outputs['survey']['startRound']
export type Outlet = Outputs['survey']['outlets']['items'][number]
export type Person = Outputs['survey']['mark']
export type Import = Outputs['survey']['startImport']

/** Whatever is written moves rounds, people and both lists alike. */
export const SURVEY_ANSWERS = [['survey']]

/** While something goes on by itself, it is asked for so often. Milliseconds. */
const ASK_MS = 2_000

export const useRounds = () =>
  useQuery({
    queryKey: ['survey', 'rounds'],
    queryFn: async () => (await api.survey.rounds({ limit: 50 })).items,
    refetchInterval: ({ state }) => (state.data?.some((each) => each.state === 'closing') ? ASK_MS : false),
  })

export const useOutlets = (round: number, kind: Outlet['kind']) =>
  usePages(['survey', 'outlets', round, kind], (cursor) => api.survey.outlets({ round, kind, cursor, limit: 50 }))

export const usePeople = (round: number, orgId: string) =>
  usePages(['survey', 'people', round, orgId], (cursor) => api.survey.people({ round, orgId, cursor, limit: 50 }))

/** Surveyed but not registered. */
export function useInvite(round: number) {
  const list = usePages(['survey', 'invite', round], (cursor) => api.survey.invite({ round, cursor, limit: 50 }))
  useWhole(list, { until: 'found' })
  return list
}

/** Registered but not surveyed. */
export function useUnsurveyed(round: number) {
  const list = usePages(['survey', 'unsurveyed', round], (cursor) =>
    api.survey.unsurveyed({ round, cursor, limit: 50 }),
  )
  useWhole(list, { until: 'found' })
  return list
}

/** An import as it goes on. */
export const useImport = (importId: string | undefined) =>
  useQuery({
    queryKey: ['survey', 'import', importId],
    queryFn: () => api.survey.importOf({ importId: importId ?? '' }),
    enabled: importId !== undefined,
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.state) ? ASK_MS : false),
  })
