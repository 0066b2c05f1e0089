import { profilesNow } from '@functions/identity/profiles'
import type { SuggestionItem } from './entities'

/** The masked names of proposers who may be known, by their ids. One read for all. */
export async function namesOf(suggestions: readonly SuggestionItem[]): Promise<Map<string, string>> {
  const ids = suggestions.flatMap(({ memberId, anonymous }) => (memberId === undefined || anonymous ? [] : [memberId]))
  const profiles = await profilesNow([...new Set(ids)])
  return new Map([...profiles].flatMap(([id, { nameMasked }]) => (nameMasked === undefined ? [] : [[id, nameMasked]])))
}
