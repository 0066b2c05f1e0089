import { api } from '@console/app/client'
import { allOf } from '@console/parts/pages'
import type { Outputs } from '@shared/contract/contract'
import { useQuery } from '@tanstack/react-query'

export type StreetSetup = Outputs['setup']['street']
export type Station = Outputs['setup']['stations']['items'][number]
export type Shop = Outputs['setup']['shops']['items'][number]
type Colleague = Outputs['setup']['staff']['items'][number]

/** The street with its communities and units, as it is set up. */
export function useStreetSetup() {
  return useQuery({ queryKey: ['setup', 'street'], queryFn: () => api.setup.street({}) })
}

export const allStations = (): Promise<Station[]> => allOf((page) => api.setup.stations(page))
export const allStaff = (): Promise<Colleague[]> => allOf((page) => api.setup.staff(page))
export const allShops = (): Promise<Shop[]> => allOf((page) => api.setup.shops(page))

/** Every station there is, to choose one of them and to find a free id. */
export function useAllStations() {
  return useQuery({ queryKey: ['setup', 'stations', 'all'], queryFn: allStations })
}

export function useAllShops() {
  return useQuery({ queryKey: ['setup', 'shops', 'all'], queryFn: allShops })
}

/** Communities and units by id, as far as the street is known. */
export function namesOf(street: StreetSetup | undefined): (teamId: string) => string {
  const names = new Map([
    ...(street?.communities ?? []).map(({ communityId, name }) => [communityId, name] as const),
    ...(street?.units ?? []).map(({ unitId, name }) => [unitId, name] as const),
  ])
  return (teamId) => names.get(teamId) ?? teamId
}
