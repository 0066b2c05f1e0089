import { pictureFound } from '@functions/articles/pictureChecks'
import { log } from '@functions/platform/log'
import { secrets } from '@functions/platform/sealed/secrets'
import { encryptedIn, type MediaVerdict, verdictIn } from './pushMessage'
import { ForeignPushError, isSigned, openPush } from './pushSeal'
import { settle } from './settle'
import { noteTrace } from './traces'

/** A verdict is a few hundred bytes. */
const MAX_BODY_BYTES = 64 * 1024

interface PushEvent {
  rawQueryString?: string
  requestContext: { http: { method: string } }
  body?: string | undefined
  isBase64Encoded?: boolean
}

export interface PushAnswer {
  statusCode: number
  headers: Record<string, string>
  body: string
}

const answer = (statusCode: number, body: string): PushAnswer => ({
  statusCode,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body,
})

/**
 * Where WeChat pushes to: its GET check, and signed, encrypted messages, of which verdicts on photos matter. What is
 * not WeChat's is refused; all else is answered `success`. When the table is out of reach it answers 503, and WeChat
 * sends it again.
 */
export async function handler(event: PushEvent): Promise<PushAnswer> {
  const { wechat } = await secrets()
  const { appId, pushToken, pushKey } = wechat
  if (!pushToken || !pushKey) return answer(404, 'no push is expected')
  const query = new URLSearchParams(event.rawQueryString ?? '')
  const signedParts = [pushToken, query.get('timestamp') ?? '', query.get('nonce') ?? '']
  const { method } = event.requestContext.http
  if (method === 'GET') {
    const isWechat = isSigned(query.get('signature') ?? '', signedParts)
    return isWechat ? answer(200, query.get('echostr') ?? '') : answer(403, 'wrong signature')
  }
  if (method !== 'POST') return answer(405, 'GET or POST')
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  if (body.length > MAX_BODY_BYTES) return answer(413, 'too large')
  const encrypted = encryptedIn(body.toString('utf8'))
  // Plain messages are not taken: anybody could have written them.
  if (!encrypted) return answer(400, 'not encrypted')
  if (!isSigned(query.get('msg_signature') ?? '', [...signedParts, encrypted])) return answer(403, 'wrong signature')
  let message: string
  try {
    message = openPush(encrypted, pushKey, appId)
  } catch (error) {
    if (error instanceof ForeignPushError) return answer(400, error.message)
    throw error
  }
  const verdict = verdictIn(message, appId)
  if (!verdict) return answer(200, 'success')
  try {
    await take(verdict)
    return answer(200, 'success')
  } catch (error) {
    log.error('a verdict could not be kept', { cause: error instanceof Error ? error : String(error) })
    return answer(503, 'try again')
  }
}

/** Keeps a verdict. One that comes before its order was noted waits for it; two, or an older one, change nothing. */
async function take({ traceId, verdict, label }: MediaVerdict): Promise<void> {
  const trace = await noteTrace(traceId, { verdict, ...(label === undefined ? {} : { label }) })
  const { reportId, photoId, articleId, picture } = trace ?? {}
  if (articleId && picture) return pictureFound({ articleId, name: picture }, { verdict, label })
  if (reportId && photoId) await settle(reportId, { photos: { [photoId]: { verdict, label } } })
}
