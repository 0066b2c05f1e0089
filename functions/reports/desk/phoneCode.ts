import type { Actor } from '@functions/platform/http/token'
import { codeImage } from '@functions/platform/outside/wechat'
import { problem } from '@functions/platform/problem'
import type { Outputs } from '@shared/contract/contract'
import { PAGES } from '@shared/pages.gen'
import { sceneOfReport } from '@shared/rules/reports/reportScene'
import { reportOf } from '../history'
import { isDeskOf } from '../views/access'

/** The page of the mini-program that a scan opens. */
const HANDLE_PAGE = PAGES['grid/handle']

/** The code by which one's own phone opens this report. It carries no right: the phone asks as whoever holds it. @throws NOT_FOUND, WECHAT_UNAVAILABLE */
export async function phoneCode(actor: Actor, reportId: string): Promise<Outputs['reports']['phoneCode']> {
  const report = await reportOf(reportId)
  if (report?.streetId !== actor.streetId || !isDeskOf(actor, report)) throw problem('NOT_FOUND')
  const scene = sceneOfReport(reportId)
  const { contentType, bytes } = await codeImage({ scene, page: HANDLE_PAGE })
  return { scene, contentType, imageBase64: bytes.toString('base64') }
}
