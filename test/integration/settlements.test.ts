import { marshall } from '@aws-sdk/util-dynamodb'
import { handler as onRecords } from '@functions/insights/onRecords'
import { Redemption } from '@functions/meals/entities'
import { newId } from '@functions/platform/store/ids'
import { Street } from '@functions/stations/entities'
import { monthBefore, monthOf } from '@shared/rules/points/settlement'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { EntityParser } from 'dynamodb-toolbox/entity/actions/parse'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { aClerk, aMerchant, anOffer, redeem, shifted, ticketFor } from '../support/meals'

let streetId: string
let merchantId: string
let admin: Person
let clerk: Person

const THIS = monthOf(dayOf(Date.now()))
const LAST = monthBefore(THIS)
/** Noon of a day of a month. */
const noonOf = (month: string, date = 10) => startOf(`${month}-${String(date).padStart(2, '0')}`) + 12 * 3_600_000

beforeAll(async () => {
  ;({ streetId } = await aStreet())
  await Street.build(UpdateItemCommand).item({ streetId, pointFen: 10 }).send()
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})
beforeEach(async () => {
  merchantId = await aMerchant(streetId)
  clerk = await aClerk(streetId, merchantId)
})

/** A record of the counter as it would have been written at that moment. */
async function recorded(at: number, pricePoints = 12, outcome: 'redeemed' | 'refused' = 'redeemed', title = '=热汤面') {
  const record = {
    ...{ streetId, merchantId, day: dayOf(at), id: anId(), hash: 'h', at, outcome, pricePoints, cashFen: 0 },
    ...{ code: '12345678', voucherId: anId(), offerId: 'o', title, workerLabel: '测*甲' },
    ...{ by: clerk.memberId, clerkLabel: '测*乙' },
  }
  await Redemption.build(PutItemCommand).item(record).send()
  const { item } = Redemption.build(EntityParser).parse(record)
  return item
}

const close = (month: string, by = admin, id = anId()) => call('shops', 'closeMonth', { merchantId, month, id }, by)

describe('a month of a shop', () => {
  test('is closed by the office, once, with what its records add up to', async () => {
    await recorded(noonOf(LAST), 30)
    await recorded(noonOf(LAST, 11), 12)
    await recorded(noonOf(LAST, 11), 99, 'refused')
    await recorded(noonOf(THIS, 1), 7)
    const id = anId()
    const first = await close(LAST, admin, id)
    const own = { vouchers: 2, points: 42, valueFen: 420 }
    const none = { vouchers: 0, points: 0, valueFen: 0 }
    expect(first).toMatchObject({
      status: 200,
      body: { state: 'closed', own, correction: none, total: own, pointFen: 10 },
    })
    expect(await close(LAST, admin, id)).toEqual(first)
    const other = await close(LAST)
    expect(other).toMatchObject({ status: 409, body: { code: 'MONTH_CLOSED' } })
    expect(other.body.message).toMatch(/^这个月已由 测\*甲 在 今天 \d\d:\d\d 结清$/)
    expect(await close(THIS)).toMatchObject({ status: 409, body: { code: 'MONTH_NOT_OVER' } })
    expect(await close(LAST, clerk)).toMatchObject({ status: 403 })
    const seen = await call('shops', 'month', { merchantId, month: LAST, limit: 2 }, clerk)
    expect(seen.body).toMatchObject({ statement: first.body, mayClose: false })
    const rest = await call('shops', 'month', { merchantId, month: LAST, cursor: seen.body.cursor }, clerk)
    expect([...seen.body.items, ...rest.body.items].map(({ pricePoints }) => pricePoints).sort()).toEqual([12, 30, 99])
    const stranger = await aClerk(streetId, await aMerchant(streetId))
    expect(await call('shops', 'month', { merchantId, month: LAST }, stranger)).toMatchObject({ status: 404 })
  })

  test('closed by twenty at once is closed by one of them', async () => {
    await recorded(noonOf(LAST))
    const answers = await Promise.all(Array.from({ length: 20 }, () => close(LAST)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body: { code } }) => code))).toEqual(
      new Set(['MONTH_CLOSED']),
    )
  })

  test('never changes again: what comes late is the next month’s correction, at the old value, once', async () => {
    const before = monthBefore(LAST)
    await recorded(noonOf(before), 20)
    expect(await close(LAST)).toMatchObject({ status: 409, body: { code: 'MONTH_BEFORE_OPEN' } })
    const closed = await close(before)
    await recorded(noonOf(before, 12), 5)
    await recorded(noonOf(LAST), 40)
    const { body } = await call('shops', 'month', { merchantId, month: before }, admin)
    expect(body.statement).toEqual(closed.body)
    await Street.build(UpdateItemCommand).item({ streetId, pointFen: 20 }).send()
    const next = await close(LAST)
    await Street.build(UpdateItemCommand).item({ streetId, pointFen: 10 }).send()
    const again = next.body.pointFen
    expect(next.body).toMatchObject({
      own: { vouchers: 1, points: 40, valueFen: 40 * again },
      correction: { vouchers: 1, points: 5, valueFen: 50 },
      total: { vouchers: 2, points: 45, valueFen: 40 * again + 50 },
    })
  })

  test('as a table shows every record, and no text of it is a formula', async () => {
    await recorded(noonOf(LAST), 30)
    const { body } = await call('shops', 'monthCsv', { merchantId, month: LAST }, clerk)
    expect(body.name).toBe(`测试面馆-${LAST}.csv`)
    const lines = body.csv.trim().split('\r\n')
    expect(lines[1]).toBe(`"=""${LAST}-10 12:00""","=""=热汤面""",测*甲,测*乙,"=""5678""",核销,30,3.00`)
    expect(lines.at(-1)).toBe('合计,1 份,,,,,30,3.00')
  })

  test('as a page for the printer says the same, and no text of it is markup', async () => {
    await recorded(noonOf(LAST), 30)
    await recorded(noonOf(LAST, 11), 12, 'redeemed', '<img src=x onerror=alert(1)>')
    const sheet = async (as = clerk) => call('shops', 'monthSheet', { merchantId, month: LAST }, as)
    const open = (await sheet()).body
    expect(open.name).toBe(`测试面馆-${LAST}-结算单.html`)
    expect(open.html).toContain('尚未结清')
    expect(open.html).toContain('<th>应结</th><td>2 份</td><td>42 分</td><td>4.20 元</td>')
    expect(open.html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(open.html).not.toContain('<img')
    await close(LAST)
    expect((await sheet(admin)).body.html).toMatch(/已结清：测\*甲 20\d\d-/)
    expect(await sheet(await aClerk(streetId, await aMerchant(streetId)))).toMatchObject({ status: 404 })
  })

  test('is counted from the stream, each record once, for the lists of shop and office', async () => {
    const record = await recorded(Date.now(), 12)
    const event = {
      eventName: 'INSERT',
      dynamodb: { SequenceNumber: '1', Keys: keysOf(record), NewImage: marshall(imageOf(record)) },
    }
    for (let i = 0; i < 2; i++) await onRecords({ Records: [event] } as never)
    const months = await call('shops', 'months', { merchantId }, clerk)
    expect(months.body.items).toMatchObject([
      { month: THIS, state: 'open', own: { vouchers: 1, points: 12, valueFen: 120 } },
    ])
    const own = await aStreet()
    const office = await aPerson(own.streetId, { grants: [{ role: 'admin' }] })
    await aMerchant(own.streetId)
    const all = await call('shops', 'settlements', {}, office)
    expect(all.body).toMatchObject({ month: THIS, items: [{ merchantName: '测试面馆', state: 'open', over: false }] })
  })
})

const keysOf = ({ merchantId: shop, day, id }: { merchantId: string; day: string; id: string }) =>
  marshall({ pk: `MERCHANT#${streetId}#${shop}`, sk: `DAY#${day}#${id}` })
const imageOf = (record: object) => ({ ...record, _et: 'redemption' })

test('confirmations that land while their month is being closed are settled exactly once', async () => {
  const offer = await anOffer(streetId, { merchantId, pricePoints: 3, stockPerDay: 50 })
  const workers = await Promise.all(Array.from({ length: 12 }, () => aPerson(streetId, { points: 3 })))
  // Two minutes into the next month, with clerks' phones that are five minutes slow.
  const begin = startOf(`${monthOf(addDays(`${THIS}-28`, 7))}-01`)
  const next = monthOf(dayOf(begin))
  const slow = await shifted(begin - 180_000 - Date.now(), async () => workers.map(() => newId()))
  await shifted(begin + 120_000 - Date.now(), async () => {
    const tickets = await Promise.all(
      workers.map(async (worker) => ticketFor(clerk, (await redeem(worker, offer)).body)),
    )
    const confirmed = tickets.map((ticket, n) => call('meals', 'confirm', { id: slow[n] ?? '', ticket }, clerk))
    const closing = close(THIS)
    expect((await Promise.all(confirmed)).every(({ status }) => status === 201)).toBe(true)
    expect((await closing).status).toBe(200)
  })
  await shifted(startOf(addDays(`${next}-28`, 7)) - Date.now(), async () => {
    const { body: first } = await call('shops', 'month', { merchantId, month: THIS }, admin)
    const { body: second } = await close(next)
    expect(second.own.vouchers).toBe(0)
    expect(first.statement.total.vouchers + second.total.vouchers).toBe(12)
    expect(first.statement.total.points + second.total.points).toBe(36)
    expect(first.statement.total.valueFen + second.total.valueFen).toBe(360)
  })
}, 30_000)
