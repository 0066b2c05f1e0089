import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import { termsIn } from '@functions/terms/queries'
import { endOf } from '@shared/rules/duties/term'
import { mayLieIn, ORG_KINDS, type OrgKind } from '@shared/rules/people/orgs'
import { dutiesOfOrg } from './dutyEntities'
import { isCalling } from './homeCalls'
import { type OrgItem, orgsOf } from './queries'

/** How many services a joint committee promised that nobody ticked yet. */
export type Promised = (committeeId: string) => Promise<number>

const KINDS = Object.keys(ORG_KINDS) as OrgKind[]

/**
 * Lets an organisation be closed only when nothing that hangs on it ends with it unsaid: a post, a task, a call, what was
 * promised in its name, an organisation beneath it. At most five reads at once. @throws ORG_IN_USE
 */
export async function refuseInUse(org: OrgItem, promised: Promised): Promise<void> {
  const { streetId, orgId } = org
  const at = now()
  const [terms, duties, calls, services, beneath] = await Promise.all([
    termsIn({ streetId, scope: orgId }),
    dutiesOfOrg(orgId).all(),
    isCalling({ streetId, orgId }),
    org.kind === 'committee' ? promised(orgId) : 0,
    openBeneath(org),
  ])
  const held = terms.filter((term) => term.declinedAt === undefined && endOf(term) > at).length
  const open = duties.filter(({ kind, outcome }) => kind === 'decision' && outcome === undefined).length
  const what = [
    ...(held > 0 ? [`${held} 个职务有人担任`] : []),
    ...(open > 0 ? [`${open} 件决定没办结`] : []),
    ...(calls ? ['“喊你回家”没结束'] : []),
    ...(services > 0 ? [`清单里 ${services} 条服务没打勾`] : []),
    ...(beneath > 0 ? [`${beneath} 个下属组织`] : []),
  ]
  if (what.length > 0) throw problem('ORG_IN_USE', { what: what.join('、') })
}

/** How many organisations that are not closed belong to it. A query for each kind that may. */
async function openBeneath({ streetId, orgId, kind }: OrgItem): Promise<number> {
  const kinds = KINDS.filter((each) => mayLieIn(each, kind))
  const orgs = await Promise.all(kinds.map((each) => orgsOf(streetId, each).all()))
  return orgs.flat().filter(({ parentId }) => parentId === orgId).length
}
