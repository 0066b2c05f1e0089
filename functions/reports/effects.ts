import type { Effect } from '@functions/platform/effect'
import { photosCompared } from './intake/alike'
import { pileMoved } from './moves/movePile'
import { notification } from './notices/notify'
import { staffNotice } from './notices/staffNotice'
import { photosUnusable } from './notices/unusable'

/** What notes which photos a report shows: it comes before whatever looks for them. */
export const traces: readonly Effect[] = [photosCompared, photosUnusable]

/** What follows from the table's records here. */
export const effects: readonly Effect[] = [pileMoved, staffNotice, notification]
