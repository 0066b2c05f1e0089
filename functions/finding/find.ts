import type { Actor } from '@functions/platform/http/token'
import type { Outputs } from '@shared/contract/contract'
import { callersIn } from '@shared/rules/reports/finding'
import { numberIn } from '@shared/rules/reports/reportNumber'
import { byCaller } from './byCaller'
import { byNumber } from './byNumber'
import { byWords } from './byWords'

export type Found = Outputs['reports']['find']

export interface Wanted {
  words: string
  cursor?: string | undefined
  limit: number
}

/**
 * Reports that this person may look at, by what they typed: a number, the telephone number of a caller, or words. Never more
 * than their own teams have or had.
 */
export function find(actor: Actor, wanted: Wanted): Promise<Found> {
  const number = numberIn(wanted.words)
  if (number) return byNumber(actor, number, wanted)
  const phones = callersIn(wanted.words)
  return phones.length > 0 ? byCaller(actor, phones, wanted) : byWords(actor, wanted)
}
