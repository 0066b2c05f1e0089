import type { Phone, PrivacyGate } from '../phone'
import { asyncApis, type Members } from './base'
import { gcj02ToWgs84 } from './datum'
import { numberOf, type Options, textOf } from './options'
import { declared, permit } from './permission'
import { refuse } from './refusal'
import { tracesOf } from './traces'

/** Between two fixes. */
const REST_MS = 30_000
/** A precise fix is given at least this long. */
const LEAST_MS = 3_000

const tooOften = () => refuse('频繁调用会增加电量损耗，可考虑使用 wx.onLocationChange 监听地理位置变化')

interface Fix {
  latitude: number
  longitude: number
  accuracy: number
}

/** Where the phone is, and the places of WeChat's map. */
export function locationApis(phone: Phone, privacy: PrivacyGate): Members {
  let last: { at: number; fix: Fix } | undefined

  async function fixed(options: Options): Promise<Fix> {
    if (!phone.state.location && options.isHighAccuracy === true && options.highAccuracyExpireTime !== undefined) {
      const patience = Math.max(LEAST_MS, numberOf(options, 'highAccuracyExpireTime'))
      await new Promise((resolve) => setTimeout(resolve, patience))
      if (!phone.state.location) throw refuse('timeout')
    }
    if (!phone.state.location) throw refuse('ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF', { errCode: 2 })
    return phone.state.location
  }

  return asyncApis(phone, {
    getLocation: async (options) => {
      const type = textOf(options, 'type', 'wgs84')
      if (type !== 'wgs84' && type !== 'gcj02') throw refuse('invalid type', { errno: 1001 })
      declared(phone, 'getLocation')
      await privacy.pass('getLocation')
      permit(phone, 'scope.userLocation')
      const rests = last !== undefined && Date.now() - last.at < REST_MS
      if (rests && phone.state.envVersion !== 'release') throw tooOften()
      if (!rests) last = { fix: await fixed(options), at: Date.now() }
      const fix = last?.fix ?? (await fixed(options))
      const place = type === 'gcj02' ? { latitude: fix.latitude, longitude: fix.longitude } : gcj02ToWgs84(fix)
      const { accuracy } = fix
      return { ...place, accuracy, horizontalAccuracy: accuracy, verticalAccuracy: 0, altitude: 0, speed: -1 }
    },
    chooseLocation: async () => {
      declared(phone, 'chooseLocation')
      await privacy.pass('chooseLocation')
      permit(phone, 'scope.userLocation')
      const place = phone.state.next.places.shift()
      if (place === undefined) phone.fault('chooseLocation: nobody has said which place comes next (state.next.places)')
      if (place === undefined || place === 'cancel') throw refuse('cancel', { errno: 1 })
      return { ...place }
    },
    openLocation: (options) => {
      tracesOf(phone).navigations.push({
        latitude: numberOf(options, 'latitude'),
        longitude: numberOf(options, 'longitude'),
        name: textOf(options, 'name', ''),
      })
    },
  })
}
