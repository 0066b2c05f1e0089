import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsQR from 'jsqr'
import sharp from 'sharp'
import { openidOf } from '../../local/cloud/openid'
import { type LocalWechat, startWechat } from '../../local/cloud/wechat'

const MINUTE = 60_000
const app = { appId: 'wx0000000000000000', secret: 'stand-in' }
const template = 'TEMPLATE'
let offsetMs = 0
let wechat: LocalWechat
const now = () => Date.now() + offsetMs

beforeEach(async () => {
  offsetMs = 0
  wechat = await startWechat({ ...app, now, pages: () => ['packages/worker/pages/checkin/index'] })
})
afterEach(() => wechat.stop())

type Json = Record<string, unknown>

async function send(path: string, body?: unknown): Promise<Response> {
  return fetch(`${wechat.endpoint}${path}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })
}
const call = async (path: string, body?: unknown): Promise<Json> => (await send(path, body)).json()
const control = (name: string, body?: unknown) => call(`/__control/${name}`, body)

const session = (code: unknown, changed: Record<string, string> = {}) => {
  const query = { appid: app.appId, secret: app.secret, js_code: String(code), grant_type: 'authorization_code' }
  return call(`/sns/jscode2session?${new URLSearchParams({ ...query, ...changed })}`)
}
const token = async (force_refresh = false) =>
  call('/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: app.appId,
    secret: app.secret,
    force_refresh,
  })
const authorised = async (path: string, body: unknown) => {
  const { access_token } = await token()
  return call(`${path}?access_token=${access_token}`, body)
}
const signedIn = async (key = 'rider') => {
  const { code, openid } = await control('login-code', { key })
  await session(code)
  return String(openid)
}

describe('a login code', () => {
  it('becomes the same openid for the same person, once', async () => {
    const { code } = await control('login-code', { key: 'rider' })
    expect(await session(code)).toMatchObject({
      openid: openidOf('rider'),
      session_key: expect.any(String),
    })
    expect(await session(code)).toMatchObject({ errcode: 40163 })
    const again = await control('login-code', { key: 'rider' })
    expect(await session(again.code)).toMatchObject({ openid: openidOf('rider') })
    expect(openidOf('rider')).toHaveLength(28)
  })

  it('ends after five minutes, and a made-up one never was', async () => {
    const { code } = await control('login-code', { key: 'rider' })
    offsetMs = 5 * MINUTE
    expect(await session(code)).toMatchObject({ errcode: 40029 })
    expect(await session('made-up')).toMatchObject({ errcode: 40029 })
  })

  it('is good only for this app with its secret', async () => {
    const { code } = await control('login-code', { key: 'rider' })
    expect(await session(code, { appid: 'wx1' })).toMatchObject({ errcode: 40013 })
    expect(await session(code, { secret: 'guess' })).toMatchObject({ errcode: 40125 })
    expect(await session(code, { grant_type: 'x' })).toMatchObject({ errcode: 40002 })
    expect(await session(code)).toHaveProperty('openid')
  })

  it('of somebody WeChat blocks is refused', async () => {
    const { code, openid } = await control('login-code', { key: 'rider' })
    await control('block', { openid })
    expect(await session(code)).toMatchObject({ errcode: 40226 })
  })
})

describe('an access token', () => {
  const use = (value: unknown) => call(`/wxa/business/getuserphonenumber?access_token=${value}`, { code: 'none' })

  it('stays the same until five minutes before its end, and then overlaps with the next', async () => {
    const first = await token()
    expect(first.expires_in).toBe(7200)
    offsetMs = 60 * MINUTE
    expect((await token()).access_token).toBe(first.access_token)
    offsetMs = 116 * MINUTE
    const second = await token()
    expect(second.access_token).not.toBe(first.access_token)
    expect(await use(first.access_token)).toMatchObject({ errcode: 40029 })
    expect(await use(second.access_token)).toMatchObject({ errcode: 40029 })
    offsetMs = 121 * MINUTE
    expect(await use(first.access_token)).toMatchObject({ errcode: 42001 })
  })

  it('can be forced anew every 30 seconds, 20 times a day', async () => {
    const first = await token()
    await token(true)
    expect(await use(first.access_token)).toMatchObject({ errcode: 42001 })
    expect(await token(true)).toMatchObject({ errcode: 45011 })
    for (let i = 1; i < 20; i++) {
      offsetMs += 31_000
      expect(await token(true)).toHaveProperty('access_token')
    }
    offsetMs += 31_000
    expect(await token(true)).toMatchObject({ errcode: 45009 })
  })

  it('is asked for by every other endpoint', async () => {
    expect(await call('/wxa/msg_sec_check', {})).toMatchObject({ errcode: 41001 })
    expect(await use('made-up')).toMatchObject({ errcode: 40001 })
  })
})

it('a phone code becomes its number once, within five minutes', async () => {
  const path = '/wxa/business/getuserphonenumber'
  const { code } = await control('phone-code', { phone: '10000000001' })
  expect(await authorised(path, { code })).toMatchObject({ errcode: 0, phone_info: { purePhoneNumber: '10000000001' } })
  expect(await authorised(path, { code })).toMatchObject({ errcode: 40163 })
  const late = await control('phone-code', { phone: '10000000001' })
  offsetMs = 5 * MINUTE
  expect(await authorised(path, { code: late.code })).toMatchObject({ errcode: 40029 })
})

it.each(['hasOwnProperty', 'toString', '__proto__', 'constructor'])('%s is no code', async (code) => {
  expect(await session(code)).toMatchObject({ errcode: 40029 })
  expect(await authorised('/wxa/business/getuserphonenumber', { code })).toMatchObject({ errcode: 40029 })
  expect(Object.keys(Object.prototype)).toEqual([])
})

describe('a text check', () => {
  const check = (openid: string, changed: Json = {}) =>
    authorised('/wxa/msg_sec_check', { version: 2, scene: 3, openid, content: '路灯不亮', ...changed })

  it('passes, doubts or refuses', async () => {
    const openid = await signedIn()
    expect(await check(openid)).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } })
    expect(await check(openid, { content: '他们在打架' })).toMatchObject({ result: { suggest: 'review' } })
    expect(await check(openid, { title: '赌博' })).toMatchObject({ result: { suggest: 'risky', label: 20006 } })
  })

  it('wants somebody who was here within two hours, a known scene and at most 2500 characters', async () => {
    const openid = await signedIn()
    expect(await check(openid, { scene: 5 })).toMatchObject({ errcode: 40129 })
    expect(await check(openid, { content: '长'.repeat(2501) })).toMatchObject({ errcode: 47001 })
    expect(await check('o-nobody')).toMatchObject({ errcode: 40003 })
    offsetMs = 121 * MINUTE
    expect(await check(openid)).toMatchObject({ errcode: 61010 })
  })
})

it('a media check is taken with a trace id and can be looked up', async () => {
  const openid = await signedIn()
  const order = { media_url: 'https://photos.example/a.jpg', media_type: 2, version: 2, scene: 3, openid }
  const { trace_id } = await authorised('/wxa/media_check_async', order)
  expect(await control('media-checks')).toMatchObject({ mediaChecks: [{ traceId: trace_id, openid }] })
})

describe('a subscribe message', () => {
  const data = { thing1: { value: '路灯已修好' }, time2: { value: '2026-01-02 15:04' }, phrase3: { value: '已办结' } }
  const message = async (openid: string, changed: Json = {}) =>
    authorised('/cgi-bin/message/subscribe/send', { touser: openid, template_id: template, data, ...changed })

  it('is paid for by one acceptance each', async () => {
    const openid = await signedIn()
    await control('acceptances', { openid, templateId: template, count: 1 })
    expect(await message(openid)).toMatchObject({ errcode: 0 })
    expect(await message(openid)).toMatchObject({ errcode: 43101 })
    expect(await control('messages')).toMatchObject({ messages: [{ touser: openid, data: { thing1: '路灯已修好' } }] })
  })

  it.each<[string, Json, number]>([
    ['an unknown template', { template_id: 'OTHER' }, 40037],
    ['a stranger', { touser: 'o-nobody' }, 40003],
    ['a page that does not exist', { page: 'pages/none/index' }, 41030],
    ['a thing of 21 characters', { data: { thing1: { value: '长'.repeat(21) } } }, 47003],
    ['a phrase of six characters', { data: { phrase3: { value: '一二三四五六' } } }, 47003],
    ['a time that is none', { data: { time2: { value: '下午' } } }, 47003],
    ['a field of no known kind', { data: { title: { value: 'x' } } }, 47003],
  ])('is refused for %s and costs nothing', async (_, changed, errcode) => {
    const openid = await signedIn()
    await control('acceptances', { openid, templateId: template, count: 1 })
    expect(await message(openid, changed)).toMatchObject({ errcode })
    expect(await message(openid)).toMatchObject({ errcode: 0 })
  })
})

describe('a mini-program code', () => {
  const page = 'packages/worker/pages/checkin/index'
  const image = async (body: Json) => {
    const { access_token } = await token()
    return send(`/wxa/getwxacodeunlimit?access_token=${access_token}`, body)
  }

  it('is an image that reads as page and scene', async () => {
    const response = await image({ scene: 's=01,k=A', page, width: 430 })
    expect(response.headers.get('content-type')).toBe('image/png')
    const png = sharp(Buffer.from(await response.arrayBuffer())).ensureAlpha()
    const { data, info } = await png.raw().toBuffer({ resolveWithObject: true })
    expect(info.width).toBe(430)
    const read = jsQR(new Uint8ClampedArray(data), info.width, info.height)
    expect(read?.data).toBe(`${page}?scene=${encodeURIComponent('s=01,k=A')}`)
  })

  it.each<[string, Json, number]>([
    ['a scene of 33 characters', { scene: 'x'.repeat(33), page }, 40129],
    ['a scene with a character WeChat does not carry', { scene: '驿站', page }, 40129],
    ['a page with a leading slash', { scene: 'a', page: `/${page}` }, 41030],
    ['a page that does not exist', { scene: 'a', page: 'pages/none/index' }, 41030],
  ])('is refused as JSON for %s', async (_, body, errcode) => {
    expect(await (await image(body)).json()).toMatchObject({ errcode })
  })
})

it('fails as it was told to, and only that often', async () => {
  await control('fail', { path: '/sns/jscode2session', errcode: -1 })
  const { code } = await control('login-code', { key: 'rider' })
  expect(await session(code)).toMatchObject({ errcode: -1 })
  expect(await session(code)).toHaveProperty('openid')
})

it('remembers over a restart what it was given a file for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nuanxin-wechat-'))
  const options = { ...app, now, stateFile: join(folder, 'wechat.json') }
  await wechat.stop()
  wechat = await startWechat(options)
  const { code } = await control('login-code', { key: 'rider' })
  await wechat.stop()
  wechat = await startWechat(options)
  expect(await session(code)).toMatchObject({ openid: openidOf('rider') })
  rmSync(folder, { recursive: true })
})
