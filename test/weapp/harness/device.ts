import { readFileSync } from 'node:fs'
import type { DeviceState, Domains } from './types'

/** The usual phone of the tests and of the audit: 375 × 812 points at 3×, with a notch. */
export const SCREEN = { width: 375, height: 812, pixelRatio: 3, statusBar: 44, safeBottom: 34 }

/** WeChat's standard letter size; its settings go up to 23. Pixels. */
export const STANDARD_FONT = 17
export const LARGEST_FONT = 23

/** A phone fresh out of the box, with a network, a fix and a person who allows what is asked. */
export function aDevice(changes: Partial<DeviceState> = {}): DeviceState {
  const domains: { local: Domains } = JSON.parse(readFileSync('config/domains.json', 'utf8'))
  return {
    screen: SCREEN,
    theme: 'light',
    fontSize: STANDARD_FONT,
    network: 'wifi',
    location: undefined,
    envVersion: 'release',
    permissions: {},
    permits: true,
    privacyAgreed: true,
    person: 'newcomer',
    next: { scans: [], pictures: [], places: [], subscribes: [] },
    storage: {},
    files: {},
    domains: domains.local,
    templates: [],
    ...changes,
  }
}

/** What of a phone is still there after the app was killed. */
export function afterKill(state: DeviceState): DeviceState {
  const kept = Object.entries(state.files).filter(([, file]) => file.kept)
  return { ...state, files: Object.fromEntries(kept) }
}
