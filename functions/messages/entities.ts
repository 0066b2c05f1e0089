import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { MESSAGE_KINDS, type MessageKind } from '@shared/rules/office/messages'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, number, record, string } from 'dynamodb-toolbox/schema'

/**
 * who     question                                    key
 * member  my messages, newest first                   MEMBER#<id> / MESSAGE#<ulid>
 * member  how many are unread; what WeChat may send   MEMBER#<id> / HEAD#INBOX   (one query with profile and account)
 * member  did I report this acceptance already        MEMBER#<id> / ACCEPTANCE#<ulid>
 */
const kinds = Object.keys(MESSAGE_KINDS) as MessageKind[]

/**
 * WeChat's message: `none` no acceptance was left, `due` paid for and not yet sent, `sending` one delivery has taken
 * it. Final: `lost` nobody got an answer and it is never sent again, `late` WeChat was away until it helped nobody any
 * more, and the rest.
 */
export const PUSHES = ['none', 'due', 'sending', 'sent', 'refused', 'lost', 'late'] as const
export type Push = (typeof PUSHES)[number]

/** One message; never removed. Its id is made from its cause, so the same cause makes it once. */
export const Message = new Entity({
  ...kind('message'),
  schema: item({
    memberId: string().key(),
    id: string().key(),
    streetId: string(),
    kind: string().enum(...kinds),
    title: string(),
    text: string(),
    page: string().optional(),
    at: number(),
    /** The how manieth of the member's messages it is. */
    seq: number(),
    readAt: number().optional(),
    push: string().enum(...PUSHES),
    /** When the push last changed. */
    pushedAt: number(),
    /** What WeChat's message says of where the matter stands. */
    state: string().optional(),
  }),
  computeKey: ({ memberId, id }) => ({ pk: `MEMBER#${memberId}`, sk: `MESSAGE#${id}` }),
})

/** A member's inbox in numbers. Every write is conditioned on `version`. */
export const Inbox = new Entity({
  ...kind('inbox'),
  schema: item({
    memberId: string().key(),
    version: number(),
    /** Messages ever delivered. */
    delivered: number(),
    unread: number(),
    /** Messages up to this `seq` are read, whatever they say themselves. */
    readUpTo: number(),
    /** Acceptances left by template. */
    left: record(string(), number()),
    /** Its member left: nothing is delivered any more. */
    closed: boolean().optional(),
  }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'HEAD#INBOX' }),
})

/** One answer to WeChat's dialog, so that it counts once. */
export const Acceptance = new Entity({
  ...kind('acceptance'),
  schema: item({
    memberId: string().key(),
    id: string().key(),
    hash: fingerprinted(),
    /** Epoch seconds; a phone does not send it again after that. */
    expiresAt: number(),
  }),
  computeKey: ({ memberId, id }) => ({ pk: `MEMBER#${memberId}`, sk: `ACCEPTANCE#${id}` }),
})

/** Answers to WeChat's dialog that a member's phone reported lately. */
export const acceptancesOf = (memberId: string) =>
  listOf(Acceptance, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'ACCEPTANCE#' } })

/** A member's messages, newest first. */
export const inboxList = (memberId: string) =>
  listOf(Message, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'MESSAGE#' }, reverse: true })
