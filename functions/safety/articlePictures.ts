import { pictureAsked, pictureFound, picturesToCheck } from '@functions/articles/pictureChecks'
import { openidOfMember } from '@functions/identity/openid'
import { developedPhoto } from '@functions/media/developed'
import { photoLink } from '@functions/media/links'
import { now } from '@functions/platform/clock'
import { orderPhotoCheck } from '@functions/platform/outside/wechatContent'
import { unlessBusy, VERDICT_WITHIN_MS } from './screen'
import { noteTrace } from './traces'

type Checked = NonNullable<Awaited<ReturnType<typeof picturesToCheck>>>
type Picture = Checked['pictures'][number]

/**
 * Brings the check of a version's pictures forward, as that of a report's photos: orders WeChat's judgement of each, once for the
 * article, and takes what came. Safe to repeat. True while something is still to be found out.
 */
export async function checkPictures(articleId: string, version: number): Promise<boolean> {
  const checked = await picturesToCheck(articleId, version)
  if (!checked) return false
  const open = checked.pictures.filter(({ known }) => known?.verdict === undefined)
  const openid = open.length > 0 ? await openidOfMember(checked.by) : undefined
  let isOpen = false
  for (const picture of open) {
    if (!(await checkOne(articleId, checked, picture, openid))) isOpen = true
  }
  return isOpen
}

/** True when nothing more is to be found out about it. */
async function checkOne(
  articleId: string,
  { streetId }: Checked,
  { name, known }: Picture,
  openid: string | undefined,
): Promise<boolean> {
  const at = { articleId, name }
  if (known?.traceId !== undefined) return traced(known.traceId, at, known.askedAt)
  // What nobody can be asked about the editor stands for, as for words.
  if (openid === undefined) return found(at, 'unchecked')
  if (!(await developedPhoto({ streetId, name }))) return false
  const url = await photoLink(streetId, name)
  const ordered = await unlessBusy(async () => ({ traceId: await orderPhotoCheck(openid, url) }))
  if (!ordered) return false
  if (ordered.traceId === undefined) return found(at, 'unchecked')
  const askedAt = now()
  await pictureAsked({ ...at, traceId: ordered.traceId, askedAt })
  return traced(ordered.traceId, at, askedAt)
}

/** A verdict that came, before or after its order was noted. */
async function traced(traceId: string, at: { articleId: string; name: string }, askedAt: number): Promise<boolean> {
  const trace = await noteTrace(traceId, { articleId: at.articleId, picture: at.name })
  if (trace?.verdict !== undefined) {
    await pictureFound(at, { verdict: trace.verdict, label: trace.label })
    return true
  }
  return now() - askedAt > VERDICT_WITHIN_MS ? found(at, 'unchecked') : false
}

async function found(at: { articleId: string; name: string }, verdict: 'unchecked'): Promise<true> {
  await pictureFound(at, { verdict })
  return true
}
