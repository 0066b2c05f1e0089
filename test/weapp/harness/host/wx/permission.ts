import type { Permission } from '../../types'
import type { Phone, PrivacyGate } from '../phone'
import { asyncApis, type Members } from './base'
import { textOf } from './options'
import { refuse } from './refusal'

const SCOPES: readonly Permission[] = [
  'scope.userLocation',
  'scope.camera',
  'scope.writePhotosAlbum',
  'scope.addPhoneCalendar',
]

const isScope = (scope: string): scope is Permission => SCOPES.some((each) => each === scope)

/** Asks the person once; what they said is remembered. Refuses when they said no, now or before. */
export function permit(phone: Phone, scope: Permission): void {
  const { permissions, permits } = phone.state
  permissions[scope] ??= permits
  if (!permissions[scope]) throw refuse('auth deny', { errno: 103 })
}

/** What app.json must say before the location may be asked for. Missing words are a fault of the app. */
export function declared(phone: Phone, api: string): void {
  if (!phone.app.requiredPrivateInfos?.includes(api)) {
    phone.fault(`${api} is not declared in requiredPrivateInfos`)
    throw refuse('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json', { errno: 112 })
  }
  describe(phone, 'scope.userLocation')
}

function describe(phone: Phone, scope: Permission): void {
  if (scope !== 'scope.userLocation' || phone.app.permission?.[scope]?.desc) return
  phone.fault(`app.json has no description for ${scope}`)
  throw refuse('require permission desc')
}

/** Interfaces only open from a tap: WeChat refuses them anywhere else. */
export function onlyInTap(phone: Phone, api: string): void {
  if (phone.inTap()) return
  phone.fault(`${api} is called outside a tap`)
  throw refuse('can only be invoked by user TAP gesture.')
}

/** Permissions and the settings in which the person changes them. */
export function permissionApis(phone: Phone, privacy: PrivacyGate): Members {
  const authSetting = () => ({ ...phone.state.permissions })
  return asyncApis(phone, {
    getSetting: ({ withSubscriptions }) => ({
      authSetting: authSetting(),
      // An item appears there only when the person ticked "always", which nobody does here.
      ...(withSubscriptions === true ? { subscriptionsSetting: { mainSwitch: true, itemSettings: {} } } : {}),
    }),
    /** There the person sets every permission they were ever asked for to what they would answer now. */
    openSetting: () => {
      onlyInTap(phone, 'openSetting')
      for (const scope of SCOPES)
        if (scope in phone.state.permissions) phone.state.permissions[scope] = phone.state.permits
      return { authSetting: authSetting() }
    },
    authorize: async (options) => {
      const scope = textOf(options, 'scope')
      if (!isScope(scope)) throw refuse('invalid scope')
      describe(phone, scope)
      await privacy.pass('authorize')
      permit(phone, scope)
    },
  })
}
