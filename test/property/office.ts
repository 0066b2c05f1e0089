import { derivedId } from '@functions/platform/store/ids'
import type { Outputs } from '@shared/contract/contract'
import { monthBefore, monthOf } from '@shared/rules/points/settlement'
import { addDays, dayOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson } from '../support/factories'
import { entriesOf } from '../support/ledger'
import { aClerk, anOffer, redeem, shifted, ticketFor } from '../support/meals'

type Statement = Outputs['shops']['closeMonth']

/** A street's office, what it closed, and how many points it found spent when it took them back. */
export interface Office {
  admin: Person
  closed: Map<string, { id: string; statement?: Statement }>
  missing: number
}

export async function anOffice(streetId: string): Promise<Office> {
  const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  const settings = { id: anId(), version: 0, pointFen: 10, secondPersonAbove: 500 }
  const { status } = await call('points', 'saveSettings', settings, admin)
  if (status !== 200) throw new Error(`the settings were answered ${status}`)
  return { admin, closed: new Map(), missing: 0 }
}

/** Points given by hand; the entry's id follows from the write's. */
export async function award({ admin }: Office, { memberId }: Person, id: string, amount: number): Promise<number> {
  return (await call('points', 'award', { id, memberId, amount, reason: '文明骑行之星' }, admin)).status
}

/** An award or a check-in is taken back as far as it is left; the rest is told, and never becomes a debt. */
export async function takeBack(office: Office, { memberId }: Person, id: string, entryId: string): Promise<number> {
  const input = { id, memberId, entryId, reason: '重复发放' }
  const { status, body } = await call('points', 'reverse', input, office.admin)
  if (status !== 201) return status
  const own = await entriesOf(memberId)
  expect(body.done + body.missing).toBe(own.find((entry) => entry.id === entryId)?.amount)
  const taken = own.filter((entry) => entry.id === derivedId(id, 'entry')).map(({ amount }) => amount)
  expect(taken).toEqual(body.done > 0 ? [body.done] : [])
  office.missing += body.missing
  return status
}

/** A shop's month is closed, always by the same write: whoever is answered is answered the same. */
export async function close(office: Office, merchantId: string, month: string): Promise<number> {
  const key = `${merchantId} ${month}`
  const known = office.closed.get(key) ?? { id: anId() }
  office.closed.set(key, known)
  const send = () => call('shops', 'closeMonth', { merchantId, month, id: known.id }, office.admin)
  let answer = await send()
  if (answer.body.code === 'ID_NOT_FRESH') {
    // A first answer is repeated for a day; what it closed stays closed.
    if (known.statement) return 200
    known.id = anId()
    answer = await send()
  }
  const { status, body } = answer
  if (status !== 200) return status
  known.statement ??= body
  expect(body).toEqual(known.statement)
  return status
}

/** What was closed is what it was. */
export async function closedAsItWas({ admin, closed }: Office): Promise<void> {
  for (const { statement } of closed.values()) {
    if (!statement) continue
    const { merchantId, month } = statement
    const { body } = await call('shops', 'month', { merchantId, month }, admin)
    expect(body.statement).toEqual(statement)
  }
}

interface Street {
  streetId: string
  merchants: readonly string[]
  members: readonly Person[]
}

/**
 * The month that began is closed; then a meal of it lands that was still on its way; then the next month is closed. The
 * first stands, the second corrects it by just that meal, and together they are what was posted. @param begins epoch ms
 */
export async function settled(office: Office, { streetId, merchants, members }: Street, begins: number): Promise<void> {
  const month = monthOf(dayOf(begins))
  const next = monthOf(addDays(`${month}-01`, 40))
  const at = (day: string) => Date.parse(`${day}T12:00:00+08:00`) - Date.now()
  // Earned by that clock: points of today's year would be out of date by then.
  const late = await shifted(at(dayOf(begins)), () => aPerson(streetId, { points: 30 }))
  for (const merchantId of merchants) {
    await shifted(at(`${next}-08`), async () => expect(await close(office, merchantId, month)).toBe(200))
    await shifted(at(addDays(`${next}-01`, -1)), () => handedOut(streetId, merchantId, late))
  }
  await closedAsItWas(office)
  const over = addDays(`${next}-01`, 40)
  for (const merchantId of merchants) {
    await shifted(at(over), async () => expect(await close(office, merchantId, next)).toBe(200))
    const correction = office.closed.get(`${merchantId} ${next}`)?.statement?.correction
    expect(correction).toEqual({ vouchers: 1, points: 12, valueFen: 120 })
  }
  await closedAsItWas(office)
  const statements = [...office.closed.values()].flatMap(({ statement }) => statement ?? [])
  const posted = (await Promise.all([...members, late].map(({ memberId }) => entriesOf(memberId))))
    .flat()
    .flatMap(({ reason, amount }) => (reason === 'mealPost' ? [amount] : []))
  const points = posted.reduce((sum, amount) => sum + amount, 0)
  const total = (of: 'vouchers' | 'points' | 'valueFen') => statements.reduce((sum, each) => sum + each.total[of], 0)
  expect([total('vouchers'), total('points'), total('valueFen')]).toEqual([posted.length, points, points * 10])
}

async function handedOut(streetId: string, merchantId: string, worker: Person): Promise<void> {
  const offer = await anOffer(streetId, { merchantId })
  const { body: voucher } = await redeem(worker, offer)
  const clerk = await aClerk(streetId, merchantId)
  const { status } = await call('meals', 'confirm', { id: anId(), ticket: await ticketFor(clerk, voucher) }, clerk)
  expect(status).toBe(201)
}

/** The month before the one of this moment of the server's clock, which a shop may close. @param at epoch ms */
export const lastMonth = (at: number): string => monthBefore(monthOf(dayOf(at)))
