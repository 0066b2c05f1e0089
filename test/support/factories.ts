import { randomBytes } from 'node:crypto'
import { sealedConsents } from '@functions/identity/consentRecord'
import { Profile } from '@functions/identity/entities'
import { queueOf } from '@functions/identity/register'
import { emptyAccount } from '@functions/ledger/accounts'
import { Account, Rule } from '@functions/ledger/entities'
import { now } from '@functions/platform/clock'
import { seal } from '@functions/platform/sealed/personal'
import { newId } from '@functions/platform/store/ids'
import { Station, Street } from '@functions/stations/entities'
import { sealedSecret } from '@functions/stations/posted'
import type { Grant } from '@shared/rules/people/roles'
import type { EarnReason } from '@shared/rules/points/points'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { openidOf } from '../../local/cloud/openid'
import { writeAll } from '../../local/seed/writer'
import type { Person } from './api'

/** The middle of every test street, gcj02. */
export const CENTER = { latitude: 37.5301, longitude: 121.3912 }

const AMOUNTS: Record<EarnReason, number> = {
  registration: 50,
  checkin: 2,
  checkinStreak: 10,
  reportAccepted: 5,
  reportConfirmed: 10,
  reportMerged: 2,
  activityAttended: 5,
  studyDone: 2,
  reportPlus: 1,
}

/** A street of its own for a test file, with two communities, a unit (`sanitation`) and earning rules in force. */
export async function aStreet(): Promise<{ streetId: string; communityId: string; otherCommunityId: string }> {
  const streetId = `t${randomBytes(6).toString('hex')}`
  const street = Street.build(BatchPutRequest).item({
    streetId,
    name: '测试街道',
    district: '测试区',
    city: '测试市',
    appName: '暖新',
    hotline: '0535-0000000',
    center: CENTER,
    reachMetres: 5000,
    communities: [
      { communityId: 'east', name: '东社区', center: CENTER },
      { communityId: 'west', name: '西社区', center: { ...CENTER, longitude: CENTER.longitude - 0.02 } },
    ],
    units: [{ unitId: 'sanitation', name: '环卫所', phone: '0535-0000002' }],
  })
  const rules = (Object.entries(AMOUNTS) as [EarnReason, number][]).map(([reason, amount]) =>
    Rule.build(BatchPutRequest).item({ streetId, reason, amount, validFrom: 0, note: '' }),
  )
  await writeAll([street, ...rules])
  return { streetId, communityId: 'east', otherCommunityId: 'west' }
}

/** A station in the middle of the street. */
export async function aStation(
  streetId: string,
  given: { stationId?: string; active?: boolean; radiusMetres?: number } = {},
) {
  const station = {
    streetId,
    stationId: given.stationId ?? `s${randomBytes(3).toString('hex')}`,
    name: '测试驿站',
    address: '测试路 1 号',
    phone: '0535-0000001',
    communityId: 'east',
    location: CENTER,
    radiusMetres: given.radiusMetres ?? 100,
    facilities: ['water' as const, 'seat' as const],
    opensAtMinute: 0,
    closesAtMinute: 1440,
    active: given.active ?? true,
    hub: false,
    sharedShelf: false,
    codeSecret: randomBytes(32).toString('hex'),
  }
  const codeSecret = sealedSecret(station.stationId, station.codeSecret)
  await writeAll([Station.build(BatchPutRequest).item({ ...station, codeSecret })])
  return station
}

interface PersonOptions {
  grants?: Grant[]
  communityId?: string
  points?: number
  name?: string
  /** Stands in the community's list of confirmed members, as after a real registration. */
  listed?: boolean
}

/** A confirmed member with an account; `points` arrive through the ledger as one earned entry. */
export async function aPerson(streetId: string, options: PersonOptions = {}): Promise<Person> {
  const memberId = newId()
  const grants = options.grants ?? [{ role: 'worker' }]
  const communityId = options.communityId ?? 'east'
  const name = options.name ?? '测试甲'
  const profile = Profile.build(BatchPutRequest).item({
    memberId,
    streetId,
    openidSealed: await seal(openidOf(memberId), `openid:${memberId}`),
    status: 'confirmed',
    grants,
    nameMasked: '测*甲',
    nameSealed: await seal(name, `name:${memberId}`),
    phoneMasked: '138****0000',
    phoneSealed: await seal('13800000000', `phone:${memberId}`),
    occupation: 'rider',
    employer: '测试站点',
    communityId,
    consentsSealed: sealedConsents(memberId, { privacy: { version: '2026-11-01', givenAt: now() } }),
    createdAt: now(),
    submittedAt: now(),
    ...(options.listed ? queueOf(streetId, communityId, 'confirmed', now(), memberId) : {}),
  })
  const account = Account.build(BatchPutRequest).item(emptyAccount(memberId, streetId))
  await writeAll([profile, account])
  if (options.points) await givePoints({ memberId, streetId, communityId, points: options.points })
  return { memberId, streetId, grants, epoch: 1, label: '测*甲' }
}

/** Points through the ledger itself, as a confirmed registration would bring them. */
export async function givePoints(given: { memberId: string; streetId: string; communityId: string; points: number }) {
  const { recordMove, updateAccount } = await import('@functions/ledger/movement')
  const { transact } = await import('@functions/platform/store/transact')
  const movement = {
    id: newId(),
    memberId: given.memberId,
    streetId: given.streetId,
    communityId: given.communityId,
    reason: 'registration' as const,
    amount: given.points,
    subject: '测试',
    ref: 'test',
    by: 'test',
    at: now(),
  }
  await transact<void>(
    [
      recordMove<void>(movement, () => undefined),
      updateAccount<void>({ memberId: given.memberId, movements: [movement] }, () => undefined),
    ],
    () => undefined,
  )
}
