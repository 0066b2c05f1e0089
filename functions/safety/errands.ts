import { type ErrandKind, waitAfter } from '@functions/platform/events/errand'
import * as v from 'valibot'
import { isUnfinished } from './publicity'
import { screen } from './screen'

const Subject = v.object({ reportId: v.string() })

/** The check of a report's words and photos, which goes on until nothing is to be found out any more. */
export const errands: readonly ErrandKind[] = [
  {
    kind: 'screening',
    run: async (subject, tries) => {
      const item = await screen(v.parse(Subject, subject).reportId)
      return item && isUnfinished(item) ? waitAfter(tries) : undefined
    },
  },
]
