import type { Inputs } from '@shared/contract/contract'
import { anId, call, type Person } from './api'

type Save = Inputs['activities']['save']
export type ActivityWords = Omit<Save, 'id' | 'revision' | 'activityId'>

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** Words of an activity for everybody, for which one signs up: tomorrow for two hours unless told. */
export const words = (given: Partial<ActivityWords> = {}): ActivityWords => {
  const starts = given.starts ?? Math.ceil(Date.now() / HOUR) * HOUR + 24 * HOUR
  return {
    kind: 'lecture',
    title: '冬季骑行安全',
    text: '交警来讲雪天怎么骑。',
    communityId: 'east',
    with: [],
    partners: [],
    starts,
    ends: starts + 2 * HOUR,
    place: { kind: 'point', name: '党群服务中心' },
    audience: { communities: [], occupations: [], organisations: [], roles: [] },
    signUp: true,
    positions: [],
    along: 0,
    children: false,
    mode: 'in',
    walkIns: false,
    items: [],
    ...given,
  }
}

/** Keeps words; any answer. */
export const saved = (
  by: Person,
  given: Partial<ActivityWords> = {},
  at: { id?: string; activityId?: string; revision?: number } = {},
) => call('activities', 'save', { id: anId(), revision: 0, ...at, ...words(given) }, by)

/** A published activity; its id. */
export async function anActivity(by: Person, given: Partial<ActivityWords> = {}): Promise<string> {
  const { body, status } = await saved(by, given)
  expect([status, body]).toEqual([201, expect.objectContaining({ revision: 1 })])
  const { activityId } = body
  const out = await call('activities', 'publish', { activityId, id: anId(), revision: 1 }, by)
  expect([out.status, out.body]).toEqual([200, { activityId, revision: 2 }])
  return activityId
}

/** Changes what is published; any answer. */
export const changed = async (by: Person, activityId: string, given: Partial<ActivityWords>, id = anId()) => {
  const { words: before, revision } = (await call('activities', 'edit', { activityId }, by)).body
  return call('activities', 'save', { ...before, ...(given as object), id, activityId, revision } as never, by)
}

type SignUp = Partial<Omit<Inputs['activities']['signUp'], 'activityId'>>

/** Signs somebody up; any answer. */
export const signedUp = (person: Person, activityId: string, given: SignUp = {}) =>
  call('activities', 'signUp', { activityId, id: anId(), adults: 0, children: [], ...given }, person)

/** As a phone does: what was too busy is sent again, under its id. */
export async function insisting<T extends { status: number }>(send: () => Promise<T>): Promise<T> {
  let answer = await send()
  for (let tries = 0; answer.status === 503 && tries < 40; tries++) answer = await send()
  return answer
}

/** Where somebody stands, by what they are told. */
export const stateOf = async (person: Person, activityId: string) =>
  (await call('activities', 'open', { activityId }, person)).body.signup?.state

/** The digits at the door of this moment. */
export async function digitsAt(staff: Person, activityId: string): Promise<string> {
  const { body } = await call('activities', 'door', { activityId }, staff)
  return body.codes[0]?.code ?? ''
}

export const comesIn = (person: Person, activityId: string, code: string, given: object = {}) =>
  call('activities', 'comeIn', { activityId, id: anId(), code, ...given }, person)
export const goesOut = (person: Person, activityId: string, code: string, given: object = {}) =>
  call('activities', 'goOut', { activityId, id: anId(), code, ...given }, person)
