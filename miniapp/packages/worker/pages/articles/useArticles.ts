import { streetId } from '@miniapp/lib/answers/useStations'
import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { useSession } from '@miniapp/lib/session/session'
import { ARTICLE_CATEGORIES, type ArticleCategory } from '@shared/rules/articles/article'
import { useState } from 'react'

/** What one looks at: everything, one category, or what is over. */
export type Shelf = 'all' | ArticleCategory | 'ended'
export const SHELVES: readonly { shelf: Shelf; label: string }[] = [
  { shelf: 'all', label: '全部' },
  ...(Object.keys(ARTICLE_CATEGORIES) as ArticleCategory[]).map((shelf) => ({
    shelf,
    label: ARTICLE_CATEGORIES[shelf].label,
  })),
  { shelf: 'ended', label: '已结束' },
]

/** What is published: for a member what is for them too, for everybody else what is for everybody. */
export function useArticles() {
  const [shelf, setShelf] = useState<Shelf>('all')
  const isMember = useSession() !== undefined
  const asked = {
    ...(shelf === 'ended' ? { show: 'ended' as const } : {}),
    ...(shelf === 'all' || shelf === 'ended' ? {} : { category: shelf }),
  }
  const list = usePages(
    (at) =>
      isMember
        ? api.articles.list({ ...asked, ...at })
        : api.articles.publicList({ streetId: streetId(), ...asked, ...at }),
    [shelf, isMember],
    { cache: `articles:${shelf}` },
  )
  const pinned = list.data?.pinned ?? []
  return { shelf, setShelf, list: { ...list, items: [...pinned, ...list.items] } }
}
