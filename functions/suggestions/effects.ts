import { announceAll, type Delivery } from '@functions/messages/send'
import { type Effect, recordsOf } from '@functions/platform/events/effect'
import { getEach } from '@functions/platform/store/batch'
import { idAt } from '@functions/platform/store/ids'
import { getNow } from '@functions/platform/store/writes'
import { SUGGESTION_LIMITS, type SuggestionEvent } from '@shared/rules/suggestions/suggestion'
import { type EntryItem, mergedIn, Suggestion, SuggestionEntry, type SuggestionItem } from './entities'

const entries = recordsOf(SuggestionEntry)

/** What a proposer is told of an entry; nothing of what they did themselves. */
const TOLD: Partial<Record<SuggestionEvent, { title: string; state: string }>> = {
  answered: { title: '你的建议有答复了', state: '已答复' },
  refused: { title: '你的建议暂时办不到', state: '办不到' },
  merged: { title: '你的建议和别人的一起办', state: '一起办' },
  reopened: { title: '你的建议重新在办', state: '重新办' },
}

/** So many that go on in one are told at once. */
const AT_ONCE = 50

/** Tells the proposer of each entry of their thread, and those whose suggestions go on in it, each once. */
const suggestionNews: Effect = {
  name: 'suggestionNews',
  kinds: [entries.kind],
  run: async ({ before, after }) => {
    if (before || !after) return
    const entry = entries.read(after)
    const suggestion = await getNow(Suggestion, { suggestionId: entry.suggestionId })
    if (!suggestion) return
    const told = entry.kind === 'sent' ? saidInCouncil(suggestion) : TOLD[entry.kind]
    if (!told) return
    await tell([suggestion], entry, told)
    // Its being merged or opened again concerns its own proposer alone: what the others wait for is its answer.
    if (entry.kind !== 'answered' && entry.kind !== 'refused') return
    await tellThose(entry.suggestionId, entry, told, SUGGESTION_LIMITS.merges)
  },
}

/** Of what staff made of somebody's words in a council the speaker hears. */
const saidInCouncil = ({ remarkOf }: SuggestionItem) =>
  remarkOf === undefined ? undefined : { title: '你在议事会上说的，转成了建议', state: '已登记' }

async function tellThose(suggestionId: string, entry: EntryItem, told: Said, deep: number): Promise<void> {
  if (deep === 0) return
  for await (const page of mergedIn(suggestionId).pages(AT_ONCE)) {
    const those = await getEach(
      Suggestion,
      page.map(({ fromId }) => ({ suggestionId: fromId })),
    )
    await tell(
      those.flatMap((each) => (each ? [each] : [])),
      entry,
      told,
    )
    for (const { fromId } of page) await tellThose(fromId, entry, told, deep - 1)
  }
}

interface Said {
  title: string
  state: string
}

const tell = (suggestions: readonly SuggestionItem[], entry: EntryItem, { title, state }: Said): Promise<void> =>
  announceAll(
    suggestions.flatMap((suggestion): Delivery[] => {
      const { memberId, streetId, suggestionId, text } = suggestion
      if (memberId === undefined) return []
      const cause = `suggestion#${entry.suggestionId}#${entry.version}#${suggestionId}`
      const said = [entry.text, entry.who && `可以找：${entry.who}`].filter(Boolean).join('。')
      return [
        {
          ...{ id: idAt(entry.at, cause), memberId, streetId, kind: 'notice', title, state },
          text: said || `“${text.slice(0, 60)}”`,
        },
      ]
    }),
  )

export const effects: readonly Effect[] = [suggestionNews]
