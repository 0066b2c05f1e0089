import { type OrgItem, orgOf, orgsOf } from '@functions/orgs/queries'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { getEach } from '@functions/platform/store/batch'
import type { Outputs } from '@shared/contract/contract'
import { missed, nextDue } from '@shared/rules/duties/plan'
import { listPlan } from '@shared/rules/duties/serviceList'
import { reaches } from '@shared/rules/people/roles'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { type ListDuty, ServiceList, ServiceListDuty } from './entities'

type View = Outputs['servicelists']['committees']['items'][number]

/** A joint committee that one of the caller's communities belongs to. 1 read unit. @throws NOT_FOUND */
export async function committeeFor({ streetId, grants }: Actor, committeeId: string): Promise<OrgItem> {
  const org = await orgOf(streetId, committeeId)
  if (org.kind !== 'committee' || !isOf(grants, org)) throw problem('NOT_FOUND')
  return org
}

const isOf = (grants: Actor['grants'], { communities }: Pick<OrgItem, 'communities'>) =>
  communities.some((communityId) => reaches(grants, communityId))

/** May somebody publish, and change what is others'? The lead community's staff; everybody's where none leads. */
export const leadsIn = ({ grants }: Actor, { communities, lead }: Pick<OrgItem, 'communities' | 'lead'>): boolean =>
  lead === undefined ? isOf(grants, { communities }) : reaches(grants, lead)

/** When a committee's next list is due, and how many were missed before a day. */
export function standingOf({ firstMonth, progress }: ListDuty, today = dayOf(now())) {
  const plan = listPlan(firstMonth)
  return { dueOn: nextDue(plan, progress), missed: missed(plan, progress, today) }
}

/** The committees of one's communities by name. One query, and two reads for each. */
export function committeesOf(actor: Actor, page: PageQuery) {
  const { streetId, memberId, grants } = actor
  return pageOfQuery(
    page,
    `committees#${streetId}#${memberId}`,
    async (part) => {
      const { items, next } = await orgsOf(streetId, 'committee').page(part)
      return {
        items: await viewsOf(
          actor,
          items.filter((org) => isOf(grants, org)),
        ),
        next,
      }
    },
    (view) => view,
  )
}

async function viewsOf(actor: Actor, orgs: readonly OrgItem[]): Promise<View[]> {
  const month = monthOf(dayOf(now()))
  const keys = orgs.map(({ orgId: committeeId }) => ({ committeeId }))
  const [duties, lists] = await Promise.all([
    getEach(ServiceListDuty, keys),
    getEach(
      ServiceList,
      keys.map((key) => ({ ...key, month })),
    ),
  ])
  return orgs.map((org, index) => {
    const [duty, list] = [duties[index], lists[index]]
    return {
      ...committeeView(org),
      ...(duty ? standingOf(duty) : { missed: 0 }),
      current: list && headView(list),
      leads: leadsIn(actor, org),
    }
  })
}

export const committeeView = ({
  orgId,
  name,
  communities,
  lead,
}: Pick<OrgItem, 'orgId' | 'name' | 'communities' | 'lead'>) => ({
  ...{ committeeId: orgId, name, communities, lead },
})

export const headView = ({ month, publishedAt }: { month: string; publishedAt?: number | undefined }) => ({
  month,
  publishedAt,
})
