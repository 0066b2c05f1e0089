import { getEach } from '@functions/platform/store/batch'
import type { Published } from './derived'
import { PublicReport } from './entities'
import { isSeen } from './published'

/** Those of the reports that are public in the street (in any, when none is given), in the order of their ids. ½ read unit each. */
export async function publishedAmong(streetId: string | undefined, reportIds: readonly string[]): Promise<Published[]> {
  const keys = reportIds.map((reportId) => ({ reportId }))
  const seen = await Promise.all(
    (await getEach(PublicReport, keys)).map(async (copy) => {
      const isShown = copy && (await isSeen(streetId ?? copy.streetId, copy))
      return isShown ? copy : undefined
    }),
  )
  return seen.filter((copy) => copy !== undefined)
}
