import { auditRecords } from '@functions/identity/audit'
import { grantsOf } from '@functions/identity/me'
import { maskedName, profileOf } from '@functions/identity/people'
import { presentIn } from '@functions/identity/present'
import { announceAll } from '@functions/messages/send'
import type { Effect } from '@functions/platform/events/effect'
import { idAt } from '@functions/platform/store/ids'
import { postsOf } from '@functions/terms/queries'
import { staffGrantOf } from '@shared/rules/people/roles'
import { OFFICE } from '@shared/rules/people/roster'
import { dutiesOwned } from './dutyEntities'

/** More are not counted. */
const MOST = 60

/**
 * Somebody's roles changed and they are no staff any more: what meetings gave them to do has nobody who is reminded of it.
 * The office is told once, how much it is and where it is handed over.
 */
export const ownerLeft: Effect = {
  name: 'ownerLeft',
  kinds: [auditRecords.kind],
  run: async ({ before, after }) => {
    const act = after && !before ? auditRecords.read(after) : undefined
    if (act?.action !== 'rolesChanged') return
    const { memberId, streetId, at } = act
    const profile = await profileOf(memberId)
    if (!profile || staffGrantOf(grantsOf(profile))) return
    const [owned, posts] = await Promise.all([dutiesOwned(streetId, memberId).first(MOST), postsOf(memberId)])
    const scopes = new Set(posts.map(({ scope }) => scope))
    // Whoever holds a post there goes on with it.
    const [first, ...others] = owned.filter(({ kind, orgId }) => kind === 'decision' && !scopes.has(orgId))
    if (!first) return
    const some = `${others.length + 1} 件会议决定（“${first.title}”${others.length > 0 ? '等' : ''}）`
    const name = (await maskedName(memberId)) || '有人'
    const office = (await presentIn(streetId, OFFICE)).filter((each) => each !== memberId)
    await announceAll(
      office.map((each) => ({
        ...{ id: idAt(at, `ownerLeft#${memberId}#${each}`), memberId: each, streetId, kind: 'notice' },
        ...{ title: '有决定要交接', state: '待交接' },
        text: `${name}不再是工作人员，手上还有${some}。请在电脑的“组织”里交接给别人。`,
      })),
    )
  },
}
