import type { Phone, PrivacyGate } from '../phone'
import { asyncApis, callApp, type Members } from './base'
import { isRecord } from './options'
import { refuse } from './refusal'

const notAuthorised = () => refuse('privacy permission is not authorized', { errno: 104 })

type Asking = (resolve: (answer: unknown) => void, eventInfo: { referrer: string }) => unknown

const isAsking = (value: unknown): value is Asking => typeof value === 'function'

/**
 * WeChat's privacy gate. Every call that waits at it asks the app once, and waits until its own question is answered.
 * An agreement counts only when the button that says so was really tapped; WeChat remembers that tap.
 */
export function createPrivacyGate(phone: Phone): PrivacyGate & { listen(listener: Asking): void } {
  const tapped = new Set<string>()
  let listener: Asking | undefined

  async function askOurselves(): Promise<void> {
    const { confirm } = await phone.ui.modal({
      title: '用户隐私保护提示',
      content: '使用前请阅读并同意小程序隐私保护指引',
      showCancel: true,
      cancelText: '拒绝',
      confirmText: '同意',
      editable: false,
    })
    if (!confirm) throw notAuthorised()
    phone.state.privacyAgreed = true
  }

  /** True and false for the person's answer, undefined while there is none. */
  function answered(answer: unknown): boolean | undefined {
    const { event, buttonId } = isRecord(answer) ? answer : {}
    if (event === 'exposureAuthorization') return undefined
    if (event === 'disagree') return false
    if (event !== 'agree') phone.fault(`privacy: resolve() knows no event "${String(event)}"`)
    else if (typeof buttonId === 'string' && tapped.has(buttonId)) return true
    else phone.fault(`privacy: the agreement names the button "${String(buttonId)}", which was not tapped`)
    return false
  }

  function askApp(ask: Asking, api: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const question = (answer: unknown) => {
        const agreed = answered(answer)
        if (agreed) phone.state.privacyAgreed = true
        if (agreed) resolve()
        else if (agreed === false) reject(notAuthorised())
      }
      callApp(phone, 'wx.onNeedPrivacyAuthorization callback function', () => ask(question, { referrer: api }))
    })
  }

  return {
    listen(next) {
      listener = next // a later registration replaces the earlier one
    },
    async pass(api) {
      if (phone.state.privacyAgreed) return
      await (listener ? askApp(listener, api) : askOurselves())
    },
    agreeButtonTapped(id) {
      tapped.add(id)
      phone.state.privacyAgreed = true
    },
  }
}

/** Interfaces about the privacy guide. */
export function privacyApis(phone: Phone, gate: ReturnType<typeof createPrivacyGate>): Members {
  return {
    onNeedPrivacyAuthorization: (listener: unknown) => {
      phone.called('onNeedPrivacyAuthorization')
      if (isAsking(listener)) gate.listen(listener)
      else phone.fault('wx.onNeedPrivacyAuthorization needs a function')
    },
    ...asyncApis(phone, {
      requirePrivacyAuthorize: () => gate.pass('requirePrivacyAuthorize'),
      getPrivacySetting: () => ({
        needAuthorization: !phone.state.privacyAgreed,
        privacyContractName: '《小程序隐私保护指引》',
      }),
      openPrivacyContract: () => undefined,
    }),
  }
}
