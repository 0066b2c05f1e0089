import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { ORG_KINDS, type OrgKind } from '@shared/rules/people/orgs'
import { typedForm } from '@shared/rules/text/oneForm'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who    question                                          key
 * staff  an organisation                                   ORG#<id> / ORG
 * staff  the organisations of one kind, by name            byQueue  ORGS#<street>#<kind> / <name in one form>#<id>
 * staff  those of it that were closed, by name             byQueue  CLOSEDORGS#<street>#<kind> / <name in one form>#<id>
 */
const kinds = Object.keys(ORG_KINDS) as [OrgKind, ...OrgKind[]]

/** An outlet, enterprise, branch, council, committee, alliance or unit. Its id stays whatever it is called and wherever it is. */
export const Org = new Entity({
  ...kind('org'),
  schema: item({
    orgId: string().key(),
    hash: fingerprinted(),
    streetId: string(),
    kind: string().enum(...kinds),
    name: string(),
    address: string().optional(),
    parentId: string().optional(),
    communities: list(string()),
    lead: string().optional(),
    functional: boolean().optional(),
    active: boolean(),
    version: number(),
    past: list(map({ until: string(), name: string(), address: string().optional(), communities: list(string()) })),
    /** The last changes, so that one that is sent again is known. */
    made: list(map({ id: string(), hash: fingerprinted() })),
    /** Who changed it last, and when. */
    by: string(),
    byLabel: string(),
    at: number(),
    queuePk: string(),
    queueSk: string(),
  }),
  computeKey: ({ orgId }) => ({ pk: `ORG#${orgId}`, sk: 'ORG' }),
})

const orgsPartition = (streetId: string, kind: OrgKind) => `ORGS#${streetId}#${kind}`
const closedPartition = (streetId: string, kind: OrgKind) => `CLOSEDORGS#${streetId}#${kind}`

interface Placed {
  streetId: string
  kind: OrgKind
  name: string
  orgId: string
  active: boolean
}

/** Where an organisation stands in the list of its kind, or of those that were closed. */
export const orgPlace = ({ streetId, kind, name, orgId, active }: Placed) => ({
  queuePk: active ? orgsPartition(streetId, kind) : closedPartition(streetId, kind),
  queueSk: `${typedForm(name)}#${orgId}`,
})

/** The organisations of a kind that are not closed, by name. */
export const openOrgs = (streetId: string, kind: OrgKind) =>
  listOf(Org, { index: 'byQueue', partition: orgsPartition(streetId, kind) })

/** Those of a kind that were closed, by name. */
export const closedOrgs = (streetId: string, kind: OrgKind) =>
  listOf(Org, { index: 'byQueue', partition: closedPartition(streetId, kind) })

/** Those of a kind that are not closed and have that name, whatever its width, case and blanks. */
export const orgsNamed = (streetId: string, kind: OrgKind, name: string) =>
  listOf(Org, {
    index: 'byQueue',
    partition: orgsPartition(streetId, kind),
    range: { beginsWith: `${typedForm(name)}#` },
  })
