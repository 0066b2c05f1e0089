import { streetId } from '@miniapp/lib/answers/useStations'
import { api } from '@miniapp/lib/api/api'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import { useSession } from '@miniapp/lib/session/session'
import type { Outputs } from '@shared/contract/contract'
import type { ArticleRemark } from '@shared/rules/articles/article'
import { articleOfScene } from '@shared/rules/articles/scene'
import { useEffect, useState } from 'react'

export type Article = Outputs['articles']['publicOpen'] & { namesMe?: boolean }

/** Whoever looks at it for so long has opened it; a slip of the thumb has not. Milliseconds. */
const LOOKED_MS = 3000

/** What was said to be opened since the app began: once is enough. */
const TOLD = new Set<string>()

/** One article: a member’s by who they are, everybody’s without signing in. That it was opened is told once it is seen. */
export function useArticle() {
  const [id, scene] = [useParam<'worker/article'>('id'), useParam<'worker/article'>('scene')]
  // From a printed code, or from a link.
  const articleId = articleOfScene(scene) ?? id
  const memberId = useSession()?.me.memberId
  const isMember = memberId !== undefined
  const load = useLoad<Article>(
    () => (isMember ? api.articles.open({ articleId }) : api.articles.publicOpen({ streetId: streetId(), articleId })),
    [articleId, isMember],
    { cache: `article:${articleId}` },
  )
  const version = load.state === 'ready' && load.fresh && isMember ? load.data.version : undefined
  useEffect(() => {
    const told = `${memberId} ${articleId} ${version}`
    if (version === undefined || TOLD.has(told)) return
    const timer = setTimeout(() => {
      TOLD.add(told)
      // Nobody waits for it: what did not arrive is said by the next opening.
      api.articles.opened({ articleId, version }).catch(() => TOLD.delete(told))
    }, LOOKED_MS)
    return () => clearTimeout(timer)
  }, [memberId, articleId, version])
  return load
}

/** What a reader may say of an article, and have done with it when it is about them. */
export function useArticleActs(articleId: string) {
  const [said, setSaid] = useState<ArticleRemark>()
  const remarking = useWrite(api.articles.remark)
  const takingDown = useWrite(api.articles.takeDown)
  const remark = async (kind: ArticleRemark, text: string): Promise<boolean> => {
    try {
      const done = await remarking.write({ articleId, remark: kind, ...(text ? { text } : {}) })
      if (done === undefined) return false
      setSaid(kind)
      tell('记下了，编辑会看到')
      return true
    } catch (error) {
      tellError(error)
      return false
    }
  }
  const takeDown = async (): Promise<boolean> => {
    try {
      const done = await takingDown.write({ articleId })
      if (done !== undefined) tell('已撤下，别人看不到了')
      return done !== undefined
    } catch (error) {
      tellError(error)
      return false
    }
  }
  return { said, remark, takeDown, busy: remarking.busy || takingDown.busy }
}

/** The address of a picture that stays, for a card that is shared. */
export const pictureToShare = ({ articleId, cover }: Article): string | undefined =>
  cover === undefined ? undefined : `${API_BASE}/pictures/${streetId()}/${articleId}/${cover}.jpg`
