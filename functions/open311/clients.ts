import { randomBytes } from 'node:crypto'
import { now } from '@functions/platform/clock'
import { formsOf, tokenOf } from '@functions/platform/sealed/lookup'
import { newId } from '@functions/platform/store/ids'
import { commit } from '@functions/platform/store/transact'
import { get, getNow, put } from '@functions/platform/store/writes'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { Client, ClientKey, clientsIn } from './entities'

const KEY_BYTES = 24
/** So many characters tell keys apart. */
export const KEY_START = 6
const HOUR_MS = 3_600_000
export type ClientItem = FormattedItem<typeof Client>

/** What a key may look like; anything else is not looked up. */
const KEY_PATTERN = /^[A-Za-z0-9_-]{32}$/

/** What is kept of a key. */
export const hashOf = (key: string) => tokenOf('open311', key)

/** The client whose key this is, if it may still send to that street. Two reads of ½ unit, so that a revocation holds at once. */
export async function clientOf(streetId: string, key: string) {
  if (!KEY_PATTERN.test(key)) return undefined
  const known = await keyOf(key)
  if (known?.streetId !== streetId) return undefined
  const client = await getNow(Client, { streetId, clientId: known.clientId })
  return client?.revokedAt === undefined ? client : undefined
}

/** What is known of a key. ½ read unit, again for each further form while keys are rotated. */
async function keyOf(key: string) {
  for (const keyHash of await formsOf('open311', key)) {
    const item = await get(ClientKey, { keyHash })
    if (item) return item
  }
  return undefined
}

/** Lets a program send reports. Its key is shown here once and kept nowhere. */
export async function addClient(streetId: string, name: string): Promise<{ clientId: string; key: string }> {
  const key = randomBytes(KEY_BYTES).toString('base64url')
  const [clientId, keyHash] = [newId(), await hashOf(key)]
  const client = { streetId, clientId, name, keyStart: key.slice(0, KEY_START), createdAt: now() }
  await commit<void>([put(ClientKey, { keyHash, streetId, clientId }), put(Client, client)], () => undefined)
  return { clientId, key }
}

/** Notes that a client has sent something: at most one write an hour, 1 write unit, whatever it sends. */
export async function noteUse({ streetId, clientId, lastUsedAt = 0 }: ClientItem): Promise<void> {
  const at = now()
  if (at - lastUsedAt < HOUR_MS) return
  await Client.build(UpdateItemCommand).item({ streetId, clientId, lastUsedAt: at }).send()
}

/** Takes a client's key from it, at once and for good; a second time changes nothing. Throws when there is no such client. */
export async function revokeClient(streetId: string, clientId: string): Promise<void> {
  const client = (await clientsOf(streetId)).find((each) => each.clientId === clientId)
  if (!client) throw new Error(`no client ${clientId} in ${streetId}`)
  if (client.revokedAt !== undefined) return
  await Client.build(UpdateItemCommand).item({ streetId, clientId, revokedAt: now() }).send()
}

/** The clients of a street, oldest first. */
export const clientsOf = (streetId: string): Promise<ClientItem[]> => clientsIn(streetId).all()
