import { copying, type Personal } from '@functions/platform/held'
import { SUGGESTION_CATEGORIES, SUGGESTION_STATES } from '@shared/rules/suggestions/suggestion'
import { sayClock } from '@shared/rules/time/day'
import { Suggestion, SuggestionDay, SuggestionEntry, suggestedBy } from './entities'

/** What is stored of persons here, and what becomes of it. */
export const personal: Personal = {
  holds: [
    {
      entity: Suggestion,
      says: 'what somebody wishes for, where, and whether staff may know who it is',
      ending: 'emptied',
      stays: 'that something was suggested, of which kind, and what became of it',
      copy: '意见建议',
    },
    {
      entity: SuggestionEntry,
      says: 'who of staff answered a suggestion, and what',
      ending: 'acts',
      stays: 'what was decided is the community’s record',
      copy: { not: 'an act of staff; what was answered stands beside the suggestion' },
    },
    {
      entity: SuggestionDay,
      says: 'how many suggestions somebody made on a day',
      ending: 'expires',
      stays: 'two days',
      copy: { not: 'a count; the suggestions themselves are copied' },
    },
  ],
  copies: [
    copying(
      '意见建议',
      ({ memberId }) => suggestedBy(memberId),
      ({ category, text, place, state, at, anonymous }) => ({
        类别: SUGGESTION_CATEGORIES[category],
        内容: text,
        地点: place,
        状态: SUGGESTION_STATES[state].label,
        提出时间: sayClock(at),
        匿名: anonymous ? '是' : '否',
      }),
    ),
  ],
}
