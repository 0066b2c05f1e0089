import { api } from '@console/app/client'
import { useWorking } from '@console/app/session/current'
import { type Team, teamsOf } from '@shared/rules/people/teams'
import { useQuery } from '@tanstack/react-query'

/** Names, communities and units of this person's street. */
export function useStreet() {
  const { streetId } = useWorking().me
  return useQuery({
    queryKey: ['stations', 'street', streetId],
    queryFn: () => api.stations.street({ streetId }),
    staleTime: 600_000,
  })
}

/** The teams this person works for; undefined until the street is known. */
export function useTeams(options: Parameters<typeof teamsOf>[2] = {}): Team[] | undefined {
  const { grants } = useWorking().me
  const street = useStreet()
  return street.data && teamsOf(street.data, grants, options)
}
