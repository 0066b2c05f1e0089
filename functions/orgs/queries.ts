import { problem } from '@functions/platform/problem'
import { getEach } from '@functions/platform/store/batch'
import type { Step } from '@functions/platform/store/transact'
import { checkIf, get, getNow } from '@functions/platform/store/writes'
import type { OrgKind } from '@shared/rules/people/orgs'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { closedOrgs, Org, openOrgs } from './entities'
import { WorksAt } from './workerEntities'

export type OrgItem = FormattedItem<typeof Org>

/** An organisation of the street as it stands, closed or not. 1 read unit. @throws NOT_FOUND */
export async function orgOf(streetId: string, orgId: string): Promise<OrgItem> {
  const org = await getNow(Org, { orgId })
  if (org?.streetId !== streetId) throw problem('NOT_FOUND')
  return org
}

/** The organisations of a kind that are not closed, by name. */
export const orgsOf = (streetId: string, kind: OrgKind) => openOrgs(streetId, kind)

/** Those of it that were closed, by name. */
export const closedOrgsOf = (streetId: string, kind: OrgKind) => closedOrgs(streetId, kind)

/** Organisations by their ids, maybe as they were a moment ago; those of another street are left out. ½ read unit each. */
export async function orgsById(streetId: string, orgIds: readonly string[]): Promise<Map<string, OrgItem>> {
  const ids = [...new Set(orgIds)]
  const found = await getEach(
    Org,
    ids.map((orgId) => ({ orgId })),
  )
  return new Map(found.flatMap((org) => (org?.streetId === streetId ? [[org.orgId, org] as const] : [])))
}

/** The organisation that a confirmed worker names as their employer; undefined when it is none of the street's. ½ read unit. */
export const employerOf = async (memberId: string): Promise<string | undefined> =>
  (await get(WorksAt, { memberId }))?.orgId

/** Lets others through only while that organisation of the street is not closed; 2 write units. @throws ORG_CLOSED */
export const orgIsOpen = (streetId: string, orgId: string): Step<never> =>
  checkIf(
    Org,
    { orgId },
    {
      and: [
        { attr: 'streetId', eq: streetId },
        { attr: 'active', eq: true },
      ],
    },
    () => {
      throw problem('ORG_CLOSED')
    },
  )
