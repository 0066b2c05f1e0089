import { Account } from '@functions/ledger/entities'
import type { Grant } from '@shared/rules/people/roles'
import { $add, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStation, aStreet, CENTER } from '../support/factories'
import { aClerk, anOffer, qrOf, redeem, shifted } from '../support/meals'
import { aCategory } from '../support/reports'

let streetId: string
let worker: Person

beforeAll(async () => {
  ;({ streetId } = await aStreet())
  worker = await aPerson(streetId, { points: 100 })
})

const GRID: Grant[] = [{ role: 'gridWorker', communityIds: ['east'] }]
const ADMIN: Grant[] = [{ role: 'admin' }]

/** What happens when somebody is removed, or signs out everywhere. */
async function revoke({ memberId }: Person): Promise<void> {
  await Account.build(UpdateItemCommand)
    .item({ memberId, epoch: $add(1) })
    .send()
}

const OUT = { status: 401, body: { code: 'UNAUTHORIZED' } }

describe('whose trust has ended sees and takes out nothing of other people from that moment on', () => {
  test('the name and phone of a registration, also when they looked before', async () => {
    const staff = await aPerson(streetId, { grants: GRID })
    const input = { memberId: worker.memberId, id: anId(), purpose: '核实报到' }
    expect((await call('identity', 'revealContact', input, staff)).status).toBe(200)
    await revoke(staff)
    expect(await call('identity', 'revealContact', input, staff)).toMatchObject(OUT)
    expect(await call('identity', 'registration', { memberId: worker.memberId }, staff)).toMatchObject(OUT)
    const list = { communityId: 'east', status: 'confirmed' as const }
    expect(await call('identity', 'registrations', list, staff)).toMatchObject(OUT)
  })

  test('a caller’s, also when they looked before', async () => {
    const staff = await aPerson(streetId, { grants: GRID })
    const words = {
      ...{ id: anId(), source: 'phone' as const, categoryId: await aCategory(streetId), communityId: 'east' },
      ...{ location: CENTER, photoIds: [], description: '井盖松动', address: '测试路 9 号' },
      ...{ callerName: '李四', callerPhone: '13900001234' },
    }
    const { body } = await call('reports', 'behalf', words, staff)
    const look = { reportId: body.reportId, id: anId(), purpose: '回访' }
    expect((await call('reports', 'revealCaller', look, staff)).status).toBe(200)
    await revoke(staff)
    expect(await call('reports', 'revealCaller', look, staff)).toMatchObject(OUT)
  })

  test('tables of reports: ordering, listing and fetching one', async () => {
    const staff = await aPerson(streetId, { grants: GRID })
    const words = { kind: 'reports' as const, communityId: 'east', fromMonth: '2031-10', toMonth: '2031-11' }
    const { body } = await call('reports', 'startExport', { id: anId(), ...words }, staff)
    await revoke(staff)
    expect(await call('reports', 'startExport', { id: anId(), ...words }, staff)).toMatchObject(OUT)
    expect(await call('reports', 'exports', {}, staff)).toMatchObject(OUT)
    expect(await call('reports', 'export', { exportId: body.exportId }, staff)).toMatchObject(OUT)
  })

  test('vouchers, scanned or typed', async () => {
    const offer = await anOffer(streetId)
    const clerk = await aClerk(streetId, offer.merchantId)
    const { body: voucher } = await redeem(worker, offer)
    await revoke(clerk)
    expect(await call('meals', 'preview', qrOf(voucher), clerk)).toMatchObject(OUT)
    const typed = { kind: 'code' as const, code: voucher.code ?? '' }
    expect(await call('meals', 'preview', typed, clerk)).toMatchObject(OUT)
  })

  test('what is due today, with whom it is about', async () => {
    const staff = await aPerson(streetId, { grants: GRID })
    await revoke(staff)
    expect(await call('today', 'home', {}, staff)).toMatchObject(OUT)
    expect(await call('today', 'due', {}, staff)).toMatchObject(OUT)
  })

  test('members by their phone, a shop’s month, a station’s rotating digits', async () => {
    const admin = await aPerson(streetId, { grants: ADMIN })
    const { merchantId } = await anOffer(streetId)
    const { stationId } = await aStation(streetId)
    await revoke(admin)
    expect(await call('points', 'findMember', { phone: '13800000000' }, admin)).toMatchObject(OUT)
    expect(await call('points', 'member', { memberId: worker.memberId }, admin)).toMatchObject(OUT)
    expect(await call('shops', 'monthCsv', { merchantId, month: '2031-11' }, admin)).toMatchObject(OUT)
    expect(await call('shops', 'monthSheet', { merchantId, month: '2031-11' }, admin)).toMatchObject(OUT)
    expect(await call('stations', 'screen', { stationId }, admin)).toMatchObject(OUT)
  })
})

describe('everything else ends within a minute', () => {
  const reads: Record<string, (staff: Person) => Promise<{ status: number }>> = {
    'a queue': (staff) => call('reports', 'queue', { communityId: 'east' }, staff),
    'urgent reports': (staff) => call('alerts', 'waiting', {}, staff),
    home: (staff) => call('insights', 'home', {}, staff),
    messages: (staff) => call('messages', 'list', {}, staff),
  }

  test.each(Object.entries(reads))('%s', async (_, ask) => {
    const staff = await aPerson(streetId, { grants: GRID })
    expect((await ask(staff)).status).toBe(200)
    await revoke(staff)
    expect(await shifted(61_000, () => ask(staff))).toMatchObject(OUT)
  })

  test('who signs in again is let in at once, by a function that knew the old token', async () => {
    const staff = await aPerson(streetId, { grants: GRID })
    expect((await call('messages', 'list', {}, staff)).status).toBe(200)
    await revoke(staff)
    expect((await call('messages', 'list', {}, { ...staff, epoch: 2 })).status).toBe(200)
    expect(await call('messages', 'list', {}, staff)).toMatchObject(OUT)
  })

  test('nobody comes in with a token of the future, or without an account', async () => {
    const staff = await aPerson(streetId, { grants: GRID })
    expect(await call('messages', 'list', {}, { ...staff, epoch: 9 })).toMatchObject(OUT)
    expect(await call('messages', 'list', {}, { ...staff, memberId: anId() })).toMatchObject(OUT)
  })
})
