import type { Page } from '@console/parts/pages'

/**
 * One list through several communities, one after the other: its cursor says in which one it is, and where there. A page
 * may hold nothing, and the list still goes on.
 */
export function through<T>(
  communityIds: readonly string[],
  ask: (communityId: string, cursor: string | undefined) => Promise<Page<T>>,
): (cursor: string | undefined) => Promise<Page<T>> {
  return async (cursor) => {
    const [place = '0', within] = cursor?.split(' ') ?? []
    const at = Number(place)
    const communityId = communityIds[at]
    if (communityId === undefined) return { items: [] }
    const page = await ask(communityId, within)
    const next = page.cursor === undefined ? String(at + 1) : `${at} ${page.cursor}`
    const isLast = page.cursor === undefined && at + 1 >= communityIds.length
    return { items: page.items, ...(isLast ? {} : { cursor: next }) }
  }
}
