import { remarkFor } from '@functions/activities/queries'
import { profilesNow } from '@functions/identity/profiles'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint, derivedId } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { commit, type Step } from '@functions/platform/store/transact'
import { below, firstTime, putNew, updateIf } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import { dueIn } from '@functions/stations/working'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { SUGGESTION_LIMITS } from '@shared/rules/suggestions/suggestion'
import { dayOf } from '@shared/rules/time/day'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { placeOf, Suggestion, SuggestionDay, SuggestionEntry, type SuggestionItem } from './entities'
import { namesOf } from './names'
import { cardView, rowView } from './views'

type Words = Pick<
  SuggestionItem,
  'suggestionId' | 'hash' | 'streetId' | 'communityId' | 'category' | 'text' | 'anonymous'
> &
  Partial<SuggestionItem>

/** A suggestion as it comes in: due within the working hours of its street. */
async function begun(words: Words): Promise<SuggestionItem> {
  const at = now()
  const dueAt = await dueIn(words.streetId, at, { slaHours: SUGGESTION_LIMITS.slaHours, urgent: false })
  const begins = { ...words, state: 'open' as const, at, movedAt: at, dueAt, version: 1, made: [] }
  return { ...begins, ...placeOf(begins) }
}

/** Its thread begins with its being sent: what was said stands in the suggestion alone. */
const sent = ({ suggestionId, streetId, at }: SuggestionItem, by?: { by: string; byLabel: string }) =>
  putNew(SuggestionEntry, { suggestionId, version: 1, streetId, kind: 'sent', at, ...by })

/** Two days, so that none goes while its day lasts. Seconds. */
const KEPT_SECONDS = 2 * 86_400

/** One more of the caller's day. 2 write units. @throws SUGGESTIONS_TODAY */
function oneMoreToday(memberId: string): Step<never> {
  const at = now()
  const expiresAt = Math.floor(at / 1000) + KEPT_SECONDS
  return updateIf<typeof SuggestionDay>(
    SuggestionDay,
    { memberId, day: dayOf(at), count: $add(1), expiresAt },
    below('count', SUGGESTION_LIMITS.aDay),
    () => {
      throw problem('SUGGESTIONS_TODAY')
    },
  )
}

/** Keeps a suggestion. Warm one transaction of 12 write units. @throws UNKNOWN_COMMUNITY, SUGGESTIONS_TODAY */
export async function suggest(
  actor: Actor,
  input: Inputs['suggestions']['suggest'],
): Promise<Outputs['suggestions']['suggest']> {
  const { id, category, text, place, communityId, anonymous } = input
  const { streetId, memberId } = actor
  const { communities } = await streetOf(streetId)
  if (!communities.some((each) => each.communityId === communityId)) throw problem('UNKNOWN_COMMUNITY')
  const hash = actFingerprint(actor, { suggest: category, text, place, communityId, anonymous })
  const item = await begun({
    ...{ suggestionId: id, hash, streetId, communityId, memberId, category, text, place, anonymous },
  })
  return commit<Outputs['suggestions']['suggest']>(
    [
      firstTime<typeof Suggestion, Outputs['suggestions']['suggest']>(Suggestion, item, cardView),
      sent(item),
      oneMoreToday(memberId),
      stillTrusted(actor),
    ],
    () => cardView(item),
  )
}

/**
 * Makes a suggestion of what was said in a council, once: the speaker is its proposer. Reads of the council and the speaker and
 * one transaction. @throws NOT_FOUND, REMARK_SUGGESTED
 */
export async function fromRemark(
  actor: Actor,
  { id, activityId, remarkId, category }: Inputs['suggestions']['fromRemark'],
): Promise<Outputs['suggestions']['fromRemark']> {
  const { head, remark } = await remarkFor(actor, activityId, remarkId)
  const { streetId, communityId } = head
  const speaker =
    remark.memberId === undefined ? undefined : (await profilesNow([remark.memberId])).get(remark.memberId)
  // Whoever left since is nobody's proposer.
  const memberId = speaker?.streetId === streetId ? remark.memberId : undefined
  const hash = actFingerprint(actor, { id, fromRemark: remarkId, category })
  const item = await begun({
    ...{ suggestionId: derivedId(remarkId, 'suggestion'), hash, streetId, communityId, memberId, category },
    ...{ text: remark.text.slice(0, SUGGESTION_LIMITS.text), anonymous: false, remarkOf: activityId },
  })
  const by = { by: actor.memberId, byLabel: await labelOf(actor, '工作人员') }
  type Made = Outputs['suggestions']['fromRemark']
  const names = await namesOf([item])
  return commit<Made>(
    [
      putNew<typeof Suggestion, Made>(Suggestion, item, (old) => {
        if (old.hash !== hash) throw problem('REMARK_SUGGESTED')
        return rowView(old, names)
      }),
      sent(item, by),
      stillTrusted(actor),
    ],
    () => rowView(item, names),
  )
}
