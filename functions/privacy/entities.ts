import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { DELETION_STATES, type DeletionState } from '@shared/rules/people/privacy'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                         key
 * member    did I ask for my account to be deleted           MEMBER#<id> / DELETION
 * member    my copy of my data, and how far it is            MEMBER#<id> / COPY
 * schedule  whose account is to be deleted now, or goes on   byQueue  DELETIONS#<street> / <next moment>#<member>, up to now
 * anybody   what became of it, by its number                 RECEIPT#<ulid> / RECEIPT
 */

/** An account that is to be deleted, and how far that is. It goes last of all that is the person's. */
export const Deletion = new Entity({
  ...kind('deletion'),
  schema: item({
    memberId: string().key(),
    streetId: string(),
    receiptId: string(),
    state: string().enum('waiting', 'running'),
    /** Rises with every step; every step is conditioned on it. */
    version: number(),
    orderedAt: number(),
    dueAt: number(),
    /** What is being taken out (inOrder.ts), and where its list goes on, as JSON. */
    erasure: string().optional(),
    after: string().optional(),
    /** Their name, once the profile is gone, to take it out of what they wrote. */
    nameSealed: string().optional(),
    /** How often it failed since its last step. */
    tries: number(),
    queuePk: string(),
    queueSk: string(),
  }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'DELETION' }),
})

export type DeletionItem = FormattedItem<typeof Deletion>

/** A person's newest copy of their data, and how far it is. */
export const Copy = new Entity({
  ...kind('personalCopy'),
  schema: item({
    memberId: string().key(),
    streetId: string(),
    copyId: string(),
    /** Rises with every step; every step is conditioned on it. */
    version: number(),
    at: number(),
    /** The table that is being written, and where it goes on, as JSON; all are when `doneAt` is there. */
    part: number(),
    after: string().optional(),
    chunks: number(),
    rows: number(),
    doneAt: number().optional(),
    /** Epoch seconds; the files go at the same time. */
    expiresAt: number(),
  }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'COPY' }),
})

export type CopyItem = FormattedItem<typeof Copy>

/** Where an order stands until it is done: by when it is looked at next. */
export const nextLook = (streetId: string, at: number, memberId: string) => ({
  queuePk: `DELETIONS#${streetId}`,
  queueSk: `${momentKey(at)}#${memberId}`,
})

const momentKey = (at: number) => String(at).padStart(15, '0')

const states = Object.keys(DELETION_STATES) as DeletionState[]

/** What a person is given in their hand. It says nothing of who they are. */
export const Receipt = new Entity({
  ...kind('deletionReceipt'),
  schema: item({
    receiptId: string().key(),
    hash: fingerprinted(),
    streetId: string(),
    state: string().enum(...states),
    orderedAt: number(),
    dueAt: number(),
    endedAt: number().optional(),
  }),
  computeKey: ({ receiptId }) => ({ pk: `RECEIPT#${receiptId}`, sk: 'RECEIPT' }),
})

/** What is to be looked at in a street up to a moment, longest waiting first. */
export const deletionsUpTo = (streetId: string, at: number) =>
  listOf(Deletion, { index: 'byQueue', partition: `DELETIONS#${streetId}`, range: { lt: momentKey(at + 1) } })
