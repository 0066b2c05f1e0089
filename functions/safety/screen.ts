import { developedPhoto } from '@functions/media/developed'
import { photoLinks } from '@functions/media/links'
import { storedAs } from '@functions/media/names'
import { now } from '@functions/platform/clock'
import { checkText, orderPhotoCheck } from '@functions/platform/outside/wechatContent'
import { isProblem } from '@functions/platform/problem'
import { digest } from '@functions/platform/store/ids'
import { AGAIN, transact, untilAnswered } from '@functions/platform/store/transact'
import { putNew } from '@functions/platform/store/writes'
import { type History, historyOf, type ReportItem } from '@functions/reports/history'
import { photographer } from '@functions/reports/views/view'
import { needsVerdict } from '@shared/rules/reports/publicity'
import { Publicity } from './entities'
import { isSaid, isWhole, type PublicityItem, publicityOf, screenedPhotoOf, screeningOf, settled } from './publicity'
import { isRepeat } from './repeats'
import { isNewcomer, openidOf, safetyRuleOf } from './rule'
import { type Findings, settle } from './settle'
import { noteTrace } from './traces'

const MINUTE_MS = 60_000
/** WeChat promises a verdict within half an hour. */
export const VERDICT_WITHIN_MS = 40 * MINUTE_MS
/** A photo is uploaded before its report is sent and developed within seconds: no report waits longer than this for it. */
const DEVELOPED_WITHIN_MS = 60 * MINUTE_MS

/**
 * Brings the screening of a report forward: begins it, has WeChat judge its words and orders the judgement of its
 * photos. Safe to repeat at any point. What WeChat cannot do now is left to the next try. A photo that comes after the
 * decision is judged by itself. Undefined when there is no such report.
 */
export async function screen(reportId: string): Promise<PublicityItem | undefined> {
  const history = await historyOf(reportId)
  if (!history) return undefined
  const begun = (await publicityOf(reportId)) ?? (await begin(history.report))
  if (isWhole(begun)) return begun
  return settle(reportId, await findingsOf(history, begun))
}

async function begin(report: ReportItem): Promise<PublicityItem> {
  const { reportId, streetId, communityId, reporterId, photoIds } = report
  const at = now()
  const { samplePercent } = await safetyRuleOf(streetId)
  const first: PublicityItem = {
    reportId,
    streetId,
    communityId,
    reporterId,
    state: 'pending',
    version: 0,
    since: at,
    changedAt: at,
    photos: Object.fromEntries(photoIds.map((photoId) => [photoId, {}])),
    // What staff took down, or a program sent, was not written by a new member.
    newcomer: report.takenBy ? false : await isNewcomer(streetId, reporterId, at),
    ...(!report.takenBy && (await isRepeat(report)) ? { repeats: true } : {}),
    sampled: isDrawn(reportId, samplePercent),
    decisions: [],
  }
  const item = settled(first, at)
  return untilAnswered(async () => {
    const answer = await transact<PublicityItem>([putNew(Publicity, item)], () => item)
    return answer === AGAIN ? ((await publicityOf(reportId)) ?? AGAIN) : answer
  })
}

/** Drawn by the report's id, so that a repeated screening draws the same. */
function isDrawn(reportId: string, percent: number): boolean {
  return Buffer.from(digest(`sample#${reportId}`), 'base64url').readUInt32BE(0) % 100 < percent
}

/** What can be found out now. */
async function findingsOf({ report, timeline }: History, begun: PublicityItem): Promise<Findings> {
  const openid = await openidOf(photographer(report))
  const description = timeline.find(({ move }) => move === 'submit')?.note ?? report.description
  const text =
    begun.text === undefined && begun.state === 'pending'
      ? await textFinding(openid, [description, report.address])
      : undefined
  const photos: Findings['photos'] = {}
  for (const photoId of Object.keys(begun.photos)) {
    if (isSaid(begun, photoId)) continue
    const found = await photoFinding(report, photoId, begun, openid)
    if (found) photos[photoId] = found
  }
  return { ...(text ? { text } : {}), photos }
}

async function textFinding(openid: string | undefined, parts: readonly string[]): Promise<Findings['text']> {
  const text = parts.filter(Boolean).join('\n')
  if (!text) return { verdict: 'pass' }
  if (!openid) return { verdict: 'unchecked' }
  return unlessBusy(() => checkText(openid, text))
}

/** A verdict that came, or the order for one; undefined when the photo is not there yet. */
async function photoFinding(
  report: ReportItem,
  photoId: string,
  begun: PublicityItem,
  openid: string | undefined,
): Promise<Findings['photos'][string] | undefined> {
  const { reportId, streetId, submittedAt } = report
  const memberId = photographer(report)
  const { traceId, askedAt = 0 } = begun.photos[photoId] ?? {}
  if (traceId) {
    const trace = await noteTrace(traceId, { reportId, photoId })
    if (trace?.verdict) return { verdict: trace.verdict, label: trace.label }
    return now() - askedAt > VERDICT_WITHIN_MS ? { verdict: 'unchecked' } : undefined
  }
  if (!(await developedPhoto(await storedAs({ streetId, memberId, photoId })))) {
    return now() - submittedAt > DEVELOPED_WITHIN_MS ? { verdict: 'missing' } : undefined
  }
  const there = true
  if (!needsVerdict(screeningOf(begun), { ...screenedPhotoOf(begun, photoId), there })) return { there }
  if (!openid) return { there, verdict: 'unchecked' }
  const [links] = await photoLinks(streetId, memberId, [photoId])
  const ordered = await unlessBusy(async () => ({ traceId: await orderPhotoCheck(openid, links?.url ?? '') }))
  if (!ordered) return { there }
  if (!ordered.traceId) return { there, verdict: 'unchecked' }
  const trace = await noteTrace(ordered.traceId, { reportId, photoId })
  return { there, traceId: ordered.traceId, askedAt: now(), verdict: trace?.verdict, label: trace?.label }
}

/** Undefined while WeChat is busy. */
export async function unlessBusy<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (isProblem(error, 'WECHAT_UNAVAILABLE')) return undefined
    throw error
  }
}
