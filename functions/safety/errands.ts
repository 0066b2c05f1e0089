import { type ErrandKind, waitAfter } from '@functions/platform/events/errand'
import * as v from 'valibot'
import { checkPictures } from './articlePictures'
import { isUnfinished } from './publicity'
import { screen } from './screen'

const Subject = v.object({ reportId: v.string() })
const Pictures = v.object({ articleId: v.string(), version: v.pipe(v.string(), v.transform(Number)) })

/** Checks of a report's words and photos, and of an article's pictures, which go on until nothing is to be found out any more. */
export const errands: readonly ErrandKind[] = [
  {
    kind: 'screening',
    run: async (subject, tries) => {
      const item = await screen(v.parse(Subject, subject).reportId)
      return item && isUnfinished(item) ? waitAfter(tries) : undefined
    },
  },
  {
    kind: 'articlePictures',
    run: async (subject, tries) => {
      const { articleId, version } = v.parse(Pictures, subject)
      return (await checkPictures(articleId, version)) ? waitAfter(tries) : undefined
    },
  },
]
