import { hoursText, type TypedHours } from '@console/parts/hours'
import type { Values } from '@console/parts/RouteForm'
import type { Inputs } from '@shared/contract/contract'
import type { Point } from '@shared/rules/place/geo'
import { FACILITIES, type Facility } from '@shared/rules/text/words'
import { hoursTyped, sayHours } from '@shared/rules/time/hours'
import type { Station } from '../answers'

export type StationFacts = Omit<Inputs['setup']['saveStation'], 'id' | 'version'>

/** A photo of a station in its form: one that it has, or one that was sent from here just now. */
export interface TypedPhoto {
  name?: string
  photoId?: string
  /** An address of this page. */
  path?: string
}

/** What a form of a station is filled in with; its hours are two texts there. */
export function valuesOf(station: Station | undefined): Values {
  if (!station) {
    const hours: TypedHours = { opens: '07:00', closes: '21:00' }
    const texts = { name: '', address: '', phone: '' }
    return { ...texts, radiusMetres: 100, hours, facilities: [], active: true, hub: false, photos: [] }
  }
  const { version: _, opensAtMinute, closesAtMinute, sharedShelf: __, photos, ...facts } = station
  // Its links change by the minute, its photos do not.
  return { ...facts, photos: photos.map(({ name }) => ({ name })), hours: hoursText({ opensAtMinute, closesAtMinute }) }
}

/** The station that a form says. @throws while its hours are none: its rule has said so before */
export function factsOf({ hours, ...values }: Values): StationFacts {
  const { opens, closes } = hours as TypedHours
  const minutes = hoursTyped(opens, closes)
  if (!minutes) throw new Error('a form with such hours is not sent')
  const facilities = values.facilities as Facility[]
  const photos = (values.photos as TypedPhoto[]).map(({ name, photoId }) => ({ name, photoId }))
  return {
    ...(values as StationFacts),
    ...minutes,
    facilities,
    photos,
    sharedShelf: facilities.includes('sharedShelf'),
  }
}

export const LABELS: Readonly<Record<string, string>> = {
  name: '名称',
  communityId: '社区',
  address: '地址',
  phone: '电话',
  location: '位置',
  radiusMetres: '打卡范围',
  hours: '开放时间',
  facilities: '设施',
  active: '开放',
  hub: '中心驿站',
  photos: '照片',
}

/** A value of such a form in words. */
export function sayValue(key: string, value: unknown, nameOf: (teamId: string) => string): string {
  switch (key) {
    case 'communityId':
      return nameOf(String(value))
    case 'location':
      return sayPoint(value as Point)
    case 'radiusMetres':
      return `${value} 米`
    case 'hours': {
      const { opens, closes } = value as TypedHours
      const hours = hoursTyped(opens, closes)
      return hours ? sayHours(hours) : `${opens}–${closes}`
    }
    case 'photos':
      return `${(value as TypedPhoto[]).length} 张`
    case 'facilities':
      return sayFacilities(value as Facility[])
    default:
      return typeof value === 'boolean' ? (value ? '是' : '否') : String(value)
  }
}

export const sayPoint = ({ latitude, longitude }: Point): string => `${latitude}, ${longitude}`
export const sayFacilities = (codes: readonly Facility[]): string =>
  codes.map((code) => FACILITIES[code]).join('、') || '没有'
