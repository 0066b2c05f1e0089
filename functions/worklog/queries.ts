import { listOf } from '@functions/platform/lists/list'
import { Fact } from './entities'

/** What a member wrote down by their terms, latest day first. */
export const factsBy = (memberId: string) =>
  listOf(Fact, { index: 'byOwner', partition: `MEMBER#${memberId}`, range: { beginsWith: 'FACT#' }, reverse: true })
