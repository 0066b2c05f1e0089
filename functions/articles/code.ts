import type { Actor } from '@functions/platform/http/token'
import { codeImage } from '@functions/platform/outside/wechat'
import { problem } from '@functions/platform/problem'
import type { Outputs } from '@shared/contract/contract'
import { pageLink } from '@shared/pages'
import { sceneOfArticle } from '@shared/rules/articles/scene'
import { headFor } from './heads'
import { isReadable } from './shown'

/** Where the mini-program opens when a printed code is scanned. */
const PAGE = pageLink('worker/article')

/**
 * The code for a printed sheet, of an article that everybody may see: whoever scans it may not have signed in. A read and
 * WeChat. @throws NOT_FOUND, WECHAT_UNAVAILABLE
 */
export async function codeOf(actor: Actor, articleId: string): Promise<Outputs['articles']['code']> {
  const head = await headFor(actor, articleId)
  if (!isReadable(head, actor.streetId)) throw problem('NOT_FOUND')
  const scene = sceneOfArticle(articleId)
  const { contentType, bytes } = await codeImage({ scene, page: PAGE })
  return { contentType, imageBase64: bytes.toString('base64'), scene }
}
