import { Trace } from '@functions/safety/entities'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import fc from 'fast-check'
import { type PushTarget, push, sealedPush } from '../../local/cloud/wechat/push'
import { anId } from '../support/api'
import { runs } from '../support/depth'
import { pushed, pushTarget, startPushRoute } from '../support/push'

let target: PushTarget

beforeAll(async () => {
  target = await pushTarget()
})

const verdict = (traceId: string, suggest = 'risky') => ({
  Event: 'wxa_media_check',
  appid: target.appId,
  trace_id: traceId,
  errcode: 0,
  result: { suggest, label: 20002 },
})
const traceOf = async (traceId: string) => (await Trace.build(GetItemCommand).key({ traceId }).send()).Item

test('the check of the address is answered with its own words to WeChat, and to nobody else', async () => {
  const query = (signature: string) =>
    new URLSearchParams({ signature, timestamp: '1714036504', nonce: '1514711492', echostr: '4375120948345356249' })
  const right = query('f464b24fc39322e44b38aa78f5edd27bd1441696').toString()
  expect(await pushed('GET', right)).toMatchObject({ statusCode: 200, body: '4375120948345356249' })
  expect(await pushed('GET', right)).toMatchObject({ headers: { 'content-type': 'text/plain; charset=utf-8' } })
  expect((await pushed('GET', query('f464b24fc39322e44b38aa78f5edd27bd1441697').toString())).statusCode).toBe(403)
  expect((await pushed('GET', '')).statusCode).toBe(403)
  expect((await pushed('PUT', right)).statusCode).toBe(405)
})

test('a signed, encrypted verdict is kept and answered success, also when it is sent again', async () => {
  const traceId = anId()
  const { query, body } = sealedPush(JSON.stringify(verdict(traceId)), target, Date.now())
  for (let i = 0; i < 3; i++)
    expect(await pushed('POST', query, body)).toMatchObject({ statusCode: 200, body: 'success' })
  expect(await traceOf(traceId)).toMatchObject({ verdict: 'risky', label: 20002 })
  const xmlBody = `<xml><ToUserName><![CDATA[gh]]></ToUserName><Encrypt><![CDATA[${JSON.parse(body).Encrypt}]]></Encrypt></xml>`
  expect(await pushed('POST', query, xmlBody)).toMatchObject({ statusCode: 200, body: 'success' })
})

test('what is not signed, not encrypted or for another app changes nothing', async () => {
  const traceId = anId()
  const message = JSON.stringify(verdict(traceId))
  const { query, body } = sealedPush(message, target, Date.now())
  const foreign = sealedPush(message, { ...target, appId: 'wx0000000000000009' }, Date.now())
  const otherToken = sealedPush(message, { ...target, token: 'BBBBB' }, Date.now())
  const unsigned = query.replace(/msg_signature=\w/, 'msg_signature=x')
  const wrong: [string, string, number][] = [
    [unsigned, body, 403],
    ['', body, 403],
    [otherToken.query, otherToken.body, 403],
    [query, message, 400],
    [query, '', 400],
    [query, '<xml></xml>', 400],
    [foreign.query, foreign.body, 400],
    [query, 'x'.repeat(70_000), 413],
  ]
  for (const [asked, sent, statusCode] of wrong) {
    expect(await pushed('POST', asked, sent)).toMatchObject({ statusCode })
  }
  expect(await traceOf(traceId)).toBeUndefined()
})

test('whatever is sent, nothing is a fault of ours', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.oneof(fc.string(), fc.json()), fc.boolean(), async (text, sent, sealed) => {
      const { query, body } = sealed ? sealedPush(sent, target, 0) : { query: text, body: sent }
      const { statusCode } = await pushed('POST', query, body)
      expect(statusCode).toBeLessThan(500)
    }),
    { numRuns: runs(30, 100) },
  )
})

test('a table out of reach is told to WeChat, which then sends it again', async () => {
  const route = await startPushRoute()
  const { TABLE_NAME } = process.env
  const traceId = anId()
  try {
    const pushing = push(verdict(traceId), { ...target, url: route.url }, Date.now())
    expect(await pushing).toBe(true)
    process.env.TABLE_NAME = 'nuanxin-test-missing'
    expect(await push(verdict(traceId), { ...target, url: route.url }, Date.now())).toBe(false)
  } finally {
    process.env.TABLE_NAME = TABLE_NAME
    await route.stop()
  }
  expect(route.answers).toEqual([200, 503, 503, 503])
})
