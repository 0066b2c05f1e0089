jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { request: jest.fn(), getStorageSync: () => '', setStorageSync: () => undefined },
}))
Object.assign(globalThis, { API_BASE: '/api', STREET_ID: 'qishan' })

import { queryOf } from '@shared/query'
import Taro from '@tarojs/taro'
import { now } from '../clock'
import { authorise, place, quietFor, send } from './transport'

const request = jest.mocked(Taro.request as jest.Mock)

const answer = (statusCode: number, data: unknown, header = {}) => Promise.resolve({ statusCode, data, header })
const problem = (statusCode: number, code: string) => answer(statusCode, { code, message: '说明' })
const get = { method: 'GET', path: '/things/{id}', repeatable: true } as const
const post = { method: 'POST', path: '/things', repeatable: false } as const

beforeEach(() => {
  request.mockReset()
  authorise({ token: async () => 't', renew: async () => false })
})

test('path parts are filled and escaped, the rest is left for query or body', () => {
  expect(place('/a/{id}/b', { id: 'x/y', n: 1 })).toEqual({ path: '/a/x%2Fy/b', rest: { n: 1 } })
  expect(queryOf({ a: 1, b: undefined, c: '中 文' })).toBe('?a=1&c=%E4%B8%AD%20%E6%96%87')
})

test('a read sends its fields as a query, a write as a JSON body with the token', async () => {
  request.mockImplementation(() => answer(200, { ok: true }))
  await send(get, { id: '1', limit: 20 })
  await send(post, { name: '张三' })
  expect(request.mock.calls[0]?.[0]).toMatchObject({ url: '/api/things/1?limit=20', method: 'GET' })
  expect(request.mock.calls[1]?.[0]).toMatchObject({
    data: '{"name":"张三"}',
    header: { authorization: 'Bearer t', 'content-type': 'application/json' },
  })
})

test('an error carries the server code, sentence and data', async () => {
  request.mockImplementation(() => answer(422, { code: 'TOO_FAR', message: '走近一点', data: { metres: 320 } }))
  await expect(send(post, {})).rejects.toMatchObject({
    code: 'TOO_FAR',
    message: '走近一点',
    status: 422,
    data: { metres: 320 },
  })
})

test('no network: a repeatable request is tried twice, another once, and both say OFFLINE', async () => {
  request.mockImplementation(() => Promise.reject({ errMsg: 'request:fail' }))
  await expect(send(get, { id: '1' })).rejects.toMatchObject({ code: 'OFFLINE' })
  expect(request).toHaveBeenCalledTimes(2)
  await expect(send(post, {})).rejects.toMatchObject({ code: 'OFFLINE' })
  expect(request).toHaveBeenCalledTimes(3)
})

test.each(['', '<html>请先登录</html>', null, undefined])(
  'what is no answer of ours is none, whatever its status: %j',
  async (body) => {
    request.mockReturnValueOnce(answer(200, body)).mockReturnValueOnce(answer(200, { ok: 1 }))
    await expect(send(get, { id: '1' })).resolves.toEqual({ ok: 1 })
    request.mockImplementation(() => answer(200, body))
    await expect(send(get, { id: '1' })).rejects.toMatchObject({ code: 'INTERNAL', status: 502 })
  },
)

test('a busy server is tried once more', async () => {
  request.mockReturnValueOnce(problem(503, 'BUSY')).mockReturnValueOnce(answer(200, { ok: 1 }))
  await expect(send(get, { id: '1' })).resolves.toEqual({ ok: 1 })
})

test('an expired token is renewed once, silently', async () => {
  const renew = jest.fn(async () => true)
  authorise({ token: async () => 't', renew })
  request.mockReturnValueOnce(problem(401, 'UNAUTHORIZED')).mockReturnValueOnce(answer(200, { ok: 1 }))
  await expect(send(post, {})).resolves.toEqual({ ok: 1 })
  request.mockImplementation(() => problem(401, 'UNAUTHORIZED'))
  await expect(send(post, {})).rejects.toMatchObject({ status: 401 })
  expect(renew).toHaveBeenCalledTimes(2)
})

test("the server's time corrects a wrong phone, a Date header only when it is far off", async () => {
  const ahead = Date.now() + 3_600_000
  request.mockImplementation(() => answer(200, { serverTime: ahead }))
  await send(get, { id: '1' })
  expect(Math.abs(now() - ahead)).toBeLessThan(1_000)
  request.mockImplementation(() => answer(200, {}, { Date: new Date(ahead + 900).toUTCString() }))
  await send(get, { id: '1' })
  expect(Math.abs(now() - ahead)).toBeLessThan(1_500)
  request.mockImplementation(() => answer(200, {}, { date: new Date(ahead - 3_600_000).toUTCString() }))
  await send(get, { id: '1' })
  expect(Math.abs(now() - Date.now())).toBeLessThan(2_000)
})

test('it is not quiet while an answer is on its way, also when it comes to nothing', async () => {
  let refuse: (reason: object) => void = () => undefined
  request.mockImplementation(
    () =>
      new Promise((_, reject) => {
        refuse = reject
      }),
  )
  const sent = send(post, {})
  expect(quietFor()).toBe(0)
  await Promise.resolve().then(() => undefined)
  refuse({ errMsg: 'request:fail' })
  await expect(sent).rejects.toMatchObject({ code: 'OFFLINE' })
  jest.spyOn(Date, 'now').mockReturnValueOnce(Date.now() + 5_000)
  expect(quietFor()).toBeGreaterThan(4_000)
})
