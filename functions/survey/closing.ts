import { orgsById } from '@functions/orgs/queries'
import { now } from '@functions/platform/clock'
import type { Effect } from '@functions/platform/events/effect'
import { commit, transact } from '@functions/platform/store/transact'
import { stepped, takenUp } from '@functions/platform/store/unfinished'
import { getNow, put, remove, updateIf } from '@functions/platform/store/writes'
import { figuresOf, type Seen, sumOf } from '@shared/rules/survey/figures'
import { dayOf } from '@shared/rules/time/day'
import { $set } from 'dynamodb-toolbox/entity/actions/update'
import {
  everybodyIn,
  type PersonItem,
  type RoundItem,
  roundText,
  SurveyFound,
  SurveyPerson,
  SurveyRound,
  SurveyTotal,
} from './entities'
import { KEPT_ROUNDS } from './matching'

/** Items of one query, of one transaction, and people taken out in one step. */
const PAGE = 1000
const AT_ONCE = 40
const A_STEP = 2000

/**
 * Freezes the figures of a round that was closed, then takes out whose time is over: everybody of the round before the last one
 * is there in a later round, or gone for two. Safe to repeat and to interrupt; each step brings the next.
 */
export const surveyClosing: Effect = {
  name: 'surveyClosing',
  kinds: [SurveyRound.entityName],
  run: async ({ after }) => {
    const { streetId, round, version } = after ?? {}
    if (typeof streetId !== 'string' || typeof round !== 'number') return
    const found = await getNow(SurveyRound, { streetId, round })
    // An older record, or one of a round that has nothing to do.
    if (!found || found.version !== version || found.queuePk === undefined) return
    if (found.state === 'closing') await freeze(found)
    else await tidy(found)
  },
}

const idOf = ({ round }: Pick<RoundItem, 'round'>) => `survey${roundText(round)}`

/** Nobody writes any more: what is there is counted at once, ≈ 175 read units for 1,000 people. */
async function freeze(found: RoundItem): Promise<void> {
  const { streetId, round, version } = found
  const seen: Seen[] = []
  for await (const page of everybodyIn(streetId, round).pages(PAGE)) {
    for (const { index, orgId, mark, phoneIndex, occupation } of page) {
      seen.push({ key: index, orgId, mark, renumbered: phoneIndex !== undefined, occupation })
    }
  }
  const byOutlet = figuresOf(seen)
  const orgs = await orgsById(streetId, [...byOutlet.keys()])
  const rows = [...byOutlet].map(([orgId, figures]) => put(SurveyFound, { streetId, round, orgId, ...figures }))
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await commit<void>(rows.slice(from, from + AT_ONCE), () => undefined)
  }
  const figures = sumOf(byOutlet.values())
  const outlets = [...orgs.values()].filter(({ kind }) => kind === 'outlet').length
  const at = now()
  const day = dayOf(at)
  const { people, couriers, drivers } = figures
  const isAsSeen = { attr: 'version', eq: version } as const
  const next = { ...stepped({ streetId, id: idOf(found), version, at }, false) }
  await transact<void>(
    [
      updateIf(
        SurveyRound,
        { streetId, round, state: 'closed', closedOn: day, figures: $set(figures), outlets, ...next },
        isAsSeen,
      ),
      put(SurveyTotal, { streetId, round, day, people, couriers, drivers, outlets }),
    ],
    () => undefined,
  )
}

/** Takes out some of those whose time is over. 2 write units each, 2 for each list they stand in. */
async function tidy(found: RoundItem): Promise<void> {
  const { streetId, round, version } = found
  let left = A_STEP
  const out = async (people: readonly PersonItem[]) => {
    for (let from = 0; from < people.length; from += AT_ONCE) {
      const some = people.slice(from, from + AT_ONCE)
      await commit<void>(
        some.map((person) => remove(SurveyPerson, person)),
        () => undefined,
      )
    }
    left -= people.length
  }
  const isOver = ({ mark, nameMasked }: PersonItem, of: number) =>
    of <= round - KEPT_ROUNDS || (mark === 'gone' && (of < round || nameMasked !== undefined))
  for (let of = Math.max(1, round - KEPT_ROUNDS); of <= round && left > 0; of++) {
    for await (const page of everybodyIn(streetId, of).pages(PAGE)) {
      await out(page.filter((person) => isOver(person, of)))
      if (left <= 0) break
    }
  }
  const next = stepped({ streetId, id: idOf(found), version, at: now() }, left > 0)
  await transact<void>(
    [updateIf(SurveyRound, { streetId, round, ...next }, { attr: 'version', eq: version })],
    () => undefined,
  )
}

/** A closing that stands still is taken up again for as long as it takes. */
async function resume({ streetId, round, version, tries }: RoundItem): Promise<'resumed' | 'ended'> {
  const { next } = takenUp({ streetId, id: `survey${roundText(round)}`, version, tries: Math.min(tries ?? 0, 1) })
  await commit<void>(
    [
      updateIf<typeof SurveyRound, void>(
        SurveyRound,
        { streetId, round, ...next },
        { attr: 'version', eq: version },
        () => undefined,
      ),
    ],
    () => undefined,
  )
  return 'resumed'
}

/** What stands still among the unfinished when rounds are closed, and how it is taken up again. */
export const closingWork = { entity: SurveyRound, nameOf: idOf, resume }
