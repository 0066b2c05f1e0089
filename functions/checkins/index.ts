import { serve } from '@functions/platform/http'
import { pageOfQuery } from '@functions/platform/pages'
import { table } from '@functions/platform/table'
import { checkins as contract } from '@shared/contract/checkins'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { checkIn } from './checkIn'
import { Checkin } from './entities'

export const handler = serve(contract, {
  create: ({ input, actor }) => checkIn(actor, input),

  mine: ({ input, actor }) =>
    pageOfQuery(
      input,
      `checkins#${actor.memberId}`,
      (options) =>
        table
          .build(QueryCommand)
          .query({ partition: `MEMBER#${actor.memberId}`, range: { beginsWith: 'CHECKIN#' } })
          .entities(Checkin)
          .options({ ...options, reverse: true })
          .send(),
      (visit) => visit,
    ),
})
