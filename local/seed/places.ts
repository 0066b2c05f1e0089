import type { Point } from '@shared/rules/place/geo'

/** A place the browser can pretend to stand at. gcj02, degrees. */
export interface DemoPlace extends Point {
  key: string
  name: string
}

/** The hub station's own spot; the demo stations are laid out around it. gcj02. */
export const HUB: Point = { latitude: 37.5287, longitude: 121.3908 }

/** Where a person in the browser may stand, since a desktop has no useful position: at the door, near, and far. */
export const DEMO_PLACES: readonly DemoPlace[] = [
  { key: 'hub', name: '烟小暖·暖新驿站门口', ...HUB },
  { key: 'near-hub', name: '离烟小暖驿站约 300 米', latitude: 37.5314, longitude: 121.3908 },
  { key: 'tashan', name: '塔山社区驿站门口', latitude: 37.5206, longitude: 121.3934 },
  { key: 'siyanqiao', name: '四眼桥社区驿站门口', latitude: 37.5339, longitude: 121.3869 },
  { key: 'far', name: '莱山区，离街道约 11 公里', latitude: 37.4601, longitude: 121.4803 },
]
