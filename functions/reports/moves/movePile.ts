import type { Effect } from '@functions/platform/events/effect'
import { fanOut } from '@functions/platform/events/fanOut'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { checkIf, put, remove, updateIf } from '@functions/platform/store/writes'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { Absorbed, mergedInto } from '../deskEntities'
import { Report, ReportEvent } from '../entities'
import type { AbsorbedItem } from '../history'
import { standsFor, UNMERGED } from './pile'

/**
 * When a report is merged that others were merged into, these belong to where it went: nobody has to look through a chain.
 * Their number was counted there with the merge (merge.ts).
 */
export const pileMoved: Effect = {
  name: 'pileMoved',
  kinds: [ReportEvent.entityName],
  run: async ({ after }) => {
    if (after?.move !== 'merge') return
    const { reportId } = ReportEvent.build(EntityFormatter).format(after)
    await fanOut(await mergedInto(reportId).all(), moveLink)
  },
}

/**
 * Moves one link to the report that stands for its target, once: who comes second, or finds the report taken out
 * meanwhile, changes nothing. 8 write units.
 */
export async function moveLink(link: AbsorbedItem): Promise<void> {
  const { targetId, reportId } = link
  await untilAnswered<void>(async () => {
    const root = await standsFor(targetId)
    if (!root || root.reportId === targetId) return
    return transact<void>(
      [
        updateIf(
          Report,
          { reportId, mergedInto: root.reportId },
          { attr: 'mergedInto', eq: targetId },
          () => undefined,
        ),
        checkIf(Report, { reportId: root.reportId }, UNMERGED),
        remove(Absorbed, { targetId, reportId }),
        put(Absorbed, { ...link, targetId: root.reportId }),
      ],
      () => undefined,
    )
  })
}
