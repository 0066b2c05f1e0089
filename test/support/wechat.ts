import { secrets } from '@functions/platform/secrets'
import { startWechat } from '../../local/wechat'

/** WeChat's stand-in for one test file, with the taps of a phone. The functions talk to it from here on. */
export async function aWechat() {
  const { wechat } = await secrets()
  const { endpoint, stop } = await startWechat(wechat)
  process.env.WECHAT_BASE_URL = endpoint
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
    /** The next call of an endpoint fails with this errcode. */
    failNext: (path: string, errcode: number) => tap('fail', { path, errcode }),
  }
}
