import { kind } from '@functions/platform/store/table'
import { unfinishedFields } from '@functions/platform/store/unfinished'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, list, number, record, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                          key
 * consumer  whose open work goes to whom, and how far it is   STREET#<street> / SUCCESSION#<ulid>
 * schedule  what has not ended                                byQueue  UNFINISHED#<street> / <moved>#<id>
 *
 * Put in the transaction that ends or narrows a role. Nothing depends on how far it is: who reads a report sees whether its
 * handler is still there.
 */
export const Succession = new Entity({
  ...kind('succession'),
  schema: item({
    streetId: string().key(),
    id: string().key(),
    leaverId: string(),
    leaverLabel: string(),
    /** Who takes it; absent when it is the teams'. */
    successorId: string().optional(),
    by: string(),
    byLabel: string(),
    at: number(),
    /** Teams that the leaver works for no more; and whether the street office is one. */
    teamIds: list(string()),
    office: boolean().optional(),
    state: string().enum('running', 'done', 'failed'),
    /** Rises with every step; every step is conditioned on it. */
    version: number(),
    movedAt: number(),
    /** How often it was taken up again since its last step (exports/unfinished.ts). */
    tries: number().optional(),
    /** The team whose queue is gone through, and where that goes on, as JSON. */
    team: number(),
    after: string().optional(),
    /** Reports that went over, and those that are a team's now, by team. */
    given: number(),
    left: record(string(), number()),
    /** Epoch seconds. */
    expiresAt: number(),
    ...unfinishedFields(),
  }),
  computeKey: ({ streetId, id }) => ({ pk: `STREET#${streetId}`, sk: `SUCCESSION#${id}` }),
})

export type SuccessionItem = FormattedItem<typeof Succession>
