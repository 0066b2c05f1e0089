import { cached } from '@functions/platform/cache'
import { listOf } from '@functions/platform/lists/list'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, string } from 'dynamodb-toolbox/schema'

/**
 * who    question                          key
 * staff  who works where in this street    STREET#<id> / STAFF#<member>   (one query, kept ≤ 60 s)
 *
 * A street has tens of staff. Written where a role is given; what somebody may do is decided by their profile alone.
 */
export const Staff = new Entity({
  ...kind('staff'),
  schema: item({
    streetId: string().key(),
    memberId: string().key(),
    role: string().enum('gridWorker', 'admin'),
    /** Communities and units; empty for the street office, which reaches all. */
    teamIds: list(string()),
    nameMasked: string(),
  }),
  computeKey: ({ streetId, memberId }) => ({ pk: `STREET#${streetId}`, sk: `STAFF#${memberId}` }),
})

/** The staff of a street. */
export const staffIn = (streetId: string, consistent = false) =>
  listOf(Staff, { partition: `STREET#${streetId}`, range: { beginsWith: 'STAFF#' }, consistent })

/** The same as a list shows them, kept ≤ 60 s; never what a write depends on. */
export const staffOf = cached((streetId) => staffIn(streetId).all())
