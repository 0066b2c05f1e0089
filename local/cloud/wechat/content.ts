import * as v from 'valibot'
import { type Answer, type Call, failure, fine } from './answer'
import { type PushTarget, push } from './push'
import { MINUTE_MS, randomCode } from './state'

const ACTIVE_WITHIN_MS = 120 * MINUTE_MS

/** Enough of a judge to show each verdict; the label is WeChat's. */
const VERDICTS: readonly { words: readonly string[]; suggest: 'risky' | 'review'; label: number }[] = [
  { words: ['加微信领红包', '兼职刷单'], suggest: 'risky', label: 10001 },
  { words: ['色情'], suggest: 'risky', label: 20002 },
  { words: ['王八蛋'], suggest: 'risky', label: 20003 },
  { words: ['赌博', '毒品'], suggest: 'risky', label: 20006 },
  { words: ['代开发票'], suggest: 'risky', label: 20008 },
  { words: ['上访', '打架'], suggest: 'review', label: 21000 },
]

const Scene = v.picklist([1, 2, 3, 4])
const TextCheck = v.object({
  version: v.literal(2),
  openid: v.string(),
  scene: v.number(),
  content: v.pipe(v.string(), v.minLength(1), v.maxLength(2500)),
  title: v.optional(v.string(), ''),
  nickname: v.optional(v.string(), ''),
})

/** The failure when this openid may not be judged for now: unknown, or not seen for two hours. */
function openidFailure({ state, now }: Call, openid: string): Answer | undefined {
  const activeAt = state.activeAt[openid]
  if (activeAt === undefined) return failure(40003)
  return now - activeAt > ACTIVE_WITHIN_MS ? failure(61010) : undefined
}

/** POST /wxa/msg_sec_check, version 2. */
export function textCheck(call: Call): Answer {
  const request = v.safeParse(TextCheck, call.body)
  if (!request.success) return failure(47001)
  const { openid, scene, content, title, nickname } = request.output
  if (!v.is(Scene, scene)) return failure(40129)
  const refused = openidFailure(call, openid)
  if (refused) return refused
  const text = [title, nickname, content].join('\n')
  const verdict = VERDICTS.find(({ words }) => words.some((word) => text.includes(word)))
  const result = { suggest: verdict?.suggest ?? 'pass', label: verdict?.label ?? 100 }
  const detail = [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }]
  return { ...fine, result, detail, trace_id: randomCode(12) }
}

const MAX_MEDIA_BYTES = 10 * 1024 * 1024

const MediaCheck = v.object({
  media_url: v.pipe(v.string(), v.url()),
  media_type: v.picklist([1, 2]),
  version: v.literal(2),
  scene: v.number(),
  openid: v.string(),
})

/** POST /wxa/media_check_async: takes the order and gives its trace id; the verdict is pushed some moments later. */
export function mediaCheck(call: Call): Answer {
  const request = v.safeParse(MediaCheck, call.body)
  if (!request.success) return failure(47001)
  const { openid, scene, media_url: mediaUrl } = request.output
  if (!v.is(Scene, scene)) return failure(40129)
  const refused = openidFailure(call, openid)
  if (refused) return refused
  const traceId = randomCode(12)
  call.state.mediaChecks.push({ traceId, openid, mediaUrl, askedAt: call.now })
  const [ordered = { suggest: 'pass', label: 100 } as const] = call.state.mediaVerdicts.splice(0, 1)
  if (call.push) call.later(judge(traceId, mediaUrl, ordered, call.push, call.now))
  return { ...fine, trace_id: traceId }
}

type Judgement = Call['state']['mediaVerdicts'][number]

/** Looks at the picture and pushes what was ordered to be found in it; what cannot be fetched passes, as with the real one. */
async function judge(traceId: string, url: string, ordered: Judgement, target: PushTarget, now: number): Promise<void> {
  const seen = await isSeen(url)
  const result = seen ? ordered : { suggest: 'pass', label: 100 }
  await push(
    {
      ToUserName: 'gh_000000000000',
      FromUserName: 'wechat',
      CreateTime: Math.floor(now / 1000),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: target.appId,
      trace_id: traceId,
      version: 2,
      detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }],
      errcode: 0,
      errmsg: 'ok',
      result,
    },
    target,
    now,
  )
}

async function isSeen(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    return response.ok && (await response.arrayBuffer()).byteLength <= MAX_MEDIA_BYTES
  } catch {
    return false
  }
}
