import { checkinState } from '@functions/ledger/checkinState'
import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                  key
 * worker    was I here today (unique by key)          MEMBER#<id> / CHECKIN#<day>#<station>
 * worker    my check-ins, newest first                MEMBER#<id> / CHECKIN#…  backwards
 */
export const Checkin = new Entity({
  ...kind('checkin'),
  schema: item({
    memberId: string().key(),
    day: string().key(),
    stationId: string().key(),
    id: string(),
    hash: fingerprinted(),
    streetId: string(),
    communityId: string(),
    stationName: string(),
    proof: string().enum('posted', 'rotating'),
    at: number(),
    points: number(),
    bonusPoints: number(),
    /** The account's check-in state after this one. */
    state: checkinState(),
  }),
  computeKey: ({ memberId, day, stationId }) => ({ pk: `MEMBER#${memberId}`, sk: `CHECKIN#${day}#${stationId}` }),
})

/** A member's visits, newest first. */
export const checkinsOf = (memberId: string) =>
  listOf(Checkin, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'CHECKIN#' }, reverse: true })
