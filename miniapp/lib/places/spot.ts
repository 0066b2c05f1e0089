import type { Point } from '@shared/rules/place/geo'
import Taro from '@tarojs/taro'
import { ApiError } from '../api/apiError'
import { dismissed } from '../phone/feedback'

/** Where a person is or points to, in gcj02. */
export interface Spot extends Point {
  /** Metres; absent when it was chosen by hand. */
  accuracyMetres?: number
  /** What a map calls the place; empty for a bare fix. */
  address: string
}

const refused = () => new ApiError('LOCATION_REFUSED', '没有拿到位置，请在设置里允许使用位置信息', 0)

/** Where the phone is now. Throws ApiError LOCATION_REFUSED. */
export async function locate(): Promise<Spot> {
  const { latitude, longitude, accuracy } = await Taro.getLocation({ type: 'gcj02', isHighAccuracy: true }).catch(
    () => {
      throw refused()
    },
  )
  return { latitude, longitude, accuracyMetres: Math.max(0, Math.round(accuracy)), address: '' }
}

/** A place chosen on WeChat's map; undefined when the person went back. */
export async function chooseSpot(): Promise<Spot | undefined> {
  const place = await Taro.chooseLocation({}).catch(dismissed('打不开地图，请在设置里允许使用位置信息'))
  if (!place) return undefined
  return { latitude: place.latitude, longitude: place.longitude, address: (place.name || place.address).slice(0, 80) }
}

/** Opens the phone's navigation to a place. */
export async function navigateTo(to: Point & { name: string; address: string }): Promise<void> {
  await Taro.openLocation({ ...to, scale: 17 })
}

/** Opens the settings in which the use of the location is allowed. */
export async function openLocationSetting(): Promise<void> {
  await Taro.openSetting()
}

/** May the phone be asked where it is without a dialog, because the person agreed before? */
export async function mayLocate(): Promise<boolean> {
  // Not known is not allowed: then the person is asked.
  const { authSetting } = await Taro.getSetting().catch(() => ({ authSetting: {} as Record<string, boolean> }))
  return authSetting['scope.userLocation'] === true
}
