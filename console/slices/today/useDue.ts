import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import type { Outputs } from '@shared/contract/contract'
import type { Today } from './waiting'

export type DueItem = Outputs['today']['due']['items'][number]

/** What names a line among all. */
export const keyOf = ({ kind, id }: DueItem): string => `${kind} ${id}`

interface Part {
  items: (DueItem & { key: string })[]
  cursor?: string | undefined
  /** Of the first part: the numbers that came with it. */
  today?: Today
}

/** The numbers of the day with all that is due: the first answer has both, the others more of the list. */
export function useDue() {
  return usePages(['today'], async (cursor): Promise<Part> => {
    if (cursor !== undefined) return withKeys(await api.today.due({ cursor }))
    const today = await api.today.home({})
    return { ...withKeys(today.first), today }
  })
}

const withKeys = ({ items, cursor }: Outputs['today']['due']): Part => ({
  items: items.map((item) => ({ ...item, key: keyOf(item) })),
  cursor,
})
