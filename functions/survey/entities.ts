import { listOf } from '@functions/platform/lists/list'
import { listedFields } from '@functions/platform/lists/listed'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { unfinishedFields } from '@functions/platform/store/unfinished'
import { MARKS, type Mark, type NO_FIGURES } from '@shared/rules/survey/survey'
import { OCCUPATIONS, type Occupation } from '@shared/rules/text/words'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who      question                                        key
 * staff    the rounds of my street, latest first           SURVEY#<street> / ROUND#<nnn>  backwards
 * staff    what a closed round found, by outlet            SURVEY#<street> / FOUND#<nnn>#<org>
 * staff    who is at this outlet in this round             byQueue  SURVEYED#<street>#<nnn>#<org> / <mark>#<person>
 * staff    is this number surveyed                         SURVEYED#<street>#<nnn> / P#<token>, …#<org> where they are too
 * staff    surveyed but not registered                     byOwner  INVITE#<street>#<nnn>#<community> / <org>#<person>
 * staff    who of an outlet is not registered             byOwner  INVITE#<street>#<nnn>#<community> / <org>#…
 * member   where I was surveyed                            byOwner  SURVEYEDAS#<member> / <nnn>#<org>
 * admin    who looked at people of the survey              byOwner  SURVEYLOOKS#<street> / <moment>…  backwards
 */
const marks = Object.keys(MARKS) as [Mark, ...Mark[]]
const occupations = Object.keys(OCCUPATIONS) as [Occupation, ...Occupation[]]

/** Three digits, so that rounds stand in order. */
export const roundText = (round: number): string => String(round).padStart(3, '0')

const figures = () =>
  map({
    people: number(),
    couriers: number(),
    drivers: number(),
    others: number(),
    same: number(),
    changed: number(),
    gone: number(),
    fresh: number(),
  } satisfies Record<keyof typeof NO_FIGURES, unknown>)

/** A round of the survey. One is open at a time, because each begins behind a closed one. */
export const SurveyRound = new Entity({
  ...kind('surveyRound'),
  schema: item({
    streetId: string().key(),
    round: number().key(),
    id: string(),
    hash: fingerprinted(),
    name: string(),
    from: string(),
    to: string(),
    owners: list(map({ memberId: string(), label: string() })),
    state: string().enum('open', 'closing', 'closed'),
    /** Rises with every change and every step. */
    version: number(),
    /** Tables that are written now: none may be when it is closed. */
    importing: number(),
    /** The last changes, so that one that is sent again is known. */
    made: list(map({ id: string(), hash: fingerprinted() })),
    by: string(),
    at: number(),
    closedOn: string().optional(),
    outlets: number().optional(),
    figures: figures().optional(),
    movedAt: number(),
    tries: number().optional(),
    ...unfinishedFields(),
  }),
  computeKey: ({ streetId, round }) => ({ pk: surveyPartition(streetId), sk: `ROUND#${roundText(round)}` }),
})

export type RoundItem = FormattedItem<typeof SurveyRound>

/** Somebody at an outlet in a round. Fields that end in `Sealed` are personal data; who has gone has none. */
export const SurveyPerson = new Entity({
  ...kind('surveyPerson'),
  schema: item({
    streetId: string().key(),
    round: number().key(),
    /** Token of the phone number; an id where there is no number. */
    index: string().key(),
    /** The outlet, where the same number stands at another one already. */
    also: string().key(),
    /** The same in every round, and what is sealed is bound to it. */
    personId: string(),
    orgId: string(),
    /** In whose list they stand; `-` where the outlet is in none. */
    communityId: string(),
    mark: string().enum(...marks),
    /** They have another number now, under which they stand. */
    phoneIndex: string().optional(),
    occupation: string()
      .enum(...occupations)
      .optional(),
    nameSealed: string().optional(),
    nameMasked: string().optional(),
    phoneSealed: string().optional(),
    phoneMasked: string().optional(),
    /** When the tap that stands was made, and its id. */
    markedAt: number(),
    markId: string(),
    /** The last taps, so that one that is sent again is known. */
    taps: list(map({ id: string(), hash: fingerprinted() })),
    by: string(),
    byLabel: string(),
    /** The table that wrote it last. */
    importId: string().optional(),
    version: number(),
    /** Who registered with this number. */
    memberId: string().optional(),
    queuePk: string(),
    queueSk: string(),
    ...listedFields(),
  }),
  computeKey: ({ streetId, round, index, also }) => ({
    pk: peoplePartition(streetId, round),
    sk: also === '' ? `P#${index}` : `P#${index}#${also}`,
  }),
})

export type PersonItem = FormattedItem<typeof SurveyPerson>

/** What a round found at an outlet, frozen when it was closed. */
export const SurveyFound = new Entity({
  ...kind('surveyFound'),
  schema: item({
    streetId: string().key(),
    round: number().key(),
    orgId: string().key(),
    ...figures().attributes,
  }),
  computeKey: ({ streetId, round, orgId }) => ({
    pk: surveyPartition(streetId),
    sk: `FOUND#${roundText(round)}#${orgId}`,
  }),
})

/** What a round found in the street, written once. */
export const SurveyTotal = new Entity({
  ...kind('surveyTotal'),
  schema: item({
    streetId: string().key(),
    round: number().key(),
    day: string(),
    people: number(),
    couriers: number(),
    drivers: number(),
    outlets: number(),
  }),
  computeKey: ({ streetId, round }) => ({ pk: surveyPartition(streetId), sk: `TOTAL#${roundText(round)}` }),
})

/** That somebody of staff looked at people who were surveyed, or at one of them. */
export const SurveyLook = new Entity({
  ...kind('surveyLook'),
  schema: item({
    streetId: string().key(),
    id: string().key(),
    hash: fingerprinted(),
    /** What was looked at, in words. */
    what: string(),
    personId: string().optional(),
    by: string(),
    byLabel: string(),
    at: number(),
    purpose: string(),
    ...listedFields(),
  }),
  computeKey: ({ streetId, id }) => ({ pk: `SURVEYLOOKS#${streetId}`, sk: `LOOK#${id}` }),
})

const surveyPartition = (streetId: string) => `SURVEY#${streetId}`
const peoplePartition = (streetId: string, round: number) => `SURVEYED#${streetId}#${roundText(round)}`
export const looksPartition = (streetId: string) => `SURVEYLOOKS#${streetId}`

/** Where somebody stands among the people of their outlet. */
export const outletPlace = (person: {
  streetId: string
  round: number
  orgId: string
  mark: Mark
  personId: string
}) => ({
  queuePk: `${peoplePartition(person.streetId, person.round)}#${person.orgId}`,
  queueSk: `${person.mark}#${person.personId}`,
})

const invitePartition = (streetId: string, round: number, communityId: string) =>
  `INVITE#${streetId}#${roundText(round)}#${communityId}`

interface Stands {
  streetId: string
  round: number
  communityId: string
  orgId: string
  personId: string
  mark: Mark
}

/** Where somebody stands beside their outlet: among those to be invited, or with the member they are; nowhere when they have gone. */
export function coveragePlace(person: Stands, memberId: string | undefined) {
  const { streetId, round, communityId, orgId, personId, mark } = person
  if (memberId !== undefined) {
    return { memberId, ownerPk: `SURVEYEDAS#${memberId}`, ownerSk: `${roundText(round)}#${orgId}` }
  }
  if (mark === 'gone') return {}
  return { ownerPk: invitePartition(streetId, round, communityId), ownerSk: `${orgId}#${personId}` }
}

/** The rounds of a street, latest first. */
export const roundsOf = (streetId: string) =>
  listOf(SurveyRound, {
    partition: surveyPartition(streetId),
    range: { beginsWith: 'ROUND#' },
    reverse: true,
    consistent: true,
  })

/** Everybody of a round, all of one person in a row, every write before included. */
export const everybodyIn = (streetId: string, round: number) =>
  listOf(SurveyPerson, {
    partition: peoplePartition(streetId, round),
    range: { beginsWith: 'P#' },
    consistent: true,
  })

/** Wherever a number stands in a round. */
export const placesOf = (streetId: string, round: number, index: string) =>
  listOf(SurveyPerson, {
    partition: peoplePartition(streetId, round),
    range: { beginsWith: `P#${index}` },
    consistent: true,
  })

/** People of an outlet in a round, those with one mark when it is named. */
export const peopleAt = (streetId: string, round: number, orgId: string, mark?: Mark) =>
  listOf(SurveyPerson, {
    index: 'byQueue',
    partition: `${peoplePartition(streetId, round)}#${orgId}`,
    ...(mark ? { range: { beginsWith: `${mark}#` } } : {}),
  })

/** Who of a community is surveyed and not registered, by outlet. */
export const toInvite = (streetId: string, round: number, communityId: string) =>
  listOf(SurveyPerson, { index: 'byOwner', partition: invitePartition(streetId, round, communityId) })

/** Who of an outlet is surveyed and not registered. */
export const toInviteAt = (
  streetId: string,
  round: number,
  { communityId, orgId }: Pick<Stands, 'communityId' | 'orgId'>,
) =>
  listOf(SurveyPerson, {
    index: 'byOwner',
    partition: invitePartition(streetId, round, communityId),
    range: { beginsWith: `${orgId}#` },
  })

/** Where a member was surveyed. */
export const surveyedAs = (memberId: string) =>
  listOf(SurveyPerson, { index: 'byOwner', partition: `SURVEYEDAS#${memberId}` })

/** Who looked at people of the survey, newest first. */
export const looksIn = (streetId: string) =>
  listOf(SurveyLook, { index: 'byOwner', partition: looksPartition(streetId), reverse: true })
