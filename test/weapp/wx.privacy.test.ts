import { wechatOn } from './support/fakePhone'

const NOT_AGREED = { errMsg: 'getLocation:fail privacy permission is not authorized', errno: 104 }
type Answer = (answer: object) => void

describe('the privacy guide', () => {
  /** An app that listens, and keeps every question it is asked. */
  function listening() {
    const wechat = wechatOn({ privacyAgreed: false })
    const asked: { answer: Answer; referrer: string }[] = []
    wechat.raw('onNeedPrivacyAuthorization', [
      (answer: Answer, { referrer }: { referrer: string }) => asked.push({ answer, referrer }),
    ])
    return { ...wechat, asked }
  }

  it('holds a call until the person agreed by the button, then lets it and all later ones through', async () => {
    const { ask, asked, privacy, fake } = listening()
    const waiting = ask('getLocation', { type: 'gcj02' })
    expect(asked.map(({ referrer }) => referrer)).toEqual(['getLocation'])
    asked[0]?.answer({ event: 'exposureAuthorization' })
    privacy.agreeButtonTapped('agree')
    asked[0]?.answer({ event: 'agree', buttonId: 'agree' })
    expect(await waiting).toMatchObject({ errMsg: 'getLocation:ok' })
    await ask('setClipboardData', { data: 'x' })
    expect(asked).toHaveLength(1)
    expect(fake.faults).toEqual([])
  })

  it('needs no question when the button was tapped before', async () => {
    const { ask, asked, privacy } = listening()
    privacy.agreeButtonTapped('agree')
    expect(await ask('getPrivacySetting')).toMatchObject({ needAuthorization: false })
    expect(await ask('getLocation')).toMatchObject({ errMsg: 'getLocation:ok' })
    expect(asked).toEqual([])
  })

  it('takes no agreement by a button that was not tapped', async () => {
    const { ask, asked, privacy, fake } = listening()
    const waiting = ask('getLocation')
    privacy.agreeButtonTapped('other')
    asked[0]?.answer({ event: 'agree', buttonId: 'agree' })
    expect(await waiting).toEqual(NOT_AGREED)
    expect(fake.faults).toEqual(['privacy: the agreement names the button "agree", which was not tapped'])
  })

  it('fails the call when the person disagrees, and asks again at the next', async () => {
    const { ask, asked, fake } = listening()
    const waiting = ask('getLocation')
    asked[0]?.answer({ event: 'disagree' })
    expect(await waiting).toEqual(NOT_AGREED)
    void ask('getLocation')
    expect(asked).toHaveLength(2)
    expect(fake.faults).toEqual([])
  })

  it('asks for each call that waits, and each is answered by its own', async () => {
    const { ask, asked } = listening()
    const first = ask('getLocation')
    const second = ask('setClipboardData', { data: 'x' })
    expect(asked.map(({ referrer }) => referrer)).toEqual(['getLocation', 'setClipboardData'])
    asked[1]?.answer({ event: 'disagree' })
    expect(await second).toMatchObject({ errno: 104 })
    expect(await Promise.race([first, 'still waiting'])).toBe('still waiting')
    asked[0]?.answer({ event: 'disagree' })
    expect(await first).toEqual(NOT_AGREED)
  })

  it('is asked about by WeChat itself when the app does not listen', async () => {
    const { ask, fake, phone } = wechatOn({ privacyAgreed: false })
    fake.onModal = async () => ({ confirm: false })
    expect(await ask('requirePrivacyAuthorize')).toMatchObject({ errno: 104 })
    expect(await ask('getPrivacySetting')).toMatchObject({ needAuthorization: true })
    fake.onModal = async () => ({ confirm: true })
    expect(await ask('requirePrivacyAuthorize')).toEqual({ errMsg: 'requirePrivacyAuthorize:ok' })
    expect(await ask('getPrivacySetting')).toMatchObject({ needAuthorization: false })
    expect(phone.state.privacyAgreed).toBe(true)
    expect(await ask('openPrivacyContract')).toEqual({ errMsg: 'openPrivacyContract:ok' })
  })

  it('makes an answer WeChat does not know a fault', async () => {
    const { ask, asked, fake } = listening()
    const waiting = ask('getLocation')
    asked[0]?.answer({ event: 'yes' })
    expect(await waiting).toEqual(NOT_AGREED)
    expect(fake.faults).toEqual(['privacy: resolve() knows no event "yes"'])
  })

  it.each([
    ['getLocation', {}],
    ['chooseLocation', {}],
    ['chooseMedia', {}],
    ['saveImageToPhotosAlbum', { filePath: 'x' }],
    ['setClipboardData', { data: 'x' }],
  ])('guards %s', (name, options) => {
    const { raw, asked } = listening()
    raw(name, [{ ...options, complete: () => undefined }])
    expect(asked.map(({ referrer }) => referrer)).toEqual([name])
  })
})

describe('subscribe messages', () => {
  const tapping = (...changes: Parameters<typeof wechatOn>) => {
    const wechat = wechatOn(...changes)
    wechat.fake.tap.running = true
    return wechat
  }

  it('are accepted or refused template by template, and each acceptance is noted', async () => {
    const next = { scans: [], pictures: [], places: [], subscribes: ['accept' as const, 'reject' as const] }
    const { ask, phone } = tapping({ next })
    expect(await ask('requestSubscribeMessage', { tmplIds: ['t1', 't2', 't1'] })).toEqual({
      t1: 'filter',
      t2: 'reject',
      errMsg: 'requestSubscribeMessage:ok',
    })
    expect(await ask('requestSubscribeMessage', { tmplIds: ['t1'] })).toMatchObject({ t1: 'accept' })
    expect(phone.state.traces?.subscriptions).toEqual({ t1: 2 })
  })

  it('can only be asked for in the tap itself, not after it', async () => {
    const { ask, fake } = wechatOn()
    expect(await ask('requestSubscribeMessage', { tmplIds: ['t1'] })).toEqual({
      errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.',
    })
    expect(fake.faults).toEqual(['requestSubscribeMessage is called outside a tap'])
  })

  it.each([
    [[], 10001, "TmplIds can't be empty"],
    [[1], 10004, 'Invalid template id'],
    [['t1', 't2', 't3', 't4'], 20003, 'Templates count out of max bounds'],
    [['unknown'], 20001, 'No template data return, verify the template id exist'],
  ])('refuse %j with %i', async (tmplIds, errCode, words) => {
    const { ask } = tapping()
    expect(await ask('requestSubscribeMessage', { tmplIds })).toEqual({
      errMsg: `requestSubscribeMessage:fail ${words}`,
      errCode,
    })
  })

  it('cannot show their sheet behind another app', async () => {
    const { ask, fake } = tapping()
    fake.front.is = false
    expect(await ask('requestSubscribeMessage', { tmplIds: ['t1'] })).toMatchObject({ errCode: 10005 })
  })
})
