import { createMeter } from './meter'

const meterAt = () => {
  jest.useFakeTimers({ now: 0 })
  const meter = createMeter('pages/home/index')
  return { meter, count: () => meter.read().requests.count }
}

afterEach(() => jest.useRealTimers())

test('a question that follows an answer at once is one the first screen waited for', () => {
  const { meter, count } = meterAt()
  const answered = meter.request('/home')
  jest.advanceTimersByTime(20_000)
  answered()
  jest.advanceTimersByTime(499)
  meter.request('/stations')
  expect(count()).toBe(2)
})

test('what is asked at leisure is not, however late somebody looks', () => {
  const { meter, count } = meterAt()
  meter.request('/home')()
  jest.advanceTimersByTime(500)
  meter.request('/vouchers')
  expect(count()).toBe(1)
})

test('a page that was slow to ask has asked for its first screen', () => {
  const { meter, count } = meterAt()
  jest.advanceTimersByTime(5_000)
  meter.setData({ rows: 4 })
  jest.advanceTimersByTime(5_000)
  meter.request('/home')
  expect(count()).toBe(1)
})

test('while one answer is still out nobody is at leisure', () => {
  const { meter, count } = meterAt()
  meter.request('/home')()
  meter.request('/stations')
  jest.advanceTimersByTime(5_000)
  meter.request('/vouchers')
  expect(count()).toBe(3)
})

test('nothing counts once the screen was looked at', () => {
  const { meter, count } = meterAt()
  meter.request('/home')()
  meter.shown()
  meter.request('/stations')
  expect(count()).toBe(1)
})
