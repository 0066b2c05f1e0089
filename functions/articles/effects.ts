import { deletePaper } from '@functions/media/papers'
import { type Effect, recordsOf } from '@functions/platform/events/effect'
import { ArticleConsent } from './readerEntities'

const consents = recordsOf(ArticleConsent)

/** The picture of a signed paper goes when the consent does. */
const papers: Effect = {
  name: 'papers of consents that are over',
  kinds: [consents.kind],
  run: async ({ before, after }) => {
    if (!before) return
    const { paper, streetId } = consents.read(before)
    const kept = after && consents.read(after).paper
    if (paper !== undefined && paper !== kept) await deletePaper({ streetId, name: paper })
  },
}

export const effects: readonly Effect[] = [papers]
