import type { Effect } from '@functions/platform/events/effect'
import { pairOrderDoing } from './doing'
import { handedOn } from './leaving'
import { asksForAnother, newPerson } from './news'
import { held, pairing } from './pairing'

/** What follows from the table's records here. */
export const effects: readonly Effect[] = [pairing, held, handedOn, pairOrderDoing, newPerson, asksForAnother]
