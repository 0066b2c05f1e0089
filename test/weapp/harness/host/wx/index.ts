import type { Phone, WeChat } from '../phone'
import { callApp, guarded, type Members } from './base'
import { calendarApis } from './calendar'
import { deviceApis } from './device'
import { dialogApis } from './dialogs'
import { dropTemporary, fileApis } from './files'
import { locationApis } from './location'
import { mediaApis } from './media'
import { navigationApis } from './navigation'
import { pageApis } from './page'
import { permissionApis } from './permission'
import { createPrivacyGate, privacyApis } from './privacy'
import { requestApis } from './request'
import { scanApis } from './scan'
import { storageApis } from './storage'
import { subscribeApis } from './subscribe'
import { systemApis } from './system'
import { createLine } from './transfer'
import { updateApis } from './update'
import { uploadApis } from './upload'

/** Ways a `button` of this host can open something. */
const BUTTON_OPENS = new Set(['share', 'getPhoneNumber', 'agreePrivacyAuthorization'])

/** `wx.canIUse`: true for what is modelled, by its name, as WeChat's schema writes it. */
function canIUse(members: Members, schema: unknown): boolean {
  const [name = '', part, value] = String(schema).split('.')
  if (name === 'button') return part === 'open-type' && value !== undefined && BUTTON_OPENS.has(value)
  return Object.hasOwn(members, name)
}

/**
 * All of `wx` for one start of the app, behaving as WeChat documents it. What is not modelled is a fault when called.
 * A start is a new start: temporary files of an earlier one are gone.
 */
export function createWeChat(phone: Phone): WeChat {
  dropTemporary(phone)
  const privacy = createPrivacyGate(phone)
  const line = createLine(phone)
  const members: Members = {
    ...storageApis(phone),
    ...requestApis(phone, line),
    ...uploadApis(phone, line),
    ...permissionApis(phone, privacy),
    ...locationApis(phone, privacy),
    ...mediaApis(phone, privacy),
    ...fileApis(phone),
    ...scanApis(phone),
    ...subscribeApis(phone),
    ...privacyApis(phone, privacy),
    ...dialogApis(phone),
    ...pageApis(phone),
    ...deviceApis(phone, privacy),
    ...calendarApis(phone, privacy),
    ...systemApis(phone),
    ...navigationApis(phone),
    ...updateApis(phone),
    nextTick: (work: () => unknown) => void Promise.resolve().then(() => callApp(phone, 'wx.nextTick', work)),
    canIUse: (schema: unknown): boolean => canIUse(members, schema),
  }
  return { wx: guarded(phone, 'wx', members), privacy }
}
