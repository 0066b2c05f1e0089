import { staffOf } from '@functions/identity/staff'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { AGAIN, transact, untilAnswered } from '@functions/platform/store/transact'
import { unfinishedIn } from '@functions/platform/store/unfinished'
import { checkIf, putNew, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { ROLES } from '@shared/rules/people/roles'
import { SURVEY_LIMITS } from '@shared/rules/survey/survey'
import { $set } from 'dynamodb-toolbox/entity/actions/update'
import { type InRound, roundNow, seesSurvey } from './access'
import { type RoundItem, roundsOf, roundText, SurveyRound } from './entities'

export type RoundView = Outputs['survey']['startRound']

/** The last changes that are remembered. */
const REMEMBERED = 10

export function roundView(round: RoundItem): RoundView {
  const words = pick(round, 'round', 'name', 'from', 'to', 'owners', 'state', 'version')
  return round.state === 'closed' ? { ...words, ...pick(round, 'closedOn', 'outlets', 'figures') } : words
}

/** The rounds of a street, latest first. One query. @throws NOT_FOUND */
export async function roundsView(actor: Actor, page: PageQuery) {
  const { streetId, memberId } = actor
  await seesSurvey(actor)
  return pageOfQuery(page, `rounds#${streetId}#${memberId}`, roundsOf(streetId).page, roundView)
}

/** Owners by their ids, as colleagues see them. @throws SURVEY_OWNER */
async function ownersOf(streetId: string, ownerIds: readonly string[]): Promise<RoundItem['owners']> {
  const staff = await staffOf(streetId)
  return ownerIds.map((memberId) => {
    const found = staff.find((each) => each.memberId === memberId)
    if (!found) throw problem('SURVEY_OWNER')
    return { memberId, label: `${ROLES[found.role]} ${found.nameMasked}` }
  })
}

/** Begins the next round behind a closed one. One query and one transaction of 6 write units. @throws SURVEY_UNDER_WAY, SURVEY_OWNER, SURVEY_FULL */
export async function startRound(actor: Actor, { id, ...words }: Inputs['survey']['startRound']): Promise<RoundView> {
  const { streetId, memberId } = actor
  const hash = actFingerprint(actor, words)
  return untilAnswered<RoundView>(async () => {
    const rounds = await roundsOf(streetId).all()
    const first = firstOf(
      rounds.find((each) => each.id === id),
      hash,
    )
    if (first) return roundView(first)
    const last = rounds[0]?.round ?? 0
    if (last >= SURVEY_LIMITS.rounds) throw problem('SURVEY_FULL')
    const { ownerIds, ...said } = words
    const owners = await ownersOf(streetId, ownerIds)
    const at = now()
    const made = { id, hash, owners, state: 'open', importing: 0, made: [], version: 1, by: memberId } as const
    const round: RoundItem = { streetId, round: last + 1, ...said, ...made, made: [], at, movedAt: at }
    const before = { streetId, round: last }
    const isClosed = checkIf<typeof SurveyRound>(SurveyRound, before, { attr: 'state', eq: 'closed' }, () => {
      throw problem('SURVEY_UNDER_WAY')
    })
    const steps = [putNew(SurveyRound, round), ...(last > 0 ? [isClosed] : []), stillTrusted(actor)]
    return transact<RoundView>(steps, () => roundView(round))
  })
}

type Change = { id: string; round: number; version: number }
type Fields = Partial<Pick<RoundItem, 'name' | 'from' | 'to' | 'owners' | 'state' | 'movedAt' | 'queuePk' | 'queueSk'>>

/** Changes an open round as it was seen. One read and one transaction of 4 write units. @throws NOT_FOUND, SURVEY_CHANGED, SURVEY_CLOSED */
async function changed(
  actor: Actor,
  { id, round, version }: Change,
  hash: string,
  fields: (found: RoundItem) => Promise<Fields> | Fields,
): Promise<RoundView> {
  const { streetId } = actor
  return untilAnswered<RoundView>(async () => {
    const found = await roundNow(streetId, round)
    const before = firstOf(
      found.made.find((each) => each.id === id),
      hash,
    )
    if (before) return roundView(found)
    if (found.version !== version) throw problem('SURVEY_CHANGED')
    if (found.state !== 'open') throw problem('SURVEY_CLOSED')
    const change = await fields(found)
    const made = [...found.made, { id, hash }].slice(-REMEMBERED)
    const next = { ...change, made, version: version + 1, by: actor.memberId, at: now() }
    const isAsSeen = [{ attr: 'version', eq: version } as const, { attr: 'state', eq: 'open' } as const]
    // Tables may begin to be written while it is looked at.
    const noneIsWritten = change.state === 'closing' ? [{ attr: 'importing', eq: 0 } as const] : []
    return transact<RoundView>(
      [
        updateIf<typeof SurveyRound>(
          SurveyRound,
          { streetId, round, ...next, made: $set(made), owners: $set(change.owners ?? found.owners) },
          { and: [...isAsSeen, ...noneIsWritten] },
          (old) => {
            if (old?.version === version && old.importing > 0) throw problem('SURVEY_IMPORTING')
            return AGAIN
          },
        ),
        stillTrusted(actor),
      ],
      () => roundView({ ...found, ...next }),
    )
  })
}

export function changeRound(actor: Actor, input: InRound<Inputs['survey']['changeRound']>): Promise<RoundView> {
  const { id: _, ...words } = input
  const { name, from, to, ownerIds } = words
  return changed(actor, input, actFingerprint(actor, words), async () => ({
    name,
    from,
    to,
    owners: await ownersOf(actor.streetId, ownerIds),
  }))
}

/** Closes a round: from now on nothing of it changes, and the stream's consumer freezes its figures (closing.ts). @throws SURVEY_IMPORTING */
export function closeRound(actor: Actor, input: InRound<Inputs['survey']['closeRound']>): Promise<RoundView> {
  const { id: _, ...words } = input
  return changed(actor, input, actFingerprint(actor, { close: words }), () => {
    const at = now()
    const place = unfinishedIn(actor.streetId, at, `survey${roundText(input.round)}`)
    return { state: 'closing', movedAt: at, ...place }
  })
}
