import { createCipheriv, randomBytes } from 'node:crypto'
import { sealedPush } from '@functions/../local/cloud/wechat/push'
import { encryptedIn, verdictIn } from './pushMessage'
import { ForeignPushError, isSigned, openPush } from './pushSeal'

const encodingKey = `${randomBytes(21).toString('hex')}A`
const target = { url: '', token: 'AAAAA', encodingKey, appId: 'wx0000000000000001' }
const encrypted = (message: string) => encryptedIn(sealedPush(message, target, 0).body) ?? ''

test("WeChat's own example of a signature is verified, and nothing near it", () => {
  const parts = ['AAAAA', '1714036504', '1514711492']
  const signature = 'f464b24fc39322e44b38aa78f5edd27bd1441696'
  expect(isSigned(signature, parts)).toBe(true)
  expect(isSigned(signature.toUpperCase(), parts)).toBe(false)
  expect(isSigned(signature.slice(1), parts)).toBe(false)
  expect(isSigned('', parts)).toBe(false)
  expect(isSigned(signature, ['AAAAA', '1714036505', '1514711492'])).toBe(false)
})

test('what was sealed for this app opens, of any length', () => {
  for (const length of [0, 1, 11, 12, 27, 28, 31, 32, 500]) {
    const message = '字'.repeat(length)
    expect(openPush(encrypted(message), encodingKey, target.appId)).toBe(message)
  }
})

test('another app, another key, damage and wrong padding are told apart from a fault of ours', () => {
  const sealed = encrypted('{}')
  const bytes = Buffer.from(sealed, 'base64')
  const rawBlocks = (plain: Buffer) => {
    const key = Buffer.from(`${encodingKey}=`, 'base64')
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
  }
  const long = Buffer.concat([Buffer.alloc(16), Buffer.from('ffffffff', 'hex'), Buffer.alloc(11), Buffer.alloc(1, 1)])
  const cases: [string, string, string][] = [
    [sealed, encodingKey, 'wx0000000000000002'],
    [sealed, `${randomBytes(21).toString('hex')}A`, target.appId],
    [bytes.subarray(0, -1).toString('base64'), encodingKey, target.appId],
    [bytes.subarray(16).toString('base64'), encodingKey, target.appId],
    ['', encodingKey, target.appId],
    [rawBlocks(Buffer.alloc(32, 0)), encodingKey, target.appId],
    [rawBlocks(Buffer.alloc(32, 33)), encodingKey, target.appId],
    [rawBlocks(long), encodingKey, target.appId],
  ]
  for (const [sealedPart, key, appId] of cases) {
    expect(() => openPush(sealedPart, key, appId)).toThrow(ForeignPushError)
  }
})

const xml = (result: string, errcode = '0') => `<xml>
  <ToUserName><![CDATA[gh_0]]></ToUserName><MsgType><![CDATA[event]]></MsgType>
  <Event><![CDATA[wxa_media_check]]></Event><appid><![CDATA[${target.appId}]]></appid>
  <trace_id><![CDATA[trace-1]]></trace_id><version>2</version>
  <detail><strategy><![CDATA[content_model]]></strategy><errcode>7</errcode><suggest><![CDATA[pass]]></suggest></detail>
  <errcode>${errcode}</errcode>${result}</xml>`

test('a verdict reads the same from JSON and from XML; the models’ details do not count', () => {
  const result = '<result><suggest><![CDATA[risky]]></suggest><label>20001</label></result>'
  const json = {
    Event: 'wxa_media_check',
    appid: target.appId,
    trace_id: 'trace-1',
    errcode: 0,
    detail: [{ suggest: 'pass', errcode: 7 }],
    result: { suggest: 'risky', label: 20001 },
  }
  const said = { traceId: 'trace-1', verdict: 'risky', label: 20001 }
  expect(verdictIn(xml(result), target.appId)).toEqual(said)
  expect(verdictIn(JSON.stringify(json), target.appId)).toEqual(said)
})

test('a photo WeChat could not load is unchecked, not passed; other events and apps are nothing', () => {
  const passed = '<result><suggest>pass</suggest><label>100</label></result>'
  expect(verdictIn(xml(passed, '-1008'), target.appId)).toEqual({ traceId: 'trace-1', verdict: 'unchecked' })
  expect(verdictIn(xml(''), target.appId)).toEqual({ traceId: 'trace-1', verdict: 'unchecked' })
  expect(verdictIn(xml(passed), 'wx0')).toBeUndefined()
  expect(verdictIn('{"Event":"subscribe_msg_popup_event"}', target.appId)).toBeUndefined()
  expect(verdictIn('<xml><Event>', target.appId)).toBeUndefined()
  expect(verdictIn('[1]', target.appId)).toBeUndefined()
})
