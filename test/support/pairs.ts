import { effects } from '@functions/pairs/effects'
import { Pair } from '@functions/pairs/entities'
import { after, unpaired } from '@functions/pairs/pair'
import { now } from '@functions/platform/clock'
import { getNow } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { dayOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from './api'
import { aPerson } from './factories'
import { aStaffMember } from './registrations'
import { consumerOf, everyItem, news, streamed } from './stream'

/** A grid worker, as the list of staff has them. */
export const aGridWorker = (streetId: string, ...communityIds: string[]) =>
  aStaffMember(streetId, [{ role: 'gridWorker', communityIds: communityIds.length > 0 ? communityIds : ['east'] }])

/** A confirmed worker whose contact person somebody is, or nobody, since today. */
export async function aPairOf(streetId: string, staff: Person | undefined, communityId = 'east') {
  const worker = await aPerson(streetId, { communityId, listed: true })
  const { memberId } = worker
  const alone = unpaired({ memberId, streetId, communityId, nameMasked: '测*甲', occupation: 'rider' }, dayOf(now()))
  const person = staff ? { staffId: staff.memberId, staffLabel: staff.label } : {}
  await Pair.build(PutItemCommand)
    .item(after(alone, person, now()))
    .send()
  return worker
}

export const storedPair = ({ memberId }: Person) => getNow(Pair, { memberId })

type Told = Omit<Inputs['pairs']['log'], 'memberId' | 'id'>

/** Writes down a contact with a worker. */
export const contacted = (by: Person, { memberId }: Person, over: Partial<Told> & { id?: string } = {}) =>
  call('pairs', 'log', { id: anId(), memberId, result: 'reached', medium: 'call', day: dayOf(now()), ...over }, by)

const consume = consumerOf(...effects)

/** Carries out what follows of pairs alone, until nothing does. */
export async function pairsSettled(streetId: string): Promise<void> {
  for (let Records = await news(streetId); Records.length > 0; Records = await news(streetId)) {
    await consume({ Records })
  }
}

/** Whatever came comes once more, backwards: no item of the table changes. */
export async function pairsComeAgain(streetId: string): Promise<void> {
  await pairsSettled(streetId)
  const before = await everyItem()
  await consume({ Records: (await streamed(streetId)).toReversed() })
  expect(await everyItem()).toEqual(before)
}
