import { wechatOn } from './support/fakePhone'

const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('what WeChat draws over the app', () => {
  it('shows a toast for as long as asked, and a loading sign until it is taken away', async () => {
    const { ask, fake } = wechatOn()
    await ask('showToast', { title: '已打卡' })
    await ask('showToast', { title: '照片没有传上去，请检查网络', icon: 'none', duration: 2500 })
    await ask('showLoading', { title: '正在发送' })
    await ask('hideLoading')
    expect(fake.drawn).toEqual([
      'toast success 已打卡 1500',
      'toast none 照片没有传上去，请检查网络 2500',
      'toast loading 正在发送 stays',
      'hideToast',
    ])
    expect(fake.faults).toEqual([])
  })

  it('cuts off long texts: seven letters beside an icon, two lines without', async () => {
    const { ask, fake } = wechatOn()
    await ask('showToast', { title: '一二三四五六七' })
    await ask('showToast', { title: 'latin letters', icon: 'success' })
    await ask('showToast', { title: '字'.repeat(30), icon: 'none' })
    expect(fake.faults).toEqual([])
    await ask('showToast', { title: '一二三四五六七八' })
    await ask('showLoading', { title: '一二三四五六七八' })
    await ask('showToast', { title: '字'.repeat(31), icon: 'none' })
    expect(fake.faults).toHaveLength(3)
    expect(await ask('showToast', { title: 'x', icon: 'fail' })).toMatchObject({ errno: 1001 })
  })

  it('tells which button of a dialog was tapped', async () => {
    const { ask, fake } = wechatOn()
    const shown: object[] = []
    fake.onModal = async (options) => {
      shown.push(options)
      return { confirm: shown.length === 1, content: '理由' }
    }
    expect(await ask('showModal', { title: '退回', editable: true, placeholderText: '写明理由' })).toEqual({
      confirm: true,
      cancel: false,
      content: '理由',
      errMsg: 'showModal:ok',
    })
    expect(await ask('showModal', { content: '?' })).toMatchObject({ confirm: false, cancel: true, content: null })
    expect(shown[0]).toEqual({
      title: '退回',
      content: '',
      showCancel: true,
      cancelText: '取消',
      confirmText: '确定',
      editable: true,
      placeholder: '写明理由',
    })
    await ask('showModal', { confirmText: '重新打开吧' })
    expect(fake.faults).toEqual(['showModal: the button "重新打开吧" is longer than 4 letters'])
  })

  it('has sheets of six lines at most', async () => {
    const { ask, fake } = wechatOn()
    fake.onSheet = async () => 5
    expect(await ask('showActionSheet', { itemList: ['1', '2', '3', '4', '5', '6'] })).toEqual({
      tapIndex: 5,
      errMsg: 'showActionSheet:ok',
    })
    fake.onSheet = async () => undefined
    expect(await ask('showActionSheet', { itemList: ['1'] })).toEqual({ errMsg: 'showActionSheet:fail cancel' })
    expect(fake.faults).toEqual([])
    expect(await ask('showActionSheet', { itemList: ['1', '2', '3', '4', '5', '6', '7'] })).toMatchObject({
      errno: 1001,
    })
    expect(fake.faults).toEqual(['showActionSheet: 7 lines, 1 to 6 are allowed'])
  })

  it('draws the frame of the page', async () => {
    const { ask, fake } = wechatOn()
    await ask('setNavigationBarTitle', { title: '驿站' })
    await ask('setNavigationBarColor', { frontColor: '#ffffff', backgroundColor: '#123456' })
    await ask('setTabBarBadge', { index: 0, text: '3' })
    await ask('removeTabBarBadge', { index: 0 })
    await ask('setTabBarItem', { index: 0, text: '今天' })
    await ask('stopPullDownRefresh')
    await ask('pageScrollTo', { scrollTop: 0, duration: 200 })
    expect(fake.drawn).toEqual([
      'title 驿站',
      'colours #ffffff',
      'badge 0 3',
      'badge 0 none',
      'tab 0 今天',
      'stopPullDown',
      'scroll 0',
    ])
    expect(await ask('setTabBarBadge', { index: 4, text: '3' })).toMatchObject({
      errMsg: 'setTabBarBadge:fail tabbar item not found',
    })
    fake.front.is = false
    expect(await ask('setTabBarItem', { index: 0, text: '今天' })).toMatchObject({
      errMsg: 'setTabBarItem:fail not TabBar page',
    })
    fake.front.is = true
    expect(await ask('setNavigationBarColor', { frontColor: 'red', backgroundColor: '#123456' })).toMatchObject({
      errno: 1001,
    })
  })
})

describe('the phone and WeChat around the app', () => {
  it('is described as it is now', () => {
    const { raw, phone } = wechatOn()
    expect(raw('getAppBaseInfo', [])).toMatchObject({
      theme: 'light',
      fontSizeSetting: 17,
      language: 'zh_CN',
      host: { env: 'WeChat' },
    })
    phone.state.theme = 'dark'
    phone.state.fontSize = 23
    expect(raw('getAppBaseInfo', [])).toMatchObject({ theme: 'dark', fontSizeSetting: 23 })
    expect(raw('getWindowInfo', [])).toMatchObject({
      windowWidth: 375,
      windowHeight: 724,
      statusBarHeight: 44,
      safeArea: { top: 44, bottom: 778, height: 734 },
    })
    expect(raw('getSystemInfoSync', [])).toMatchObject({ theme: 'dark', platform: 'android', pixelRatio: 2 })
    expect(raw('getMenuButtonBoundingClientRect', [])).toMatchObject({ right: 368, top: 50 })
    expect(raw('getAccountInfoSync', [])).toMatchObject({ miniProgram: { envVersion: 'develop' } })
    expect(raw('getLaunchOptionsSync', [])).toMatchObject({ path: 'pages/home/index', scene: 1001 })
  })

  it('says when network or theme change, until the app stops listening', async () => {
    const { raw, ask, phone } = wechatOn()
    const heard: unknown[] = []
    let hostHeard = 0
    phone.on('theme', () => {
      hostHeard += 1
    })
    const listen = (said: unknown) => heard.push(said)
    raw('onNetworkStatusChange', [() => undefined])
    raw('onNetworkStatusChange', [listen])
    raw('onThemeChange', [listen])
    phone.state.network = 'none'
    phone.emit('network', {})
    phone.emit('theme', {})
    expect(heard).toEqual([{ networkType: 'none', isConnected: false }, { theme: 'light' }])
    expect(await ask('getNetworkType')).toMatchObject({ networkType: 'none' })
    raw('offNetworkStatusChange', [listen])
    raw('offThemeChange', [])
    phone.emit('network', {})
    phone.emit('theme', {})
    expect(heard).toHaveLength(2)
    expect(hostHeard).toBe(2)
  })

  it('says when the app is shown, hidden, or broke', () => {
    const { raw, phone, fake } = wechatOn()
    const heard: unknown[] = []
    for (const name of ['onAppShow', 'onAppHide', 'onError', 'onUnhandledRejection'])
      raw(name, [(said: unknown) => heard.push([name, said])])
    phone.emit('appHide', undefined)
    phone.emit('appShow', { path: 'pages/me/index', query: {}, scene: 1011 })
    phone.emit('appShow', undefined)
    phone.emit('appError', 'boom')
    phone.emit('unhandledRejection', { reason: 'why' })
    expect(heard).toMatchObject([
      ['onAppHide', {}],
      ['onAppShow', { path: 'pages/me/index', scene: 1011 }],
      ['onAppShow', { path: 'pages/home/index', scene: 1001 }],
      ['onError', 'boom'],
      ['onUnhandledRejection', { reason: 'why' }],
    ])
    raw('onAppShow', ['no function'])
    expect(fake.faults).toEqual(['wx.onAppShow needs a function'])
  })

  it('buzzes, calls, stays awake and remembers what was copied', async () => {
    const { ask, phone, fake } = wechatOn()
    expect(await ask('vibrateShort', { type: 'medium' })).toEqual({ errMsg: 'vibrateShort:ok' })
    expect(await ask('vibrateShort', { type: 'soft' })).toEqual({ errMsg: 'vibrateShort:fail style is not support' })
    await ask('vibrateLong')
    await ask('makePhoneCall', { phoneNumber: '12345' })
    await ask('setKeepScreenOn', { keepScreenOn: true })
    await ask('setClipboardData', { data: '工单 1' })
    expect(phone.state.traces).toMatchObject({ phoneCalls: ['12345'], awake: true, clipboard: '工单 1' })
    expect(fake.drawn).toEqual(['toast success 内容已复制 stays'])
  })

  it('gives up to 1 MB of random bytes, never the same twice', async () => {
    const { ask } = wechatOn()
    const bytes = async (length: number) => {
      const { randomValues } = await ask('getRandomValues', { length })
      return randomValues instanceof ArrayBuffer ? new Uint8Array(randomValues) : undefined
    }
    const many = await bytes(70_000)
    expect(many).toHaveLength(70_000)
    expect(many?.slice(-64).some((byte) => byte !== 0)).toBe(true)
    expect(await bytes(32)).not.toEqual(await bytes(32))
    for (const length of [0, 1024 * 1024 + 1])
      expect(await ask('getRandomValues', { length })).toEqual({
        errMsg: 'getRandomValues:fail invalid random value length',
        errno: 109001,
      })
  })

  it('does what nextTick asks for after this turn, and reports its errors', async () => {
    const { raw, fake } = wechatOn()
    const said: string[] = []
    raw('nextTick', [() => said.push('next')])
    raw('nextTick', [
      () => {
        throw new Error('late')
      },
    ])
    said.push('now')
    await turn()
    expect(said).toEqual(['now', 'next'])
    expect(fake.faults).toEqual(['late; at wx.nextTick'])
  })
})
