import { serve } from '@functions/platform/http/http'
import { today as contract } from '@shared/contract/today'
import { duePage } from './duePage'
import { todayOf } from './today'

export const handler = serve(contract, {
  home: ({ actor }) => todayOf(actor),
  due: ({ input, actor }) => duePage(actor, input),
})
