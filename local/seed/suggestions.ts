import { fingerprint } from '@functions/platform/store/ids'
import {
  type EntryItem,
  placeOf,
  Suggestion,
  SuggestionEntry,
  type SuggestionItem,
  SuggestionLink,
} from '@functions/suggestions/entities'
import { ROLES } from '@shared/rules/people/roles'
import {
  EVENT_OF,
  type StaffMove,
  SUGGESTION_MOVES,
  type SuggestionCategory,
} from '@shared/rules/suggestions/suggestion'
import { maskName } from '@shared/rules/text/masks'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { COMMUNITIES, STREET_ID } from './data/street'
import { ANSWERS, REFUSALS, SPOTS, WISHES } from './data/suggestions'
import type { People } from './members'
import type { Random } from './random'
import type { Put } from './writer'

const DAY = 86_400_000
/** Within so many days they were made; those of the last four wait still. */
const DAYS = 50
const FRESH_DAYS = 4

/** What became of one: most are answered, some cannot be done, some go on in the one before them. */
const moveOf = (index: number): StaffMove => (index % 9 === 4 ? 'refuse' : index % 6 === 5 ? 'merge' : 'answer')

/** 72 suggestions of confirmed workers, with what staff of their communities made of them. */
export function suggestionPuts(people: People, now: number, random: Random): Put[] {
  const wishes = (Object.entries(WISHES) as [SuggestionCategory, readonly string[]][]).flatMap(([category, texts]) =>
    texts.flatMap((text) => SPOTS.map((spot) => ({ category, text, spot }))),
  )
  const puts: Put[] = []
  /** The last of each community that was answered: one like it goes on there. */
  const answered = new Map<string, SuggestionItem>()
  for (const [index, wish] of wishes.entries()) {
    const proposer = random.pick(people.confirmed)
    const { communityId } = proposer
    const community = COMMUNITIES.find((each) => each.communityId === communityId)
    const age = ((index * 7) % DAYS) + random.next()
    const at = Math.floor(Math.max(now - age * DAY, proposer.outcome.decidedAt))
    const suggestionId = random.id(at)
    const isFresh = now - at < FRESH_DAYS * DAY
    const staff = people.gridWorkers.find((each) => each.communityId === communityId) ?? people.admin
    const into = answered.get(communityId)
    const asked = moveOf(index)
    const move = asked === 'merge' && (!into || into.at > at) ? 'answer' : asked
    const movedAt = isFresh ? at : Math.min(now - 60_000, at + random.between(1, 3) * DAY)
    const begun: SuggestionItem = {
      ...{ suggestionId, hash: fingerprint({ suggestionId }), streetId: STREET_ID, communityId },
      ...{ memberId: proposer.memberId, category: wish.category, text: wish.text, made: [] },
      ...{ place: `${community?.name ?? ''}${wish.spot}`, anonymous: index % 8 === 3, at },
      state: isFresh ? 'open' : SUGGESTION_MOVES[move].to,
      mergedInto: !isFresh && move === 'merge' ? into?.suggestionId : undefined,
      ...{ dueAt: at + 7 * DAY, movedAt, version: isFresh ? 1 : 2 },
    }
    puts.push(Suggestion.build(BatchPutRequest).item({ ...begun, ...placeOf(begun) }))
    puts.push(entryPut(suggestionId, 1, { kind: 'sent', at }))
    if (isFresh) continue
    const by = { by: staff.memberId, byLabel: `${ROLES.gridWorker} ${maskName(staff.name)}`, at: movedAt }
    const said = move === 'merge' ? {} : move === 'refuse' ? random.pick(REFUSALS) : { text: random.pick(ANSWERS) }
    puts.push(entryPut(suggestionId, 2, { kind: EVENT_OF[move], ...said, ...by }))
    if (move === 'answer') answered.set(communityId, begun)
    if (move === 'merge' && into) {
      const link = { suggestionId: into.suggestionId, fromId: suggestionId, streetId: STREET_ID, at: movedAt }
      puts.push(SuggestionLink.build(BatchPutRequest).item(link))
    }
  }
  return puts
}

type Entry = Omit<EntryItem, 'suggestionId' | 'version' | 'streetId'>

const entryPut = (suggestionId: string, version: number, entry: Entry): Put =>
  SuggestionEntry.build(BatchPutRequest).item({ suggestionId, version, streetId: STREET_ID, ...entry })
