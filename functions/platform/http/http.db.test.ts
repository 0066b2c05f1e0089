import { apiEvent, type Handler, lambdaContext } from '@functions/../test/support/api'
import { aPerson } from '@functions/../test/support/factories'
import { problem } from '@functions/platform/problem'
import { get, post } from '@shared/contract/route'
import * as v from 'valibot'
import { serve } from './http'
import { issueToken } from './token'

const contract = {
  echo: post('/things/{thing}', { summary: 'x', roles: ['public'], errors: ['NOT_FOUND'] })
    .input(v.object({ thing: v.string(), size: v.pipe(v.number(), v.maxValue(9, '最多 9 个')) }))
    .output(v.object({ size: v.number() })),
  mine: get('/mine', { summary: 'x', roles: ['worker'] })
    .input(v.object({}))
    .output(v.object({ memberId: v.string() })),
}

const handler = serve(contract, {
  echo: async (call) => {
    const { input } = call
    if (input.thing === 'undeclared') throw problem('SOLD_OUT')
    if (input.thing === 'bug') throw new TypeError('secret detail')
    if (input.thing === 'gone') throw problem('NOT_FOUND')
    if (input.thing === 'who') return { size: call.actor.epoch }
    const answer: { size: number; secret?: string } = { size: input.size, secret: 'never leaves' }
    return answer
  },
  mine: async ({ actor }) => ({ memberId: actor.memberId }),
})

async function send(options: Parameters<typeof apiEvent>[0]) {
  const result = await (handler as Handler)(apiEvent(options) as never, lambdaContext as never)
  return { status: result.statusCode, body: JSON.parse(result.body ?? '{}'), headers: result.headers }
}
const echo = (thing: string, body: unknown = { size: 1 }) =>
  send({ method: 'POST', path: `/things/${thing}`, body: JSON.stringify(body) })

test('an answer holds what the contract names and nothing more', async () => {
  const { status, body, headers } = await echo('x', { size: 3 })
  expect({ status, body }).toEqual({ status: 200, body: { size: 3 } })
  expect(headers?.['cache-control']).toBe('no-store')
})

test('wrong input is told by field, in Chinese', async () => {
  const { status, body } = await echo('x', { size: 10 })
  expect(status).toBe(400)
  expect(body).toEqual({
    code: 'INVALID_INPUT',
    message: '填写的内容有误，请检查后再试',
    data: { fields: [{ path: 'size', message: '最多 9 个' }] },
  })
})

test('a declared problem is an answer; an undeclared one and a bug are 500 with the request id and no detail', async () => {
  expect((await echo('gone')).body).toEqual({ code: 'NOT_FOUND', message: '没有找到，可能已被删除' })
  for (const thing of ['undeclared', 'bug']) {
    const { status, body } = await echo(thing)
    expect(status).toBe(500)
    expect(body.code).toBe('INTERNAL')
    expect(body.message).toContain(body.data.requestId)
    expect(JSON.stringify(body)).not.toContain('secret')
  }
})

test('a public route that asks who calls gets UNAUTHORIZED without a token', async () => {
  expect((await echo('who')).body.code).toBe('UNAUTHORIZED')
})

test('an unknown path and a wrong method are NOT_FOUND', async () => {
  expect((await send({ method: 'GET', path: '/nowhere' })).body.code).toBe('NOT_FOUND')
  expect((await send({ method: 'DELETE', path: '/mine' })).status).toBe(404)
})

test('a token of the right role enters, however it is cased', async () => {
  const worker = await aPerson('s')
  const { token } = await issueToken(worker)
  const entered = await send({ method: 'GET', path: '/mine', headers: { Authorization: `Bearer ${token}` } })
  expect(entered).toMatchObject({ status: 200, body: { memberId: worker.memberId } })
})
