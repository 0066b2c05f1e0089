import { api } from '@console/app/client'
import { allOf } from '@console/parts/pages'
import { useQuery } from '@tanstack/react-query'

/** Kinds of organisations that workers name as their employer. */
const KINDS = ['outlet', 'enterprise'] as const

/** Outlets and enterprises of the street, to choose from. */
export function useOrgOptions(): { value: string; label: string }[] {
  const query = useQuery({
    queryKey: ['orgs', 'employers'],
    queryFn: async () =>
      (await Promise.all(KINDS.map((kind) => allOf((page) => api.orgs.list({ kind, ...page }))))).flat(),
    staleTime: 600_000,
  })
  return (query.data ?? []).map(({ orgId, name }) => ({ value: orgId, label: name }))
}
