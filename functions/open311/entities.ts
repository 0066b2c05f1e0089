import { listOf } from '@functions/platform/lists/list'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who      question                               key
 * client   is this key known, and whose is it     OPEN311KEY#<keyed hash> / KEY
 * office   the clients of a street                STREET#<id> / OPEN311#<client>
 * client   was just this sent a moment ago        OPEN311SENT#<street>#<fingerprint> / SENT
 */
export const ClientKey = new Entity({
  ...kind('open311Key'),
  schema: item({
    /** Keyed hash of the key: the table cannot be used to call. */
    keyHash: string().key(),
    streetId: string(),
    clientId: string(),
  }),
  computeKey: ({ keyHash }) => ({ pk: `OPEN311KEY#${keyHash}`, sk: 'KEY' }),
})

/** What a client sent lately: the same again is the same request. */
export const SentRequest = new Entity({
  ...kind('open311Sent'),
  schema: item({
    streetId: string().key(),
    /** Fingerprint of all that was sent. */
    hash: string().key(),
    reportId: string(),
    at: number(),
    /** Epoch seconds. */
    expiresAt: number(),
  }),
  computeKey: ({ streetId, hash }) => ({ pk: `OPEN311SENT#${streetId}#${hash}`, sk: 'SENT' }),
})

/** A program that may send reports. */
export const Client = new Entity({
  ...kind('open311Client'),
  schema: item({
    streetId: string().key(),
    clientId: string().key(),
    /** Shown to staff as the source of its reports. */
    name: string(),
    /** The first characters of its key, by which people tell keys apart. */
    keyStart: string(),
    createdAt: number(),
    /** Who let it in and who stopped it, masked; absent when it was done on the server itself. */
    createdBy: string().optional(),
    /** Kept to the hour: what is sent costs no write of its own. */
    lastUsedAt: number().optional(),
    revokedAt: number().optional(),
    revokedBy: string().optional(),
  }),
  computeKey: ({ streetId, clientId }) => ({ pk: `STREET#${streetId}`, sk: `OPEN311#${clientId}` }),
})

/** The clients of a street, oldest first. */
export const clientsIn = (streetId: string) =>
  listOf(Client, { partition: `STREET#${streetId}`, range: { beginsWith: 'OPEN311#' } })
