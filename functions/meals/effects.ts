import type { Effect } from '@functions/platform/events/effect'
import { ending } from './ending'
import { restocked } from './restocked'
import { returned } from './returned'
import { takenOff } from './takenOff'
import { pictureUnusable } from './unusablePicture'

export const effects: readonly Effect[] = [restocked, returned, ending, takenOff, pictureUnusable]
