import { apiEvent, type Handler, lambdaContext } from '@functions/../test/support/api'
import { get, post } from '@shared/contract/route'
import * as v from 'valibot'
import { serve } from './http'

const contract = {
  keep: post('/things', { summary: 'x', roles: ['public'] })
    .input(
      v.object({ size: v.number(), name: v.optional(v.string()), inner: v.optional(v.object({ at: v.number() })) }),
    )
    .output(v.object({ size: v.number() })),
  read: get('/things', { summary: 'x', roles: ['public'] })
    .input(v.object({}))
    .output(v.object({ size: v.number() })),
}
const handler = serve(contract, {
  keep: async ({ input: { size } }) => ({ size }),
  read: async () => ({ size: 1 }),
}) as unknown as Handler

type Event = ReturnType<typeof apiEvent> & { isBase64Encoded: boolean; body?: string }
const event = (method: string, over: Partial<Event> = {}, headers: Record<string, string> = {}): Event =>
  ({ ...apiEvent({ method, path: '/things', headers }), ...over }) as Event

async function answer(given: Event) {
  const { statusCode, headers, body } = await handler(given as never, lambdaContext as never)
  return { status: statusCode, headers, body: JSON.parse(body || '{}') }
}

const json = { 'content-type': 'application/json' }
/** What comes before the decoder: whatever it is, the answer has a code and a Chinese sentence. */
const ODD: Record<string, Event> = {
  'a GET with a body': event('GET', { body: '{"size":1}' }, json),
  'a HEAD with a body': event('HEAD', { body: '{"size":1}' }, json),
  CONNECT: event('CONNECT'),
  TRACE: event('TRACE'),
  TRACK: event('TRACK'),
  'a method that is none': event('GE T'),
  'base64 that is none': event('POST', { body: '%%%not base64', isBase64Encoded: true }, json),
  'JSON that is none': event('POST', { body: '{"size":' }, json),
  'no body': event('POST', {}, json),
  'a type there is none of': event('POST', { body: '{"size":1}' }, { 'content-type': 'application/x-nonsense' }),
  'a type without a name': event('POST', { body: '{"size":1}' }, { 'content-type': ';;;' }),
  'a form without its parts': event('POST', { body: 'abc' }, { 'content-type': 'multipart/form-data' }),
  'a form that is cut off': event('POST', { body: '--x\r\n' }, { 'content-type': 'multipart/form-data; boundary=x' }),
  xml: event('POST', { body: '<a/>' }, { 'content-type': 'application/xml' }),
  text: event('POST', { body: 'abc' }, { 'content-type': 'text/plain' }),
  'an encoding there is none of': event('POST', { body: '{"size":1}' }, { ...json, 'content-encoding': 'br' }),
  'a broken path': event('GET', { rawPath: '/things/%E0%A4%A' }),
  'a path with a host in it': event('GET', { rawPath: '//other.example/things' }),
  'a query that is broken': event('GET', { rawQueryString: '%E0%A4%A=%' }),
  'a number no table keeps': event('POST', { body: '{"size":1e-200}' }, json),
  'the same further in': event('POST', { body: '{"size":1,"inner":{"at":-1e-180}}' }, json),
  'a name of what every object has': event('POST', { body: '{"__proto__":{"size":1},"size":"x"}' }, json),
}

test.each(Object.entries(ODD))('%s', async (_, given) => {
  const { status, body, headers } = await answer(given)
  if (status === 200) return expect(body).toEqual({ size: 1 })
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  if (given.requestContext.http.method === 'HEAD') return
  expect(body).toMatchObject({
    code: expect.stringMatching(/^[A-Z_]+$/),
    message: expect.stringMatching(/[\u4e00-\u9fff]/),
  })
  expect(headers?.['content-type']).toMatch(/^application\/json/)
})

test('every answer says that its type is meant, is kept nowhere and is shown in no frame', async () => {
  for (const given of [event('GET'), ...Object.values(ODD)]) {
    const { headers } = await answer(given)
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
  }
})
