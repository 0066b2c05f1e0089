import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import { fakeWeChat, wechatOn } from './support/fakePhone'

describe('every interface of wx', () => {
  it('tells success, then complete, in a later turn and nothing to fail', async () => {
    const { raw } = wechatOn()
    const said: string[] = []
    const done = new Promise<void>((resolve) => {
      const returned = raw('getNetworkType', [
        {
          success: (result: object) => said.push(`success ${JSON.stringify(result)}`),
          fail: () => said.push('fail'),
          complete: () => resolve(),
        },
      ])
      said.push(`returned ${String(returned)}`)
    })
    for (let step = 0; step < 50; step += 1) await Promise.resolve()
    expect(said).toHaveLength(1)
    await done
    expect(said).toEqual([
      'returned undefined',
      'success {"networkType":"wifi","hasSystemProxy":false,"errMsg":"getNetworkType:ok"}',
    ])
  })

  it('returns a promise only when none of the three callbacks is given', async () => {
    const { raw, ask } = wechatOn()
    expect(await ask('getSetting')).toEqual({ authSetting: {}, errMsg: 'getSetting:ok' })
    expect(raw('getSetting', [{ complete: () => undefined }])).toBeUndefined()
    expect(raw('getSetting', [])).toBeInstanceOf(Promise)
  })

  it('does not touch the options it is given, nor keep to what becomes of them', async () => {
    const { told, phone } = wechatOn()
    const data = { list: [1] }
    const options = Object.freeze({ key: 'k', data })
    await told('setStorage', options)
    data.list.push(2)
    expect(phone.state.storage).toEqual({ k: '{"list":[1]}' })
  })

  it('tells the callbacks it was called with, whatever the app does to its options afterwards', async () => {
    const { raw } = wechatOn()
    const said: string[] = []
    await new Promise<void>((resolve) => {
      const options = { success: () => said.push('first'), complete: () => resolve() }
      raw('getSetting', [options])
      options.success = () => said.push('second')
    })
    expect(said).toEqual(['first'])
  })

  it('makes an error in a callback a fault, tells onError, and calls complete all the same', async () => {
    const { raw, fake } = wechatOn()
    const heard: unknown[] = []
    raw('onError', [(said: unknown) => heard.push(said)])
    await new Promise<void>((resolve) =>
      raw('getNetworkType', [
        {
          success: () => {
            throw new Error('boom')
          },
          complete: () => resolve(),
        },
      ]),
    )
    expect(fake.faults).toEqual(['boom; at api getNetworkType success callback function'])
    expect(heard).toEqual(fake.faults)
  })

  it('leaves a rejection that nobody handles to be an unhandled one, and makes none where it calls back', async () => {
    const app = `
      import { parentPort } from 'node:worker_threads'
      import { wechatOn } from './support/fakePhone'
      const rejections = []
      process.on('unhandledRejection', (reason) => rejections.push(reason.errMsg))
      const { raw } = wechatOn()
      raw('getStorage', [{ key: 'none' }])
      raw('getStorage', [{ key: 'none', success: () => undefined }])
      setTimeout(() => parentPort.postMessage(rejections), 50)`
    const stdin = { contents: app, resolveDir: __dirname, loader: 'ts' as const }
    const { outputFiles } = await build({ stdin, bundle: true, write: false, format: 'cjs', platform: 'node' })
    const worker = new Worker(outputFiles[0]?.text ?? '', { eval: true })
    expect(await once(worker, 'message')).toEqual([['getStorage:fail data not found']])
    await worker.terminate()
  })

  it('refuses options of the wrong type in WeChat’s words', async () => {
    const { ask } = wechatOn()
    expect(await ask('setClipboardData', { data: 1 })).toEqual({
      errMsg: 'setClipboardData:fail parameter error: parameter.data should be String instead of Number;',
      errno: 1001,
    })
    expect(await ask('getSetting', [1])).toMatchObject({ errno: 1001 })
  })

  it('is a fault when it is not modelled, but only when it is called', () => {
    const { wx, raw, fake } = wechatOn()
    expect(wx.then).toBeUndefined()
    expect('startBeaconDiscovery' in wx).toBe(false)
    expect(raw('canIUse', ['startBeaconDiscovery'])).toBe(false)
    expect(raw('canIUse', ['getLocation.object.type'])).toBe(true)
    expect(raw('canIUse', ['button.open-type.getPhoneNumber'])).toBe(true)
    expect(raw('canIUse', ['button.open-type.getRealtimePhoneNumber'])).toBe(false)
    raw('onBeaconUpdate', [() => undefined])
    expect(typeof wx.startBeaconDiscovery).toBe('function')
    expect(fake.faults).toEqual([])
    raw('startBeaconDiscovery', [{}])
    expect(fake.faults).toEqual(['wx.startBeaconDiscovery is not modelled'])
  })

  it('is noted by name, for the audit', async () => {
    const { ask, raw, fake } = wechatOn()
    await ask('getSetting')
    raw('getAppBaseInfo', [])
    expect(fake.called).toEqual(['getSetting', 'getAppBaseInfo'])
  })

  it('breaks loudly when the harness itself is wrong', async () => {
    const { ask, fake, phone } = wechatOn()
    phone.native.loginCode = async () => {
      throw new Error('no stand-in')
    }
    expect(await ask('login')).toEqual({ errMsg: 'login:fail internal error', errno: 4 })
    expect(fake.faults).toEqual(['wx.login broke: no stand-in'])
  })
})

describe('storage', () => {
  it('gives back what was kept, and an empty text for what was not', async () => {
    const { raw, ask } = wechatOn()
    raw('setStorageSync', ['a', { deep: [1, null, '二'] }])
    expect(raw('getStorageSync', ['a'])).toEqual({ deep: [1, null, '二'] })
    expect(raw('getStorageSync', ['b'])).toBe('')
    expect(await ask('getStorage', { key: 'b' })).toEqual({ errMsg: 'getStorage:fail data not found' })
    raw('removeStorageSync', ['a'])
    expect(raw('getStorageInfoSync', [])).toEqual({ keys: [], currentSize: 0, limitSize: 10_240 })
  })

  it('takes 1 MB a key, counted in UTF-8 with its name, and no byte more', () => {
    const { raw } = wechatOn()
    const room = 1024 * 1024 - 'k'.length - 2 // the quotes of a text
    raw('setStorageSync', ['k', 'x'.repeat(room)])
    expect(() => raw('setStorageSync', ['k', 'x'.repeat(room + 1)])).toThrow(
      'setStorageSync:fail entry size limit reached',
    )
    expect(() => raw('setStorageSync', ['k', '暖'.repeat(room / 2)])).toThrow('entry size limit reached')
  })

  it('takes 10 MB in all, and still lets a key be replaced', async () => {
    const { raw, ask } = wechatOn()
    const part = 'x'.repeat(1024 * 1024 - 8)
    for (let index = 0; index < 10; index += 1) raw('setStorageSync', [`k${index}`, part])
    expect(await ask('setStorage', { key: 'more', data: part })).toEqual({
      errMsg: 'setStorage:fail exceed storage max size 10Mb',
    })
    raw('setStorageSync', ['k0', part])
    expect(raw('getStorageInfoSync', [])).toMatchObject({ currentSize: 10_240 })
    raw('clearStorageSync', [])
    expect(raw('getStorageInfoSync', [])).toMatchObject({ keys: [] })
  })

  it.each([
    ['a Map', new Map()],
    ['undefined', undefined],
    ['not a number', { n: Number.NaN }],
    ['a function', { f: () => undefined }],
  ])('makes a value JSON does not give back a fault: %s', (_, value) => {
    const { raw, fake } = wechatOn()
    raw('setStorageSync', ['k', value])
    expect(fake.faults).toEqual(['storage of "k": JSON does not give the value back'])
  })

  it('refuses a value that JSON cannot write', () => {
    const { raw, fake } = wechatOn()
    const round: Record<string, unknown> = {}
    round.self = round
    expect(() => raw('setStorageSync', ['k', round])).toThrow(/^setStorageSync:fail Converting circular structure/)
    expect(fake.faults).toHaveLength(1)
  })

  it('is still there for the next start of the app', () => {
    const { raw, fake } = wechatOn()
    raw('setStorageSync', ['k', 'kept'])
    expect(fakeWeChat(fake).raw('getStorageSync', ['k'])).toBe('kept')
  })
})

describe('sign-in', () => {
  it('gives a fresh code for the account on the phone', async () => {
    const { ask } = wechatOn({ person: 'clerk' })
    expect(await ask('login')).toEqual({ code: 'code-of-clerk', errMsg: 'login:ok' })
  })
})
