import { Staff } from '@functions/identity/staff'
import { forgetAll } from '@functions/platform/cache'
import { surveyClosing } from '@functions/survey/closing'
import { surveyImporting } from '@functions/survey/importing'
import { surveyMatching } from '@functions/survey/matching'
import { IMPORT_LIMITS } from '@shared/rules/survey/imports'
import type { DynamoDBRecord } from 'aws-lambda'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from './api'
import { aPerson, aStreet } from './factories'
import { takeAside } from './queues'
import { aNewcomer, aPhoneTicket, aRegistration } from './registrations'
import { consumerOf, news } from './stream'

/** Where the columns of the tests' tables stand. */
export const COLUMNS = { outlet: 0, name: 1, phone: 2, occupation: 3 }

export type Line = { line: number; cells: string[] }

/** A street with its office, a grid worker of the eastern community, and an open first round. */
export async function aSurvey() {
  const { streetId } = await aStreet()
  const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  const staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  const { memberId } = admin
  await Staff.build(PutItemCommand).item({ streetId, memberId, role: 'admin', teamIds: [], nameMasked: '测*甲' }).send()
  forgetAll()
  const round = await started(admin)
  return { streetId, admin, staff, round }
}

export const roundWords = (by: Person, given: object = {}) => ({
  ...{ id: anId(), name: '三找三亮', from: '2031-11-01', to: '2031-11-30', ownerIds: [by.memberId] },
  ...given,
})

/** A confirmed member with that number. */
export async function aMemberAt(streetId: string, by: Person, name: string, phone: string): Promise<Person> {
  const person = await aNewcomer(streetId)
  const words = await aRegistration(person, { name, phoneTicket: await aPhoneTicket(person, phone) })
  const sent = await call('identity', 'register', words, person)
  const done = await call('identity', 'confirm', { memberId: person.memberId, id: anId() }, by)
  if (sent.status !== 201 || done.status !== 200) throw new Error(`not registered: ${sent.body.code ?? done.body.code}`)
  return { ...person, grants: [{ role: 'worker' }] }
}

/** Begins the next round. */
export async function started(by: Person): Promise<number> {
  const { status, body } = await call('survey', 'startRound', roundWords(by), by)
  if (status !== 201) throw new Error(`not begun: ${body.code}`)
  return body.round
}

/** Closes a round, and lets the consumer freeze it. */
export async function closed(by: Person, round: number) {
  const now = (await roundsOf(by)).find((each) => each.round === round)
  const answer = await call('survey', 'closeRound', { round, id: anId(), version: now?.version ?? 0 }, by)
  await worked(by.streetId)
  return answer
}

export const roundsOf = async (by: Person) => (await call('survey', 'rounds', { limit: 50 }, by)).body.items

/** An outlet of a community, or an enterprise. */
export async function anOutlet(
  by: Person,
  name: string,
  { communities = ['east'], kind = 'outlet' as 'outlet' | 'enterprise' } = {},
): Promise<string> {
  const { status, body } = await call('orgs', 'add', { id: anId(), kind, name, communities }, by)
  if (status !== 201) throw new Error(`no outlet: ${body.code}`)
  return body.orgId
}

let clock = 0

/** One tap; each later than the one before unless told. */
export const tap = (by: Person, given: { round: number; orgId: string } & Record<string, unknown>) =>
  call('survey', 'mark', { id: anId(), at: Date.now() - 1_000_000 + clock++, ...given } as never, by)

export const newcomer = (by: Person, round: number, orgId: string, name: string, phone?: string) =>
  tap(by, { round, orgId, mark: 'new', name, phone, occupation: 'courier' })

/** All pages of a list. */
export async function everyPage<T>(
  read: (cursor: string | undefined) => Promise<{ body: { items: T[]; cursor?: string | undefined } }>,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const { body } = await read(cursor)
    items.push(...body.items)
    cursor = body.cursor
  } while (cursor)
  return items
}

export const peopleOf = (by: Person, round: number, orgId: string) =>
  everyPage((cursor) => call('survey', 'people', { round, orgId, cursor }, by))
export const inviteOf = (by: Person, round: number, communityId?: string) =>
  everyPage((cursor) => call('survey', 'invite', { round, communityId, cursor }, by))
export const unsurveyedOf = (by: Person, round: number, communityId?: string) =>
  everyPage((cursor) => call('survey', 'unsurveyed', { round, communityId, cursor }, by))

/** Rows with numbers nobody has, the first in line 2. */
export const rowsFor = (count: number, outlet: string, first = 0): Line[] =>
  Array.from({ length: count }, (_, n) => ({
    line: first + n + 2,
    cells: [`样快递${first + n}`, `1${String(3_000_000_000 + first + n)}`, '快递', outlet],
  }))

/** Begins an import and hands over its rows. */
export async function sentImport(by: Person, round: number, rows: readonly Line[]): Promise<string> {
  const importId = anId()
  const begun = await call('survey', 'startImport', { id: importId, round, total: rows.length, columns: COLUMNS }, by)
  if (begun.status !== 201) throw new Error(`not begun: ${begun.body.code}`)
  for (let part = 0; part * IMPORT_LIMITS.part < rows.length; part++) {
    const some = rows.slice(part * IMPORT_LIMITS.part, (part + 1) * IMPORT_LIMITS.part)
    const { status, body } = await call('survey', 'sendRows', { importId, id: anId(), part, rows: some }, by)
    if (status !== 200) throw new Error(`not sent: ${body.code}`)
  }
  return importId
}

export const importOf = async (by: Person, importId: string) =>
  (await call('survey', 'importOf', { importId }, by)).body

export const importRows = (by: Person, importId: string, outcome?: 'bad' | 'create' | 'same' | 'update') =>
  everyPage((cursor) => call('survey', 'importRows', { importId, outcome, cursor, limit: 50 }, by))

/** Confirms what the preview says. */
export async function confirmed(by: Person, importId: string) {
  const { fingerprint = '' } = await importOf(by, importId)
  return call('survey', 'confirmImport', { importId, id: anId(), fingerprint }, by)
}

/** The whole of an import: sent, looked at, confirmed, written. */
export async function imported(by: Person, round: number, rows: readonly Line[]): Promise<string> {
  const importId = await sentImport(by, round, rows)
  await worked(by.streetId)
  await confirmed(by, importId)
  await worked(by.streetId)
  return importId
}

const consume = consumerOf(surveyMatching, surveyImporting, surveyClosing)
const KINDS = new Set([...surveyMatching.kinds, ...surveyImporting.kinds, ...surveyClosing.kinds])

/** Carries out what the street's records say until they say nothing more; a record that failed comes again. */
export async function worked(
  streetId: string,
  carry: (records: DynamoDBRecord[]) => Promise<unknown> = (Records) => consume({ Records }),
): Promise<void> {
  let again: DynamoDBRecord[] = []
  for (;;) {
    const fresh = [...again, ...(await news(streetId))].filter(({ dynamodb }) =>
      KINDS.has((dynamodb?.NewImage ?? dynamodb?.OldImage)?._et?.S ?? ''),
    )
    if (fresh.length === 0) return
    await carry(fresh)
    const failed = new Set(takeAside().map(({ number }) => number))
    again = fresh.filter(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''))
  }
}
