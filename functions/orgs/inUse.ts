import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import { termsIn } from '@functions/terms/queries'
import { endOf } from '@shared/rules/duties/term'
import { dutiesOfOrg } from './dutyEntities'
import { isCalling } from './homeCalls'
import type { OrgItem } from './queries'

/**
 * Lets an organisation be closed only when nobody's post or task ends with it unsaid. Three reads at once. @throws ORG_IN_USE
 */
export async function refuseInUse({ streetId, orgId }: OrgItem): Promise<void> {
  const at = now()
  const [terms, duties, calls] = await Promise.all([
    termsIn({ streetId, scope: orgId }),
    dutiesOfOrg(orgId).all(),
    isCalling({ streetId, orgId }),
  ])
  const held = terms.filter((term) => term.declinedAt === undefined && endOf(term) > at).length
  const open = duties.filter(({ kind, outcome }) => kind === 'decision' && outcome === undefined).length
  const what = [
    ...(held > 0 ? [`${held} 个职务有人担任`] : []),
    ...(open > 0 ? [`${open} 件决定没办结`] : []),
    ...(calls ? ['“喊你回家”没结束'] : []),
  ]
  if (what.length > 0) throw problem('ORG_IN_USE', { what: what.join('、') })
}
