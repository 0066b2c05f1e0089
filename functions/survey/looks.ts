import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { listedIn } from '@functions/platform/lists/listed'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { actFingerprint, idAt } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { dayOf, startOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { looksIn, looksPartition, SurveyLook } from './entities'

interface Look {
  id: string
  what: string
  purpose: string
  personId?: string
}

/** A look as it is kept. */
export async function lookBy(actor: Actor, { id, what, purpose, personId }: Look) {
  const { streetId, memberId } = actor
  const at = now()
  return {
    ...{ streetId, id, what, purpose, personId, by: memberId, byLabel: await labelOf(actor, '工作人员'), at },
    hash: actFingerprint(actor, { what, purpose, personId }),
    ...listedIn(looksPartition(streetId), at, id),
  }
}

/** Notes that somebody looked at a list on this day; once more is the same look. 2 write units. */
export async function listSeen(actor: Actor, what: string): Promise<void> {
  const id = idAt(startOf(dayOf(now())), `${actor.memberId}#${what}`)
  const look = await lookBy(actor, { id, what, purpose: '看名单' })
  await SurveyLook.build(PutItemCommand).item(look).send()
}

/** Who looked at people of the survey, newest first. One query. */
export const looksView = ({ streetId, memberId }: Actor, page: PageQuery) =>
  pageOfQuery(page, `surveyLooks#${streetId}#${memberId}`, looksIn(streetId).page, (look) =>
    pick(look, 'id', 'at', 'byLabel', 'what', 'purpose'),
  )
