import { Profile } from '@functions/identity/entities'
import { written } from '@functions/platform/store/single'
import { table } from '@functions/platform/store/table'
import { AGAIN, untilAnswered } from '@functions/platform/store/transact'
import { asSeen } from '@functions/platform/store/writes'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { $add, $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'
import { type Count, memberMonthOf, tally } from './counting'
import { Counter, LeaderChoice, leadersOf } from './entities'

type CounterKey = Pick<Count, 'scope' | 'bucket'>
type CounterItem = FormattedItem<typeof Counter>

interface MemberMonth {
  key: CounterKey
  streetId: string
  memberId: string
  month: string
}

/** Digits of a score in an index key: text sorts as numbers do. */
const DIGITS = 10
/** Members placed with one reading: a batch reads at most 100 items. */
const AT_ONCE = 100
/** A batch that was read in parts is asked for the rest so often. */
const READ_ATTEMPTS = 6

/**
 * Puts every member's month among counts where its points say, or takes it out of the list when there are none or the
 * member does not want to be in it. Other counts are passed over. Worked out from what is kept, so it may be done again at
 * any time; what stands right is not written. Choices are read after counters and each placing is counted: whoever changes
 * a choice and then places is not overtaken by one who had read the old one.
 * Two round trips and one write for up to 100 members; for each 3 read units, 1 write unit and up to 3 in the index.
 */
export const placeAll = (counts: readonly Count[]): Promise<void> => placeEach([...tally(counts).values()])

/** The same for the members' months among these counters. */
export async function placeEach(counters: readonly CounterKey[]): Promise<void> {
  const months = counters.flatMap(monthOf)
  for (let start = 0; start < months.length; start += AT_ONCE) await placeThese(months.slice(start, start + AT_ONCE))
}

/** The same for one member's month. */
export const place = (key: CounterKey): Promise<void> => placeThese(monthOf(key))

function monthOf({ scope, bucket }: CounterKey): MemberMonth[] {
  const whose = memberMonthOf({ scope, bucket })
  return whose ? [{ key: { scope, bucket }, ...whose }] : []
}

async function placeThese(months: readonly MemberMonth[]): Promise<void> {
  let waiting = months
  await untilAnswered<void>(async () => {
    waiting = await placedBut(waiting)
    return waiting.length > 0 ? AGAIN : undefined
  })
}

/** Places what has not changed since it was read; the others are to be placed again. */
async function placedBut(months: readonly MemberMonth[]): Promise<MemberMonth[]> {
  if (months.length === 0) return []
  const counters = await countersOf(months.map(({ key }) => key))
  const memberIds = [...new Set(months.map(({ memberId }) => memberId))]
  const [hidden, profiles] = await Promise.all([hiddenAmong(memberIds), profilesOf(memberIds)])
  const placed = await Promise.all(
    months.map((month, index) => {
      const counter = counters[index]
      const profile = profiles.get(month.memberId)
      const isShown = profile?.streetId === month.streetId && !hidden.has(month.memberId)
      return counter ? placedOne(month, counter, isShown ? profile.nameMasked : undefined) : true
    }),
  )
  return months.filter((_, index) => !placed[index])
}

/** Writes where a counter stands, unless it stands there already; false when it changed since it was read. */
async function placedOne({ key, streetId, memberId, month }: MemberMonth, counter: CounterItem, shownAs?: string) {
  const { pointsEarned = 0, placings, nameMasked, queuePk, queueSk } = counter
  const name = pointsEarned > 0 ? shownAs : undefined
  const score = String(pointsEarned).padStart(DIGITS, '0')
  const where = name
    ? { nameMasked: name, queuePk: leadersOf(streetId, month), queueSk: `${score}#${memberId}` }
    : { nameMasked: undefined, queuePk: undefined, queueSk: undefined }
  if (where.nameMasked === nameMasked && where.queuePk === queuePk && where.queueSk === queueSk) return true
  const seen = [asSeen('pointsEarned', counter.pointsEarned), asSeen('placings', placings)]
  const { nameMasked: as = $remove(), queuePk: pk = $remove(), queueSk: sk = $remove() } = where
  const update = Counter.build(UpdateItemCommand)
    .item({ ...key, nameMasked: as, queuePk: pk, queueSk: sk, placings: $add(1) })
    .options({ condition: { and: seen } })
  return written(update)
}

async function countersOf(keys: readonly CounterKey[]): Promise<(CounterItem | undefined)[]> {
  const command = table
    .build(BatchGetCommand)
    .requests(...keys.map((key) => Counter.build(BatchGetRequest).key(key)))
    .options({ consistent: true })
  const { Responses, UnprocessedKeys } = await execute({ maxAttempts: READ_ATTEMPTS }, command)
  whole(UnprocessedKeys)
  return Responses[0]
}

async function hiddenAmong(memberIds: readonly string[]): Promise<Set<string>> {
  const command = table
    .build(BatchGetCommand)
    .requests(...memberIds.map((memberId) => LeaderChoice.build(BatchGetRequest).key({ memberId })))
    .options({ consistent: true })
  const { Responses, UnprocessedKeys } = await execute({ maxAttempts: READ_ATTEMPTS }, command)
  whole(UnprocessedKeys)
  return new Set(Responses[0].flatMap((choice) => (choice?.hidden ? [choice.memberId] : [])))
}

async function profilesOf(memberIds: readonly string[]) {
  const command = table
    .build(BatchGetCommand)
    .requests(...memberIds.map((memberId) => Profile.build(BatchGetRequest).key({ memberId })))
    .options({ consistent: true })
  const { Responses, UnprocessedKeys } = await execute({ maxAttempts: READ_ATTEMPTS }, command)
  whole(UnprocessedKeys)
  return new Map(Responses[0].flatMap((profile) => (profile ? [[profile.memberId, profile] as const] : [])))
}

/** What was not read must not look as if it were not there. */
function whole(unread: object | undefined): void {
  if (unread && Object.keys(unread).length > 0) throw new Error('the database did not read the whole batch')
}
