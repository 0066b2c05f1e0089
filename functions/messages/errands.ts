import type { ErrandKind } from '@functions/platform/errand'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import * as v from 'valibot'
import { Message } from './entities'
import { type OpenidOf, push } from './push'

const Subject = v.object({ memberId: v.string(), id: v.string() })

/** WeChat's message for one of the inbox. */
export const errands = (openidOf: OpenidOf): readonly ErrandKind[] => [
  {
    kind: 'message',
    run: async (subject, tries) => {
      const { Item } = await Message.build(GetItemCommand)
        .key(v.parse(Subject, subject))
        .options({ consistent: true })
        .send()
      return Item && push(Item, tries, openidOf)
    },
  },
]
