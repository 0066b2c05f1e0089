import type { Effect } from '@functions/platform/events/effect'
import { photosCompared } from './intake/alike'
import { pileMoved } from './moves/movePile'
import { notification } from './notices/notify'
import { staffNotice } from './notices/staffNotice'
import { photosUnusable } from './notices/unusable'
import { passing } from './succession/passing'
import { successionTold } from './succession/told'

/** What notes which photos a report shows. */
const traces = [photosCompared, photosUnusable].map((effect): Effect => ({ ...effect, turn: 1 }))

export const effects: readonly Effect[] = [...traces, pileMoved, staffNotice, notification, passing, successionTold]
