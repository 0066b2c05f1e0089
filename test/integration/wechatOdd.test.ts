import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { log } from '@functions/platform/log'
import { checkText, orderPhotoCheck } from '@functions/platform/outside/wechatContent'
import { call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'

const PHONE = '13912345678'
const OPENID = 'oAbCdEfGhIjKlMnOpQrStUvWxYz0'

let server: Server
let streetId: string
let person: Person
/** What WeChat answers, by path; its content type when it is not JSON. */
let answers: Record<string, unknown> = {}
const token = { access_token: 'a-token', expires_in: 7200 }
const lines: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    const answer = answers[path] ?? token
    if (typeof answer === 'string') response.writeHead(200, { 'content-type': 'text/html' }).end(answer)
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env.WECHAT_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  ;({ streetId } = await aStreet())
  log.setLogLevel('DEBUG')
  for (const level of ['debug', 'info', 'warn', 'error', 'log'] as const) {
    jest.spyOn(console, level).mockImplementation((...words: unknown[]) => void lines.push(words.join(' ')))
  }
})

beforeEach(async () => {
  person = await aPerson(streetId)
})

afterAll(() => {
  log.setLogLevel('SILENT')
  jest.restoreAllMocks()
  server.close()
})

const SIGN_IN = '/sns/jscode2session'
const PHONE_NUMBER = '/wxa/business/getuserphonenumber'
const signIn = () => call('identity', 'signIn', { streetId, code: 'a-code' })
const exchange = () => call('identity', 'exchangePhone', { code: 'a-code' }, person)

/** What is no answer. Wherever it comes, people are told to come back later, in Chinese. */
const ODD: Record<string, unknown> = {
  'an empty list': [],
  'an empty object': {},
  'a number': 7,
  'a text': '"ok"',
  nothing: null,
  'a page of html': '<html>nginx</html>',
  'nothing at all': '',
  'an openid that is a number': { openid: 13912345678 },
  'an empty openid': { openid: '', phone_info: null },
  'a number that is none': { phone_info: { purePhoneNumber: 'unknown', countryCode: '86' } },
  'a number in a list': { phone_info: [{ purePhoneNumber: PHONE }] },
  'an errcode in words': { errcode: 'busy' },
  'an errcode as text': { errcode: '-1' },
  'an errcode nobody knows': { errcode: 99999, errmsg: `invalid ${OPENID} ${PHONE}` },
}

test.each(Object.entries(ODD))('%s', async (_, odd) => {
  answers = { [SIGN_IN]: odd, [PHONE_NUMBER]: odd }
  for (const answer of [await signIn(), await exchange()]) {
    expect(answer).toMatchObject({ status: 503, body: { code: 'WECHAT_UNAVAILABLE' } })
  }
  answers = { '/wxa/msg_sec_check': odd, '/wxa/media_check_async': odd }
  await expect(checkText(OPENID, '井盖')).rejects.toMatchObject({ code: 'WECHAT_UNAVAILABLE' })
  await expect(orderPhotoCheck(OPENID, 'https://x')).rejects.toMatchObject({ code: 'WECHAT_UNAVAILABLE' })
})

test.each([
  ['a country’s code before it', { purePhoneNumber: `+86${PHONE}`, countryCode: '86' }],
  ['the same without a plus', { purePhoneNumber: `86${PHONE}`, countryCode: 86 }],
  ['a number', { purePhoneNumber: Number(PHONE), countryCode: 86 }],
  ['separators', { purePhoneNumber: '139 1234-5678' }],
])('a phone with %s is that phone', async (_, phone_info) => {
  answers = { [PHONE_NUMBER]: { errcode: '0', phone_info } }
  expect(await exchange()).toMatchObject({ status: 200, body: { phoneMasked: '139******78' } })
})

test('a token whose life is text is a token', async () => {
  answers = { '/cgi-bin/stable_token': { access_token: 'other', expires_in: '7200' } }
  expect((await exchange()).body.code).toBe('WECHAT_UNAVAILABLE')
})

test('no line of the log names a person or holds a secret', async () => {
  answers = { [SIGN_IN]: { openid: 13912345678 } }
  await signIn()
  process.env.WECHAT_BASE_URL = 'http://127.0.0.1:1'
  await signIn()
  await exchange()
  const bug = Object.assign(new Error(`Invalid type: Expected string but received "王小明"`), { input: PHONE })
  bug.cause = new Error(`${OPENID} and ${PHONE} and 370602199001011234`)
  log.error('unexpected', { error: bug, phone: PHONE, url: `https://x/?secret=abc&js_code=def` })
  const all = lines.join('\n')
  expect(lines.length).toBeGreaterThan(10)
  for (const secret of [PHONE, OPENID, '王小明', '370602199001011234', 'test-secret', 'secret=abc', 'def', 'a-code']) {
    expect(all).not.toContain(secret)
  }
})
