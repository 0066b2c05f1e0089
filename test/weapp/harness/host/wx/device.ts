import type { Phone, PrivacyGate } from '../phone'
import { asyncApis, type Members } from './base'
import { flagOf, numberOf, textOf } from './options'
import { refuse } from './refusal'
import { tracesOf } from './traces'

const MOST_RANDOM = 1024 * 1024
/** The browser's own source gives no more at once. */
const RANDOM_STEP = 65_536

function randomBytes(length: number): ArrayBuffer {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += RANDOM_STEP) crypto.getRandomValues(bytes.subarray(at, at + RANDOM_STEP))
  return bytes.buffer
}

/** The phone in the hand: buzzing, calling, its clipboard, its screen, its chance. */
export function deviceApis(phone: Phone, privacy: PrivacyGate): Members {
  return asyncApis(phone, {
    vibrateShort: (options) => {
      if (!['heavy', 'medium', 'light'].includes(textOf(options, 'type'))) throw refuse('style is not support')
    },
    vibrateLong: () => undefined,
    setKeepScreenOn: (options) => {
      tracesOf(phone).awake = flagOf(options, 'keepScreenOn')
    },
    setClipboardData: async (options) => {
      const data = textOf(options, 'data')
      await privacy.pass('setClipboardData')
      tracesOf(phone).clipboard = data
      phone.ui.toast({ title: '内容已复制', icon: 'success', mask: false })
    },
    makePhoneCall: (options) => {
      tracesOf(phone).phoneCalls.push(textOf(options, 'phoneNumber'))
    },
    getRandomValues: (options) => {
      const length = numberOf(options, 'length')
      if (!Number.isInteger(length) || length < 1 || length > MOST_RANDOM)
        throw refuse('invalid random value length', { errno: 109001 })
      return { randomValues: randomBytes(length) }
    },
    login: async () => ({ code: await phone.native.loginCode(phone.state.person) }),
  })
}
