import type { OrgPost } from '@shared/rules/people/instructing'
import type { OrgKind } from '@shared/rules/people/orgs'
import { addDays, dayOf } from '@shared/rules/time/day'
import { anId, call, type Person } from './api'

export const TODAY = dayOf(Date.now())

/** An organisation of a street. */
export async function anOrg(admin: Person, kind: OrgKind, given: object = {}) {
  const lead = kind === 'committee' ? { communities: ['east', 'west'], lead: 'east' } : { communities: ['east'] }
  const words = { id: anId(), kind, name: `样板${anId().slice(-6)}`, ...lead, ...given }
  const { body, status } = await call('orgs', 'add', words, admin)
  expect([status, body]).toEqual([201, expect.anything()])
  return body
}

/** A term for a member, from a month ago to a year on unless told. */
export const term = (given: object = {}) => ({ from: addDays(TODAY, -30), to: addDays(TODAY, 300), ...given })

/** Gives somebody a post. */
export const appointed = (admin: Person, orgId: string, post: OrgPost, memberId: string, given: object = {}) =>
  call('orgs', 'appoint', { id: anId(), orgId, post, memberId, ...term(given) }, admin)

/** So many enterprises whose instructor somebody is. */
export async function enterprisesOf(admin: Person, instructor: Person, count: number) {
  const all: Awaited<ReturnType<typeof anOrg>>[] = []
  for (let place = 0; place < count; place++) {
    const org = await anOrg(admin, 'enterprise')
    expect((await appointed(admin, org.orgId, 'instructor', instructor.memberId)).status).toBe(201)
    all.push(org)
  }
  return all
}
