import { ApiError } from '@miniapp/lib/api/apiError'
import { createStore } from '@miniapp/lib/store'
import { type Counter, createCounter, type Preview, type Redemption } from './counter'

jest.mock('@miniapp/lib/phone/ids', () => ({ newId: () => 'unused' }))

const preview: Preview = {
  title: '牛肉面套餐',
  picture: 'noodles',
  workerLabel: '演*一',
  pricePoints: 30,
  cashFen: 500,
  usableFrom: 0,
  expiresAt: 1,
  ticket: 'ticket-1',
  ticketExpiresAt: 1,
}
const redemption: Redemption = {
  id: '01J00000000000000000000000',
  at: 5,
  title: '牛肉面套餐',
  workerLabel: '演*一',
  clerkLabel: '演**一',
  codeTail: '5678',
  pricePoints: 30,
  outcome: 'redeemed',
}
const problem = (code: string, status = 409) => new ApiError(code, '一句话', status)

function atCounter() {
  const calls = {
    preview: jest.fn(async () => preview),
    confirm: jest.fn(async (_: { id: string; ticket: string }) => redemption),
    refuse: jest.fn(async (_: { id: string; ticket: string; reason: string }) => redemption),
  }
  const store = createStore<Counter>({ step: 'ready' })
  let made = 0
  const counter = createCounter(store, calls, () => {
    made += 1
    return `id-${made}`
  })
  return { calls, store, counter }
}

test('a scanned QR and eight typed digits are looked up as what they are', async () => {
  const { calls, counter, store } = atCounter()
  await counter.look(' NX1.12345678.654321 ')
  expect(calls.preview).toHaveBeenLastCalledWith({ kind: 'qr', payload: 'NX1.12345678.654321' })
  expect(store.get()).toEqual({ step: 'asking', preview })
  await counter.look('1234 5678')
  expect(calls.preview).toHaveBeenLastCalledWith({ kind: 'code', code: '12345678' })
})

test.each(['https://example.test', '1234567', '123456789', 'NX1.12345678', ''])(
  'what cannot be a voucher is refused without asking the server: %p',
  async (text) => {
    const { calls, counter, store } = atCounter()
    await counter.look(text)
    expect(calls.preview).not.toHaveBeenCalled()
    expect(store.get()).toMatchObject({ step: 'bad', error: { code: 'NOT_A_VOUCHER' } })
  },
)

test('after a bad code the next one is looked up at once', async () => {
  const { calls, counter, store } = atCounter()
  calls.preview.mockRejectedValueOnce(problem('QR_EXPIRED', 422))
  await counter.look('NX1.12345678.654321')
  expect(store.get()).toMatchObject({ step: 'bad', error: { code: 'QR_EXPIRED' } })
  await counter.look('NX1.12345678.654322')
  expect(store.get()).toMatchObject({ step: 'asking' })
})

test('a double tap confirms once', async () => {
  const { calls, counter, store } = atCounter()
  await counter.look('12345678')
  await Promise.all([counter.confirm(), counter.confirm()])
  expect(calls.confirm).toHaveBeenCalledTimes(1)
  expect(store.get()).toEqual({ step: 'done', redemption })
})

test('a confirmation whose answer was lost is tried again under the same id', async () => {
  const { calls, counter, store } = atCounter()
  await counter.look('12345678')
  calls.confirm.mockRejectedValueOnce(problem('OFFLINE', 0))
  await counter.confirm()
  expect(store.get()).toMatchObject({ step: 'asking', preview, failed: { code: 'OFFLINE' } })
  await counter.confirm()
  expect(calls.confirm.mock.calls.map(([input]) => input)).toEqual([
    { id: 'id-1', ticket: 'ticket-1' },
    { id: 'id-1', ticket: 'ticket-1' },
  ])
  expect(store.get()).toMatchObject({ step: 'done' })
})

test('when another clerk was faster the counter says so and asks no more', async () => {
  const { calls, counter, store } = atCounter()
  await counter.look('12345678')
  calls.confirm.mockRejectedValueOnce(problem('VOUCHER_ALREADY_REDEEMED'))
  await counter.confirm()
  expect(store.get()).toMatchObject({ step: 'bad', error: { code: 'VOUCHER_ALREADY_REDEEMED' } })
  await counter.confirm()
  expect(calls.confirm).toHaveBeenCalledTimes(1)
})

test('while a refusal is on its way nothing else can be decided or cleared', async () => {
  const { calls, counter, store } = atCounter()
  await counter.look('12345678')
  const refusing = counter.refuse('已售完')
  await counter.confirm()
  counter.clear()
  expect(store.get()).toMatchObject({ step: 'asking', sending: 'refuse' })
  await refusing
  expect(calls.confirm).not.toHaveBeenCalled()
  expect(calls.refuse).toHaveBeenCalledWith({ id: 'id-1', ticket: 'ticket-1', reason: '已售完' })
  counter.clear()
  expect(store.get()).toEqual({ step: 'ready' })
})
