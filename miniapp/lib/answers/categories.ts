import type { Outputs } from '@shared/contract/contract'
import { api } from '../api/api'
import { streetId } from './useStations'

export type Categories = Outputs['reports']['categories']
export type Category = Categories['items'][number]

/** Name of the copy of what can be reported in a street. */
export const CATEGORIES = 'categories'

/** What can be reported in the street. Throws ApiError. */
export const askCategories = () => api.reports.categories({ streetId: streetId() })
