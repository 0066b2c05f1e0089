import { gcj02ToWgs84 } from './harness/host/wx/datum'
import { wechatOn } from './support/fakePhone'

const TOO_OFTEN = 'getLocation:fail 频繁调用会增加电量损耗，可考虑使用 wx.onLocationChange 监听地理位置变化'

afterEach(() => {
  jest.useRealTimers()
})

describe('location', () => {
  it('gives the fix in gcj02, and by default in wgs84', async () => {
    const { ask } = wechatOn({ envVersion: 'release' })
    expect(await ask('getLocation', { type: 'gcj02', isHighAccuracy: true })).toEqual({
      latitude: 37.54,
      longitude: 121.39,
      accuracy: 20,
      horizontalAccuracy: 20,
      verticalAccuracy: 0,
      altitude: 0,
      speed: -1,
      errMsg: 'getLocation:ok',
    })
    const { latitude, longitude } = await ask('getLocation')
    expect(latitude).not.toBe(37.54)
    expect(longitude).not.toBe(121.39)
    expect(await ask('getLocation', { type: 'bd09' })).toMatchObject({ errMsg: 'getLocation:fail invalid type' })
  })

  it('knows where a gcj02 place lies in wgs84, to within five metres', () => {
    // A place in Beijing as maps of either datum give it.
    const { latitude, longitude } = gcj02ToWgs84({ latitude: 39.908_823, longitude: 116.397_47 })
    expect(Math.abs(latitude - 39.907_42) * 111_320).toBeLessThan(5)
    expect(Math.abs(longitude - 116.391_23) * 85_400).toBeLessThan(5)
  })

  it.each(['develop', 'trial'] as const)('refuses a second fix within 30 s in the %s version', async (envVersion) => {
    jest.useFakeTimers()
    const { ask } = wechatOn({ envVersion })
    const say = async () => {
      const answer = ask('getLocation', { type: 'gcj02' })
      await jest.advanceTimersByTimeAsync(1)
      return (await answer).errMsg
    }
    expect(await say()).toBe('getLocation:ok')
    await jest.advanceTimersByTimeAsync(29_900)
    expect(await say()).toBe(TOO_OFTEN)
    await jest.advanceTimersByTimeAsync(200)
    expect(await say()).toBe('getLocation:ok')
  })

  it('gives the old fix within 30 s in the released version', async () => {
    jest.useFakeTimers()
    const { ask, phone } = wechatOn({ envVersion: 'release' })
    const latitude = async () => {
      const answer = ask('getLocation', { type: 'gcj02' })
      await jest.advanceTimersByTimeAsync(1)
      return (await answer).latitude
    }
    expect(await latitude()).toBe(37.54)
    phone.state.location = { latitude: 38, longitude: 121, accuracy: 5 }
    await jest.advanceTimersByTimeAsync(29_000)
    expect(await latitude()).toBe(37.54)
    await jest.advanceTimersByTimeAsync(1_500)
    expect(await latitude()).toBe(38)
  })

  it('fails without a fix, at once or after the patience the app asked for', async () => {
    jest.useFakeTimers()
    const { ask } = wechatOn({ location: undefined })
    const now = ask('getLocation')
    await jest.advanceTimersByTimeAsync(1)
    expect(await now).toEqual({ errMsg: 'getLocation:fail ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF', errCode: 2 })
    const patient = ask('getLocation', { isHighAccuracy: true, highAccuracyExpireTime: 4_000 })
    await jest.advanceTimersByTimeAsync(4_010)
    expect(await patient).toEqual({ errMsg: 'getLocation:fail timeout' })
  })

  it('must be declared in app.json, with a sentence for the person', async () => {
    const { ask, phone, fake } = wechatOn()
    phone.app.permission = {}
    expect(await ask('getLocation')).toEqual({ errMsg: 'getLocation:fail require permission desc' })
    phone.app.requiredPrivateInfos = ['chooseLocation']
    expect(await ask('getLocation')).toEqual({
      errMsg: 'getLocation:fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
      errno: 112,
    })
    expect(fake.faults).toEqual([
      'app.json has no description for scope.userLocation',
      'getLocation is not declared in requiredPrivateInfos',
    ])
  })

  it('gives the place the person chose on the map, or that they went back', async () => {
    const place = { name: '社区食堂', address: '样例路 1 号', latitude: 37.5, longitude: 121.4 }
    const { ask, fake } = wechatOn({ next: { scans: [], pictures: [], subscribes: [], places: [place, 'cancel'] } })
    expect(await ask('chooseLocation')).toEqual({ ...place, errMsg: 'chooseLocation:ok' })
    expect(await ask('chooseLocation')).toEqual({ errMsg: 'chooseLocation:fail cancel', errno: 1 })
    expect(fake.faults).toEqual([])
    await ask('chooseLocation')
    expect(fake.faults).toEqual(['chooseLocation: nobody has said which place comes next (state.next.places)'])
  })

  it('leads the person to a place without any permission', async () => {
    const { ask, phone } = wechatOn({ privacyAgreed: false, permits: false })
    await ask('openLocation', { latitude: 1, longitude: 2, name: '驿站', scale: 17 })
    expect(phone.state.traces?.navigations).toEqual([{ latitude: 1, longitude: 2, name: '驿站' }])
    expect(await ask('openLocation', { latitude: '1', longitude: 2 })).toMatchObject({ errno: 1001 })
  })
})

describe('permissions', () => {
  it('are asked for once, and remembered', async () => {
    const { ask, phone } = wechatOn({ permits: false })
    expect(await ask('getLocation')).toEqual({ errMsg: 'getLocation:fail auth deny', errno: 103 })
    phone.state.permits = true
    expect(await ask('getLocation')).toMatchObject({ errMsg: 'getLocation:fail auth deny' })
    expect(await ask('getSetting')).toMatchObject({ authSetting: { 'scope.userLocation': false } })
  })

  it('are changed in the settings, which open from a tap only', async () => {
    const { ask, fake, phone } = wechatOn({ permissions: { 'scope.userLocation': false } })
    expect(await ask('openSetting')).toEqual({ errMsg: 'openSetting:fail can only be invoked by user TAP gesture.' })
    expect(fake.faults).toEqual(['openSetting is called outside a tap'])
    fake.tap.running = true
    expect(await ask('openSetting')).toMatchObject({ authSetting: { 'scope.userLocation': true } })
    expect(phone.state.permissions).toEqual({ 'scope.userLocation': true })
  })

  it('can be asked for ahead', async () => {
    const { ask, phone } = wechatOn()
    expect(await ask('authorize', { scope: 'scope.camera' })).toEqual({ errMsg: 'authorize:ok' })
    expect(phone.state.permissions).toEqual({ 'scope.camera': true })
    expect(await ask('authorize', { scope: 'scope.nothing' })).toEqual({ errMsg: 'authorize:fail invalid scope' })
  })
})
