import { OPEN311_LIMITS } from '@shared/rules/reports/open311'
import * as v from 'valibot'
import { get, write } from './route'
import { Moment, Page, pageQuery, Text, Ulid } from './types'

/** A program that may send reports by Open311. */
const Client = v.object({
  clientId: Ulid,
  name: v.string(),
  /** The first characters of its key, by which people tell keys apart. */
  keyStart: v.string(),
  createdAt: Moment,
  /** Who let it in, masked; absent when it was done on the server itself. */
  createdBy: v.optional(v.string()),
  /** To the hour. */
  lastUsedAt: v.optional(Moment),
  revokedAt: v.optional(Moment),
  revokedBy: v.optional(v.string()),
})

/** Which programs may send reports, kept by the street office. Part of `reports`. */
export const open311Clients = {
  clients: get('/reports/clients', {
    summary: 'Programs that may send reports by Open311, oldest first, also those that no longer may',
    roles: ['admin'],
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(Client)),
  addClient: write('/reports/clients', {
    summary: 'Lets a program send reports; its key is in this answer and nowhere else',
    roles: ['admin'],
    success: 201,
    errors: ['CLIENTS_FULL'],
  })
    .input(v.object({ id: Ulid, name: Text(1, OPEN311_LIMITS.nameCharacters, '名称') }))
    .output(v.object({ client: Client, key: v.string() })),
  revokeClient: write('/reports/clients/{clientId}/revoke', {
    summary: "Takes a program's key from it, at once and for good",
    roles: ['admin'],
    errors: ['NOT_FOUND', 'SETTING_CHANGED'],
  })
    .input(v.object({ clientId: Ulid, id: Ulid }))
    .output(Client),
}
