import { secrets } from '@functions/platform/sealed/secrets'
import * as v from 'valibot'
import { openidOf } from '../../local/cloud/openid'
import { startWechat } from '../../local/cloud/wechat'
import type { PushTarget } from '../../local/cloud/wechat/push'

const Messages = v.object({
  messages: v.array(
    v.object({ touser: v.string(), templateId: v.string(), page: v.string(), data: v.record(v.string(), v.string()) }),
  ),
})

/** WeChat's stand-in for one test file, with the taps of a phone. The functions talk to it from here on. */
export async function aWechat(push?: PushTarget) {
  const { wechat } = await secrets()
  const { endpoint, stop } = await startWechat({ ...wechat, ...(push ? { push: () => push } : {}) })
  process.env.WECHAT_BASE_URL = endpoint
  /** How the factories' persons are known to WeChat. */
  const openids = new Map<string, string>()
  const tap = async (name: string, body: object) => {
    const response = await fetch(`${endpoint}/__control/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as Record<string, unknown>
  }
  const codeFrom = (answer: Record<string, unknown>) => {
    if (typeof answer.code !== 'string') throw new Error(JSON.stringify(answer))
    return answer.code
  }
  return {
    stop,
    /** wx.login() on that person's phone. */
    loginCode: async (personKey: string) => codeFrom(await tap('login-code', { key: personKey })),
    /** A tap on “use my phone number”. */
    phoneCode: async (phone: string) => codeFrom(await tap('phone-code', { phone })),
    /** WeChat takes that person for a high risk from now on. */
    block: async (personKey: string) => {
      const { openid } = await tap('login-code', { key: personKey })
      await tap('block', { openid })
    },
    endpoint,
    /** The dialog of wx.requestSubscribeMessage, accepted so many times by one of the factories' persons. */
    accept: async (memberId: string, template: string, count: number) => {
      const { openid, code } = await tap('login-code', { key: memberId })
      if (typeof openid !== 'string') throw new Error('no openid')
      openids.set(memberId, openid)
      const { appId: appid, secret } = wechat
      const query = { appid, secret, js_code: String(code), grant_type: 'authorization_code' }
      await fetch(`${endpoint}/sns/jscode2session?${new URLSearchParams(query)}`)
      await tap('acceptances', { openid, templateId: wechat.templates[template]?.id, count })
    },
    /** Subscribe messages that arrived on that person's phone. */
    messagesTo: async (memberId: string) => {
      const response = await fetch(`${endpoint}/__control/messages`)
      const { messages } = v.parse(Messages, await response.json())
      return messages.filter(({ touser }) => touser === openids.get(memberId))
    },
    /** The next call of an endpoint fails with this errcode. */
    failNext: (path: string, errcode: number) => tap('fail', { path, errcode }),
    /** A member of a test was in the app so long ago. */
    seen: ({ memberId }: { memberId: string }, minutesAgo = 0) =>
      tap('seen', { openid: openidOf(memberId), minutesAgo }),
  }
}
