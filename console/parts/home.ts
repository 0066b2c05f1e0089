import { api } from '@console/app/client'
import { useQuery } from '@tanstack/react-query'

/** What waits for this person, counted by the server; asked again every minute while the page is looked at. */
export function useHome() {
  return useQuery({ queryKey: ['insights', 'home'], queryFn: () => api.insights.home({}), refetchInterval: 60_000 })
}
