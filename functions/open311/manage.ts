import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOf } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { blindIndex } from '@functions/platform/sealed/personal'
import { labelOf } from '@functions/platform/store/label'
import { changeSetting, overtaken } from '@functions/platform/store/settings'
import { getNow, put, putNew, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { ROLES } from '@shared/rules/people/roles'
import { OPEN311_LIMITS } from '@shared/rules/reports/open311'
import { type ClientItem, clientsOf, hashOf, KEY_START } from './clients'
import { Client, ClientKey } from './entities'

type View = Outputs['reports']['clients']['items'][number]

const KEY_CHARACTERS = 32

/** Programs that may send reports to my street, also those that no longer may. One query. */
export async function clientsView({ streetId, memberId }: Actor, page: PageQuery) {
  return pageOf((await clientsOf(streetId)).map(viewOf), page, `clients#${streetId}#${memberId}`)
}

const viewOf = (client: ClientItem): View =>
  pick(client, 'clientId', 'name', 'keyStart', 'createdAt', 'createdBy', 'lastUsedAt', 'revokedAt', 'revokedBy')

/**
 * Lets a program send reports. Its key is derived from the id of this write and a secret, so a repeat gets the same one
 * and it is stored nowhere. One query, one transaction of 10 write units.
 * @throws CLIENTS_FULL, IDEMPOTENCY_CONFLICT
 */
export async function letIn(
  actor: Actor,
  { id: clientId, name }: Inputs['reports']['addClient'],
): Promise<Outputs['reports']['addClient']> {
  const { streetId } = actor
  const known = await clientsOf(streetId)
  const isRepeat = known.some((each) => each.clientId === clientId)
  const active = known.filter(({ revokedAt }) => revokedAt === undefined)
  if (!isRepeat && active.length >= OPEN311_LIMITS.clients) throw problem('CLIENTS_FULL')
  const key = (await blindIndex('open311Key', `${streetId}#${actor.memberId}#${clientId}`)).slice(0, KEY_CHARACTERS)
  const createdBy = `${ROLES.admin} ${await labelOf(actor, '')}`.trim()
  const client = { streetId, clientId, name, keyStart: key.slice(0, KEY_START), createdAt: now(), createdBy }
  const keyHash = await hashOf(key)
  await changeSetting(
    actor,
    { ref: `open311#${clientId}` },
    { id: clientId, version: 0, addClient: name },
    () => putNew(Client, client, overtaken),
    () => put(ClientKey, { keyHash, streetId, clientId }),
  )
  return { client: viewOf(await clientIn(streetId, clientId)), key }
}

/**
 * Takes a program's key from it, at once and for good; one that has none any more stays as it is. Two reads, one
 * transaction of 6 write units. @throws NOT_FOUND, SETTING_CHANGED, IDEMPOTENCY_CONFLICT
 */
export async function shutOut(actor: Actor, { clientId, id }: Inputs['reports']['revokeClient']): Promise<View> {
  const { streetId } = actor
  const before = await clientIn(streetId, clientId)
  if (before.revokedAt !== undefined) return viewOf(before)
  const revokedBy = `${ROLES.admin} ${await labelOf(actor, '')}`.trim()
  const revoked = { streetId, clientId, revokedAt: now(), revokedBy }
  await changeSetting(actor, { ref: `open311#${clientId}` }, { id, version: 1, revokeClient: clientId }, () =>
    updateIf(Client, revoked, { attr: 'revokedAt', exists: false }, overtaken),
  )
  return viewOf(await clientIn(streetId, clientId))
}

/** A client of the street as it is this moment. @throws NOT_FOUND */
async function clientIn(streetId: string, clientId: string): Promise<ClientItem> {
  const item = await getNow(Client, { streetId, clientId })
  if (!item) throw problem('NOT_FOUND')
  return item
}
