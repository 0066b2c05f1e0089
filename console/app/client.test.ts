Object.assign(globalThis, { location: { origin: 'https://desk.example' } })

import { api, renewWith, sendAgain } from './client'
import { now } from './clock'
import { asProblem } from './problem'

const answer = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const refused = () => answer(401, { code: 'UNAUTHORIZED', message: '登录已过期，请重新登录' })

const network = jest.fn<Promise<Response>, [Request, RequestInit]>()
beforeEach(() => {
  network.mockReset()
  globalThis.fetch = network as unknown as typeof fetch
  renewWith(async () => false)
})

test('a request goes to its own address with the cookie, and says whose page it is of; no token is anywhere', async () => {
  network.mockResolvedValue(answer(200, { items: [] }))
  await api.reports.queue({ communityId: 'shangqiaoxi', tab: 'open', limit: 30, cursor: undefined })
  const [request, init] = network.mock.calls[0] ?? []
  expect(request?.url).toBe('https://desk.example/api/reports/queue?communityId=shangqiaoxi&tab=open&limit=30')
  expect(init?.credentials).toBe('same-origin')
  const headers = new Headers(init?.headers)
  expect(headers.get('x-nuanxin-desk')).toBe('1')
  expect(headers.get('authorization')).toBeNull()
})

test('a write is a JSON body with what is not in its path', async () => {
  network.mockResolvedValue(answer(200, {}))
  await api.identity.confirm({ memberId: '01JDX000000000000000000000', id: '01JDX000000000000000000001' })
  const [request] = network.mock.calls[0] ?? []
  expect([request?.method, new URL(request?.url ?? '').pathname]).toEqual([
    'POST',
    '/api/registrations/01JDX000000000000000000000/confirm',
  ])
  await expect(request?.json()).resolves.toEqual({ id: '01JDX000000000000000000001' })
})

test('an error is the server’s code, sentence and data; without an answer it says so', async () => {
  network.mockResolvedValue(
    answer(409, { code: 'REQUEST_DECIDED', message: '同事 王** 刚刚办过了', data: { by: '王**' } }),
  )
  const error = await api.reports.get({ reportId: '01JDX000000000000000000000' }).catch(asProblem)
  expect(error).toMatchObject({
    code: 'REQUEST_DECIDED',
    message: '同事 王** 刚刚办过了',
    status: 409,
    data: { by: '王**' },
  })
  network.mockRejectedValue(new TypeError('failed to fetch'))
  const offline = await api.reports.get({ reportId: '01JDX000000000000000000000' }).catch(asProblem)
  expect(offline).toMatchObject({ code: 'OFFLINE', status: 0 })
})

test('after an answer 401 the session goes on, and the same request is sent again, with its body', async () => {
  const bodies: string[] = []
  network.mockImplementation(async (request) => {
    bodies.push(await request.text())
    return bodies.length === 1 ? refused() : answer(200, { id: '1', at: 1 })
  })
  const renew = jest.fn(async () => true)
  renewWith(renew)
  await api.reports.addNote({ reportId: '01JDX000000000000000000000', id: '01JDX000000000000000000001', text: '好' })
  expect(bodies).toEqual(['{"id":"01JDX000000000000000000001","text":"好"}', bodies[0]])
  expect(renew).toHaveBeenCalledTimes(1)
})

test('it is sent again once at most, and not at all when the session is over', async () => {
  const through = jest.fn(async () => refused())
  await sendAgain(async () => true, through)(new Request('https://desk.example/api/x'))
  expect(through).toHaveBeenCalledTimes(2)
  await sendAgain(async () => false, through)(new Request('https://desk.example/api/x'))
  expect(through).toHaveBeenCalledTimes(3)
})

test('the server’s time is learned from its answers', async () => {
  network.mockResolvedValue(answer(200, { serverTime: Date.now() + 3_600_000 }))
  await api.insights.home({})
  expect(Math.abs(now() - Date.now() - 3_600_000)).toBeLessThan(5_000)
})
