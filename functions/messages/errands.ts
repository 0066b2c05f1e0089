import type { ErrandKind } from '@functions/platform/events/errand'
import { getNow } from '@functions/platform/store/writes'
import * as v from 'valibot'
import { Message } from './entities'
import { push } from './push'

const Subject = v.object({ memberId: v.string(), id: v.string() })

/** WeChat's message for one of the inbox. */
export const errands: readonly ErrandKind[] = [
  {
    kind: 'message',
    run: async (subject, tries, { openidOf }) => {
      const item = await getNow(Message, v.parse(Subject, subject))
      return item && push(item, tries, openidOf)
    },
  },
]
