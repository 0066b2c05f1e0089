import { Profile } from '@functions/identity/entities'
import { Staff } from '@functions/identity/staff'
import { now } from '@functions/platform/clock'
import { issueTicket } from '@functions/platform/http/token'
import { seal } from '@functions/platform/sealed/personal'
import type { Inputs } from '@shared/contract/contract'
import type { Grant } from '@shared/rules/people/roles'
import { CONSENTS } from '@shared/rules/text/words'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { openidOf } from '../../local/cloud/openid'
import { anId, call, type Person } from './api'
import { aPerson } from './factories'

let numbers = 13_700_000_000

/** A phone number nobody has yet. */
export const aNumber = (): string => String(++numbers)

/** Somebody who has just signed in for the first time. */
export async function aNewcomer(streetId: string): Promise<Person> {
  const person = await aPerson(streetId, { grants: [] })
  const { memberId } = person
  const openidSealed = await seal(openidOf(memberId), `openid:${memberId}`)
  await Profile.build(PutItemCommand)
    .item({ memberId, streetId, openidSealed, status: 'none', grants: [], createdAt: now() })
    .send()
  return person
}

/** What WeChat's phone code was traded for. */
export const aPhoneTicket = async ({ memberId }: Person, phone = aNumber()): Promise<string> =>
  (await issueTicket('phone', memberId, { phone }, 1800)).ticket

type Registration = Inputs['identity']['register']

/** What a phone sends as 报到. */
export async function aRegistration(person: Person, over: Partial<Registration> = {}): Promise<Registration> {
  return {
    id: anId(),
    name: '测试小哥',
    phoneTicket: over.phoneTicket ?? (await aPhoneTicket(person)),
    occupation: 'courier',
    employer: '测试快递站',
    communityId: 'east',
    privacy: { version: CONSENTS.privacy.version },
    ...over,
  }
}

/** Registers and is confirmed by that grid worker; the person as they are then. */
export async function aMember(streetId: string, staff: Person, over: Partial<Registration> = {}): Promise<Person> {
  const person = await aNewcomer(streetId)
  const sent = await call('identity', 'register', await aRegistration(person, over), person)
  const done = await call('identity', 'confirm', { memberId: person.memberId, id: anId() }, staff)
  if (sent.status !== 201 || done.status !== 200) throw new Error(`not registered: ${sent.body.code ?? done.body.code}`)
  return { ...person, grants: [{ role: 'worker' }], label: '测**哥' }
}

/** Somebody who works for the street, as its list of staff has them. */
export async function aStaffMember(streetId: string, grants: Grant[]): Promise<Person> {
  const person = await aPerson(streetId, { grants })
  const teamIds = grants.flatMap((grant) => (grant.role === 'gridWorker' ? grant.communityIds : []))
  const role = teamIds.length > 0 ? 'gridWorker' : 'admin'
  await Staff.build(PutItemCommand)
    .item({ streetId, memberId: person.memberId, role, teamIds, nameMasked: '测*甲' })
    .send()
  return person
}
