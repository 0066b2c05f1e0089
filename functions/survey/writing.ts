import type { Actor } from '@functions/platform/http/token'
import { labelOf } from '@functions/platform/store/label'
import { written } from '@functions/platform/store/single'
import { getNow } from '@functions/platform/store/writes'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { communityOf } from './access'
import { coveragePlace, outletPlace, type PersonItem, SurveyPerson } from './entities'
import type { ImportItem } from './importEntities'
import { type Good, markFor } from './looking'
import { sealedName, sealedPhone } from './persons'

/** A good row as it is written. */
async function itemOf(order: ImportItem, actor: Actor, good: Good): Promise<PersonItem> {
  const { streetId, round, importId } = order
  const { org, index, also, here, last, person, personId, holder } = good
  const mark = await markFor(good)
  const stands = { streetId, round, orgId: org.orgId, communityId: communityOf(org), personId, mark }
  return {
    ...stands,
    ...{ index: here?.index ?? index, also, importId, version: (here?.version ?? 0) + 1, taps: here?.taps ?? [] },
    occupation: person.occupation ?? here?.occupation ?? last?.occupation,
    ...(await sealedName(personId, person.name)),
    ...(await sealedPhone(personId, person.phone)),
    ...{ by: order.memberId, byLabel: await labelOf(actor, '工作人员'), markedAt: order.movedAt, markId: importId },
    ...outletPlace(stands),
    ...coveragePlace(stands, holder),
  }
}

/**
 * Writes a row as it was looked at; false when somebody changed it since. Done before, it is left as it is: the item says by
 * which table it was written. 1 write unit and 1 in each of its lists.
 */
export async function writeRow(order: ImportItem, actor: Actor, good: Good): Promise<boolean> {
  if (wasWritten(order, good.here)) return true
  const next = await itemOf(order, actor, good)
  const { streetId, round, index, also } = next
  const condition = good.here
    ? ({ attr: 'version', eq: good.here.version } as const)
    : ({ attr: 'entity', exists: false } as const)
  if (await written(SurveyPerson.build(PutItemCommand).item(next).options({ condition }))) return true
  return wasWritten(order, await getNow(SurveyPerson, { streetId, round, index, also }))
}

/** Was it written by this table, whatever came after it? */
const wasWritten = ({ importId }: ImportItem, item: PersonItem | undefined): boolean => item?.importId === importId
