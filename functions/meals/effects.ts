import type { Effect } from '@functions/platform/events/effect'
import { ending } from './ending'
import { restocked } from './restocked'
import { returned } from './returned'
import { takenOff } from './takenOff'

/** What follows from the table's records here. */
export const effects: readonly Effect[] = [restocked, returned, ending, takenOff]
