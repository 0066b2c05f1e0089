import type { Phone } from './harness/host/phone'
import { isListed } from './harness/host/wx/address'
import type { NativeAnswer } from './harness/types'
import { startTask, wechatOn } from './support/fakePhone'

const API = 'https://api.example.com'
const never = () => new Promise<NativeAnswer>(() => undefined)

const phones: Phone[] = []

const setup = (...changes: Parameters<typeof wechatOn>) => {
  const wechat = wechatOn(...changes)
  phones.push(wechat.phone)
  return wechat
}

afterEach(() => {
  for (const phone of phones.splice(0)) {
    phone.state.network = 'none' // ends what is still on its way
    phone.emit('network', {})
  }
  jest.useRealTimers()
})

describe('which addresses may be called', () => {
  it.each([
    ['https://api.example.com/a?b', 'https://api.example.com', true],
    ['https://api.example.com', 'api.example.com', true],
    ['https://API.example.com/', 'https://api.example.com', true],
    ['http://api.example.com/', 'https://api.example.com', false],
    ['https://api.example.com:443/', 'https://api.example.com', false],
    ['https://api.example.com:8443/', 'https://api.example.com:8443', true],
    ['https://api.example.com.evil.net/', 'https://api.example.com', false],
    ['https://evil.net/api.example.com', 'https://api.example.com', false],
    ['https://a.b.example.com/', 'https://*.example.com', false],
    ['https://a.example.com/', 'https://*.example.com', true],
    ['http://127.0.0.1:3000/x', 'http://127.0.0.1:*', true],
    ['/relative', 'https://api.example.com', false],
  ])('%s by %s: %s', (url, domain, listed) => {
    expect(isListed(url, [domain])).toBe(listed)
  })

  it('a host that is not in the list fails and is a fault', async () => {
    const { told, fake } = setup()
    expect(await told('request', { url: 'https://other.example.com/x?secret=1' })).toEqual({
      errMsg: 'request:fail url not in domain list',
      errno: 600002,
    })
    expect(fake.faults).toEqual(['request: https://other.example.com/x is not in the list of domains'])
    expect(fake.requests).toEqual([])
  })

  it('a relative address fails and is a fault', async () => {
    const { told, fake } = setup()
    expect(await told('request', { url: '/me' })).toEqual({ errMsg: 'request:fail invalid url "/me"', errno: 600009 })
    expect(fake.faults).toHaveLength(1)
  })
})

describe('request', () => {
  it('gives status, header, cookies and the JSON of the body', async () => {
    const { told, fake } = setup()
    fake.answer = async () => ({
      status: 404,
      header: { Date: 'now', 'Set-Cookie': 'a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT, b=2' },
      body: '{"code":"NOT_FOUND"}',
    })
    expect(await told('request', { url: `${API}/x` })).toEqual({
      data: { code: 'NOT_FOUND' },
      statusCode: 404,
      header: { Date: 'now', 'Set-Cookie': 'a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT, b=2' },
      cookies: ['a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'b=2'],
      errMsg: 'request:ok',
    })
  })

  it('gives the text when it is no JSON, is asked for as text, or as bytes', async () => {
    const { told, fake } = setup()
    fake.answer = async () => ({ status: 200, header: {}, body: '暖{' })
    expect(await told('request', { url: API })).toMatchObject({ data: '暖{' })
    fake.answer = async () => ({ status: 200, header: {}, body: '{}' })
    expect(await told('request', { url: API, dataType: '其他' })).toMatchObject({ data: '{}' })
    fake.answer = async () => ({ status: 200, header: {}, body: '暖' })
    const { data } = await told('request', { url: API, responseType: 'arraybuffer' })
    expect(data instanceof ArrayBuffer && [...new Uint8Array(data)]).toEqual([0xe6, 0x9a, 0x96])
  })

  it('writes the data of a GET into the address and that of a POST as JSON', async () => {
    const { told, fake } = setup()
    await told('request', { url: `${API}/x?a=1`, data: { b: '二', c: 3 } })
    await told('request', { url: `${API}/x`, method: 'post', data: { b: '二' } })
    await told('request', { url: `${API}/x`, method: 'PUT', data: 'as it is' })
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    await told('request', { url: `${API}/x`, method: 'POST', data: { b: '二' }, header: form })
    expect(fake.requests.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['GET', `${API}/x?a=1&b=%E4%BA%8C&c=3`, undefined],
      ['POST', `${API}/x`, '{"b":"二"}'],
      ['PUT', `${API}/x`, 'as it is'],
      ['POST', `${API}/x`, 'b=%E4%BA%8C'],
    ])
  })

  it('knows no PATCH', async () => {
    const { told, fake } = setup()
    expect(await told('request', { url: API, method: 'PATCH' })).toMatchObject({
      errMsg: 'request:fail invalid method',
    })
    expect(fake.faults).toEqual(['request: method PATCH does not exist'])
  })

  it('sends each header once, and a referer that only WeChat sets', async () => {
    const { told, fake } = setup()
    await told('request', { url: API, header: { 'Content-Type': 'text/plain', Authorization: 'Bearer t' } })
    expect(fake.requests[0]?.header).toEqual({
      'content-type': 'text/plain',
      authorization: 'Bearer t',
      referer: 'https://servicewechat.com/wx0123456789abcdef/devtools/page-frame.html',
    })
    await told('request', { url: API, header: { Referer: 'https://mine' } })
    expect(fake.requests[1]?.header.referer).toMatch('https://servicewechat.com/')
    expect(fake.faults).toEqual(['the header "referer" cannot be set'])
  })

  it('waits 60 s at most, whatever the app asks for', async () => {
    jest.useFakeTimers()
    const wechat = setup()
    wechat.fake.answer = never
    const short = startTask(wechat, 'request', { url: API, timeout: 1_000 })
    const long = startTask(wechat, 'request', { url: API, timeout: 600_000 })
    expect(wechat.fake.requests.map(({ timeout }) => timeout)).toEqual([1_000, 60_000])
    await jest.advanceTimersByTimeAsync(1_010)
    expect(await short.ended).toEqual({ errMsg: 'request:fail timeout', errno: 5 })
    let ended = false
    void long.ended.then(() => {
      ended = true
    })
    await jest.advanceTimersByTimeAsync(58_000)
    expect(ended).toBe(false)
    await jest.advanceTimersByTimeAsync(1_100)
    expect(await long.ended).toEqual({ errMsg: 'request:fail timeout', errno: 5 })
  })

  it('runs ten at once with uploads among them; the eleventh fails, and the next after one ended goes through', async () => {
    const wechat = setup({ files: { f: { base64: 'QQ==', type: 'jpeg', width: 1, height: 1, bytes: 1, kept: true } } })
    wechat.fake.answer = never
    for (let index = 0; index < 9; index += 1) startTask(wechat, 'request', { url: `${API}/${index}` })
    const tenth = startTask(wechat, 'uploadFile', { url: 'https://b.s3.example.com', filePath: 'f', name: 'file' })
    expect(await startTask(wechat, 'request', { url: `${API}/11` }).ended).toEqual({
      errMsg: 'request:fail network exceed max task count',
      errno: 600007,
    })
    expect(wechat.fake.requests).toHaveLength(9)
    tenth.task.abort()
    await tenth.ended
    startTask(wechat, 'request', { url: `${API}/12` })
    expect(wechat.fake.requests).toHaveLength(10)
  })

  it('can be aborted, also when the answer is already there', async () => {
    const wechat = setup()
    const { task, ended } = startTask(wechat, 'request', { url: API })
    task.abort()
    expect(await ended).toEqual({ errMsg: 'request:fail abort' })
    const late = startTask(wechat, 'request', { url: API })
    await new Promise<void>((resolve) => queueMicrotask(resolve))
    late.task.abort()
    expect(await late.ended).toEqual({ errMsg: 'request:fail abort' })
    expect(wechat.fake.drawn.filter((line) => line.startsWith('ended'))).toHaveLength(2)
  })

  it('fails without a network, and when it goes while the answer is on its way', async () => {
    const wechat = setup({ network: 'none' })
    expect(await wechat.told('request', { url: API })).toEqual({
      errMsg: 'request:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
      errno: 600001,
    })
    wechat.phone.state.network = '4g'
    wechat.fake.answer = never
    const { ended } = startTask(wechat, 'request', { url: API })
    wechat.phone.state.network = 'none'
    wechat.phone.emit('network', {})
    expect(await ended).toMatchObject({ errMsg: expect.stringContaining('net::ERR_NETWORK_CHANGED') })
  })

  it('is interrupted after 5 s in the background, where none starts any more until the app is back', async () => {
    jest.useFakeTimers()
    const wechat = setup()
    wechat.fake.answer = never
    const { ended } = startTask(wechat, 'request', { url: API })
    wechat.phone.emit('appHide', {})
    await jest.advanceTimersByTimeAsync(4_900)
    wechat.phone.emit('appShow', {})
    await jest.advanceTimersByTimeAsync(1_000)
    expect(await Promise.race([ended, 'still on its way'])).toBe('still on its way')
    wechat.phone.emit('appHide', {})
    await jest.advanceTimersByTimeAsync(5_010)
    expect(await ended).toEqual({ errMsg: 'request:fail interrupted', errno: 600003 })
    const again = wechat.told('request', { url: API })
    await jest.advanceTimersByTimeAsync(10)
    expect(await again).toMatchObject({ errMsg: 'request:fail interrupted' })
    wechat.phone.emit('appShow', {})
    startTask(wechat, 'request', { url: API })
    expect(wechat.fake.requests).toHaveLength(2)
  })

  it('passes on the words of the outside', async () => {
    const { told, fake } = setup()
    fake.answer = async () => ({ error: 'timeout' })
    expect(await told('request', { url: API })).toEqual({ errMsg: 'request:fail timeout', errno: 5 })
    fake.answer = async () => ({ error: 'ssl hand shake error' })
    expect(await told('request', { url: API })).toEqual({ errMsg: 'request:fail ssl hand shake error', errno: 600000 })
  })

  it('has no promise: without callbacks it fails silently', () => {
    const wechat = setup()
    expect(wechat.raw('request', [{ url: '/relative' }])).not.toBeInstanceOf(Promise)
  })
})
