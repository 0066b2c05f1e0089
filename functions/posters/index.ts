import { serve } from '@functions/platform/http/http'
import { posters as contract } from '@shared/contract/posters'
import { posterList } from './list'
import { codeOf, endPoster, makePosters, ownCode } from './making'
import { scanned } from './scanning'

export const handler = serve(contract, {
  scan: ({ input }) => scanned(input),
  list: ({ input, actor }) => posterList(actor, input),
  make: ({ input, actor }) => makePosters(actor, input),
  end: ({ input, actor }) => endPoster(actor, input),
  code: ({ input, actor }) => codeOf(actor, input.posterId),
  own: ({ input, actor }) => ownCode(actor, input),
})
