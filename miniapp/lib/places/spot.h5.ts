import { type Point, toGcj02 } from '@shared/rules/place/geo'
import Taro from '@tarojs/taro'
import { ApiError } from '../api/apiError'
import { ask, choose, type DemoPlace } from '../dev.h5'
import type { Spot } from './spot'

export type { Spot }

/** The place chosen last stands until another is chosen, or the tab is closed, as a phone stays where it is. */
const KEY = 'spot'
let here: Spot | undefined = recalled()

function recalled(): Spot | undefined {
  try {
    const text = sessionStorage.getItem(KEY)
    return text === null ? undefined : (JSON.parse(text) as Spot)
  } catch {
    // Another version's words, or no storage: it is asked again.
    return undefined
  }
}

function stayAt(spot: Spot | undefined): void {
  here = spot
  try {
    if (spot) sessionStorage.setItem(KEY, JSON.stringify(spot))
    else sessionStorage.removeItem(KEY)
  } catch {
    // It is known until the page is loaded anew.
  }
}

/** Where the browser is; the first time a sheet offers demo places and the browser's own fix. */
export async function locate(): Promise<Spot> {
  if (!here) await chooseSpot()
  if (!here) throw new ApiError('LOCATION_REFUSED', '没有拿到位置，请先选一个位置', 0)
  return here
}

/** A place from a sheet; undefined when it was closed. */
export async function chooseSpot(): Promise<Spot | undefined> {
  const places = await ask<DemoPlace[]>('places')
  const spot = await choose<Spot | 'browser'>('选择位置', [
    { id: 'dev-place-browser', title: '用浏览器的定位', note: '需要允许使用位置信息', value: 'browser' },
    ...places.map(({ key, name, latitude, longitude }) => ({
      id: `dev-place-${key}`,
      title: name,
      value: { latitude, longitude, accuracyMetres: 10, address: name },
    })),
  ])
  stayAt(spot === 'browser' ? await browserFix() : spot)
  return here
}

/** Without a navigation app: the address goes to the clipboard. */
export async function navigateTo(to: Point & { name: string; address: string }): Promise<void> {
  await Taro.setClipboardData({ data: `${to.name} ${to.address}` })
  await Taro.showToast({ title: '地址已复制', icon: 'none' })
}

/** In the browser the place is chosen again. */
export async function openLocationSetting(): Promise<void> {
  stayAt(undefined)
  await chooseSpot()
}

function browserFix(): Promise<Spot> {
  return new Promise((resolve, reject) => {
    const refused = () => reject(new ApiError('LOCATION_REFUSED', '浏览器没有给出位置，请改选一个演示位置', 0))
    if (!navigator.geolocation) return refused()
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ ...toGcj02(coords), accuracyMetres: Math.round(coords.accuracy), address: '' }),
      refused,
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  })
}

/** Without a sheet only after a place was chosen. */
export async function mayLocate(): Promise<boolean> {
  return here !== undefined
}
