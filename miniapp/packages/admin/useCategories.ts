import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import type { Outputs } from '@shared/contract/contract'

export type EditedCategory = Outputs['reports']['editedCategories']['items'][number]

/** As many as a street may have: one page. */
export const ALL = 50

/** Every category of the street, also those switched off. */
export function useCategories() {
  return usePages((at) => api.reports.editedCategories({ limit: ALL, ...at }), [])
}
