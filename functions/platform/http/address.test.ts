import { apiEvent } from '../../../test/support/api'
import { type ApiEvent, addressOf } from './outermost'

const event = (headers: Record<string, string>) =>
  apiEvent({ method: 'GET', path: '/', headers, sourceIp: '198.51.100.9' }) as unknown as ApiEvent

afterEach(() => {
  delete process.env.FRONT_KEY
})

const NAMED = { 'x-nuanxin-front': 'the-key', 'x-nuanxin-viewer': '203.0.113.5' }

test('through the host of pages and API counts whom it names', () => {
  process.env.FRONT_KEY = 'the-key'
  expect(addressOf(event(NAMED))).toBe('203.0.113.5')
})

test('nobody else names a caller: without the key, with another one, or where there is no such host', () => {
  process.env.FRONT_KEY = 'the-key'
  expect(addressOf(event({ 'x-nuanxin-viewer': '203.0.113.5' }))).toBe('198.51.100.9')
  expect(addressOf(event({ ...NAMED, 'x-nuanxin-front': 'guessed' }))).toBe('198.51.100.9')
  delete process.env.FRONT_KEY
  expect(addressOf(event({ ...NAMED, 'x-nuanxin-front': '' }))).toBe('198.51.100.9')
})
