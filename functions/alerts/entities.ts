import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                         key
 * staff     who is on duty in this team, and when            ROSTER#<street>#<team> / <member>   (one query, tens of items)
 * consumer  whom to tell of an urgent report                 the same
 * schedule  urgent reports nobody accepted for too long      ALERTS#<street> / <due>#<report>, up to now
 *
 * A due item is put when an urgent report comes in and removed by the first run after its time, so the list holds a
 * quarter of an hour of one street's urgent reports: a few items, a few writes an hour.
 */
export const DutyRecord = new Entity({
  ...kind('duty'),
  schema: item({
    streetId: string().key(),
    teamId: string().key(),
    memberId: string().key(),
    version: number(),
    shifts: list(map({ weekday: number(), fromMinute: number(), toMinute: number() })),
    exceptions: list(map({ day: string(), fromMinute: number().optional(), toMinute: number().optional() })),
    /** The last writes, so that one that is sent again is known. */
    made: list(map({ id: string(), hash: fingerprinted() })),
    /** Who changed it last, and when. */
    by: string(),
    at: number(),
  }),
  computeKey: ({ streetId, teamId, memberId }) => ({ pk: `ROSTER#${streetId}#${teamId}`, sk: memberId }),
})

/** That an urgent report is looked at again at `dueAt` (epoch ms). */
export const AlertDue = new Entity({
  ...kind('alertDue'),
  schema: item({ streetId: string().key(), dueAt: number().key(), reportId: string().key() }),
  computeKey: ({ streetId, dueAt, reportId }) => ({
    pk: `ALERTS#${streetId}`,
    sk: `${String(dueAt).padStart(15, '0')}#${reportId}`,
  }),
})

/** The duties of a team's people: tens of them. */
export const dutiesOf = (streetId: string, teamId: string) =>
  listOf(DutyRecord, { partition: `ROSTER#${streetId}#${teamId}`, consistent: true })

/** Reports nobody accepted, due before a moment (index text). */
export const alertsDue = (streetId: string, until: string) =>
  listOf(AlertDue, { partition: `ALERTS#${streetId}`, range: { lt: until } })
