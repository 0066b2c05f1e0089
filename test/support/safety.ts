import { storedAs } from '@functions/media/names'
import { remember } from '@functions/media/records'
import { newId } from '@functions/platform/store/ids'
import { Safety, Standing } from '@functions/safety/entities'
import { publicityOf } from '@functions/safety/publicity'
import type { SafetyRule } from '@shared/rules/reports/publicity'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import type { Person } from './api'

/** The street's rule from now on; without anything to look at unless told. */
export const aSafetyRule = (streetId: string, over: Partial<SafetyRule> = {}) =>
  Safety.build(PutItemCommand)
    .item({ streetId, firstReports: 0, firstDays: 0, samplePercent: 0, ...over })
    .send()

/** So many reports of this member were already shown to the public. */
export const aStanding = ({ memberId }: Person, shown: number) =>
  Standing.build(PutItemCommand).item({ memberId, shown }).send()

/** A photo that was uploaded and developed; its id. The pictures themselves are not made. */
export async function aDevelopedPhoto({ streetId, memberId }: Person, likeness = '0123456789abcdef'): Promise<string> {
  const photoId = newId()
  await remember(await storedAs({ streetId, memberId, photoId }), likeness)
  return photoId
}

/** The screening as the table holds it. */
export async function screeningOfReport(reportId: string) {
  const item = await publicityOf(reportId)
  if (!item) throw new Error(`no screening of ${reportId}`)
  return item
}
