import type { Actor } from '@functions/platform/http/token'
import { MOST_COUNTED } from '@shared/rules/office/messages'
import { flagsIn } from './entities'

/** How many flags nobody of the office has looked at. One query. */
export const flagsWaiting = ({ streetId }: Actor): Promise<number> => flagsIn(streetId, 'open').count(MOST_COUNTED + 1)
