import { fakePhone, fakeWeChat, picture } from './support/fakePhone'

const setup = (...changes: Parameters<typeof fakePhone>) => {
  const fake = fakePhone(...changes)
  const wechat = fakeWeChat(fake)
  const manager: unknown = wechat.raw('getFileSystemManager', [])
  if (typeof manager !== 'object' || manager === null) throw new Error('no FileSystemManager')
  const files = (name: string, options: object) => wechat.told(name, options, manager)
  return { ...wechat, fake, phone: fake.phone, files, manager }
}

const nothing = { scans: [], pictures: [], places: [], subscribes: [] }

/** A photo taken now: its temporary path. */
async function take({ ask, phone }: ReturnType<typeof setup>, base64 = 'QUJD'): Promise<string> {
  phone.state.next.pictures.push([picture({ base64 })])
  const { tempFiles } = await ask('chooseMedia', { count: 1 })
  const [first]: unknown[] = Array.isArray(tempFiles) ? tempFiles : []
  if (typeof first !== 'object' || first === null || !('tempFilePath' in first)) throw new Error('no photo')
  return String(first.tempFilePath)
}

describe('camera and album', () => {
  it('give temporary files, no more than the app asked for', async () => {
    const { ask, phone, fake } = setup({ next: { ...nothing, pictures: [[picture(), picture(), picture()]] } })
    const { tempFiles, type } = await ask('chooseMedia', { count: 2, mediaType: ['image'], sizeType: ['compressed'] })
    expect(type).toBe('image')
    expect(tempFiles).toEqual(
      [0, 1].map(() => ({
        tempFilePath: expect.stringMatching(/^wxfile:\/\/tmp_\w+\.jpg$/),
        size: 3,
        fileType: 'image',
      })),
    )
    expect(Object.keys(phone.state.files)).toHaveLength(2)
    expect(fake.faults).toEqual([])
  })

  it('can be left without a picture', async () => {
    const { ask, fake } = setup({ next: { ...nothing, pictures: ['cancel'] } })
    expect(await ask('chooseMedia')).toEqual({ errMsg: 'chooseMedia:fail cancel', errno: 1 })
    expect(fake.faults).toEqual([])
    await ask('chooseMedia')
    expect(fake.faults).toEqual(['chooseMedia: nobody has said which pictures come next (state.next.pictures)'])
  })

  it('need the camera’s permission when the camera is offered', async () => {
    const refusing = { permits: false, next: { ...nothing, pictures: [[picture()]] } }
    const { ask } = setup(refusing)
    expect(await ask('chooseMedia', { sourceType: ['camera', 'album'] })).toEqual({
      errMsg: 'chooseMedia:fail auth deny',
      errno: 103,
    })
    expect(await ask('chooseMedia', { sourceType: ['album'] })).toMatchObject({ errMsg: 'chooseMedia:ok' })
  })

  it('give 20 pictures at most', async () => {
    const { ask, fake } = setup({ next: { ...nothing, pictures: [[picture()]] } })
    await ask('chooseMedia', { count: 21 })
    expect(fake.faults).toEqual(['chooseMedia: count 21 is not between 1 and 20'])
  })

  it('tell what a picture is', async () => {
    const wechat = setup()
    const src = await take(wechat)
    expect(await wechat.ask('getImageInfo', { src })).toEqual({
      path: src,
      width: 4000,
      height: 3000,
      type: 'jpeg',
      orientation: 'up',
      errMsg: 'getImageInfo:ok',
    })
    expect(await wechat.ask('getImageInfo', { src: 'wxfile://tmp_none.jpg' })).toMatchObject({
      errMsg: 'getImageInfo:fail file not found',
    })
  })

  it('make a picture smaller', async () => {
    const wechat = setup()
    const src = await take(wechat)
    const { tempFilePath } = await wechat.ask('compressImage', { src, quality: 70, compressedWidth: 2048 })
    expect(wechat.phone.state.files[String(tempFilePath)]).toEqual({
      base64: 'QQ==',
      type: 'jpeg',
      width: 2048,
      height: 70,
      bytes: 1,
      kept: false,
    })
    expect(await wechat.ask('compressImage', { src: 'none' })).toEqual({
      errMsg: "compressImage:fail file doesn't exist",
      errno: 1103002,
    })
    expect(await wechat.ask('compressImage', { src, quality: 101 })).toMatchObject({ errno: 1103006 })
  })

  it('show a picture in full', async () => {
    const { ask, fake } = setup()
    await ask('previewImage', { urls: ['a', 'b'], current: 'b' })
    await ask('previewImage', { urls: ['a', 'b'] })
    expect(fake.drawn).toEqual(['preview b', 'preview a'])
    await ask('previewImage', { urls: ['a'], current: 'c' })
    expect(fake.faults).toEqual(['previewImage: "current" is none of the urls'])
  })

  it('keep a picture in the album when the person allows it', async () => {
    const wechat = setup()
    const filePath = 'wxfile://usr/poster.png'
    const data = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAA='
    expect(await wechat.files('writeFile', { filePath, data, encoding: 'base64' })).toEqual({ errMsg: 'writeFile:ok' })
    expect(wechat.phone.state.files[filePath]).toMatchObject({
      type: 'png',
      width: 2,
      height: 3,
      bytes: 29,
      kept: true,
    })
    expect(await wechat.ask('saveImageToPhotosAlbum', { filePath })).toEqual({ errMsg: 'saveImageToPhotosAlbum:ok' })
    expect(wechat.phone.state.traces?.album).toEqual([filePath])
    wechat.phone.state.permissions['scope.writePhotosAlbum'] = false
    expect(await wechat.ask('saveImageToPhotosAlbum', { filePath })).toMatchObject({
      errMsg: 'saveImageToPhotosAlbum:fail auth deny',
    })
  })
})

describe('files', () => {
  it('are moved when they are saved, and outlive a restart only then', async () => {
    const wechat = setup()
    const [kept, lost] = [await take(wechat), await take(wechat)]
    const { savedFilePath } = await wechat.files('saveFile', { tempFilePath: kept })
    const path = String(savedFilePath)
    expect(path).toMatch(/^wxfile:\/\/store_\w+\.jpg$/)
    expect(Object.keys(wechat.phone.state.files).sort()).toEqual([path, lost].sort())
    fakeWeChat(wechat.fake)
    expect(Object.keys(wechat.phone.state.files)).toEqual([path])
    expect(await wechat.files('getFileInfo', { filePath: path })).toEqual({ size: 3, errMsg: 'getFileInfo:ok' })
    expect(await wechat.files('getSavedFileList', {})).toMatchObject({ fileList: [{ filePath: path, size: 3 }] })
    expect(await wechat.files('removeSavedFile', { filePath: path })).toEqual({ errMsg: 'removeSavedFile:ok' })
    expect(await wechat.files('getFileInfo', { filePath: path })).toEqual({
      errMsg: `getFileInfo:fail no such file or directory ${path}`,
      errno: 1300002,
    })
  })

  it('cannot be saved twice, nor removed when they are not saved', async () => {
    const wechat = setup()
    const temporary = await take(wechat)
    const own = 'wxfile://usr/a.png'
    await wechat.files('writeFile', { filePath: own, data: 'QUJD', encoding: 'base64' })
    for (const filePath of [temporary, own])
      expect(await wechat.files('removeSavedFile', { filePath })).toMatchObject({ errno: 1300002 })
    const { savedFilePath } = await wechat.files('saveFile', { tempFilePath: temporary })
    for (const tempFilePath of [temporary, savedFilePath])
      expect(await wechat.files('saveFile', { tempFilePath })).toEqual({
        errMsg: 'saveFile:fail tempFilePath file not exist',
        errno: 1301112,
      })
  })

  it('take 200 MB in all', async () => {
    const wechat = setup()
    wechat.phone.state.files.big = { ...picture(), bytes: 200 * 1024 * 1024 - 3, kept: true }
    const tempFilePath = await take(wechat)
    expect(await wechat.files('saveFile', { tempFilePath })).toMatchObject({ errMsg: 'saveFile:ok' })
    const more = await take(wechat)
    expect(await wechat.files('saveFile', { tempFilePath: more })).toEqual({
      errMsg: 'saveFile:fail the maximum size of the file storage limit is exceeded',
      errno: 1300202,
    })
  })

  it('take the same room when one is written again', async () => {
    const wechat = setup()
    const file = { filePath: 'wxfile://usr/a.png', data: 'QUJD', encoding: 'base64' }
    wechat.phone.state.files.big = { ...picture(), bytes: 200 * 1024 * 1024 - 3, kept: true }
    for (const _time of [1, 2]) expect(await wechat.files('writeFile', file)).toEqual({ errMsg: 'writeFile:ok' })
  })

  it('are written under the app’s own folder only, from Base64', async () => {
    const { files, wx } = setup()
    expect(wx.env).toEqual({ USER_DATA_PATH: 'wxfile://usr' })
    const data = 'QUJD'
    expect(await files('writeFile', { filePath: 'wxfile://tmp_a.png', data, encoding: 'base64' })).toEqual({
      errMsg: 'writeFile:fail permission denied, open "wxfile://tmp_a.png"',
      errno: 1300013,
    })
    expect(await files('writeFile', { filePath: 'wxfile://usr/a.png', data: '***', encoding: 'base64' })).toMatchObject(
      {
        errno: 1300203,
      },
    )
  })

  it('have interfaces with callbacks only, and a fault for those not modelled', async () => {
    const { manager, fake } = setup()
    const apply = (name: string) => Reflect.apply(Reflect.get(manager, name), manager, [{ filePath: 'none' }])
    expect(apply('getFileInfo')).toBeUndefined()
    apply('readdir')
    expect(fake.faults).toEqual(['FileSystemManager.readdir is not modelled'])
  })
})

describe('the scanner', () => {
  const scanning = (...scans: string[]) => setup({ next: { ...nothing, scans } })

  it('reads a QR code', async () => {
    const { ask } = scanning('nx:v1:暖')
    expect(await ask('scanCode', { onlyFromCamera: true })).toEqual({
      result: 'nx:v1:暖',
      scanType: 'QR_CODE',
      charSet: 'utf-8',
      rawData: Buffer.from('nx:v1:暖').toString('base64'),
      errMsg: 'scanCode:ok',
    })
  })

  it('gives the path of a mini-program code', async () => {
    const { ask } = scanning('path:packages/worker/pages/checkin/index?scene=s1')
    expect(await ask('scanCode')).toMatchObject({
      path: 'packages/worker/pages/checkin/index?scene=s1',
      scanType: 'WX_CODE',
    })
  })

  it('can be left, and offers no album to those who want the camera only', async () => {
    const { ask, fake } = scanning('cancel', 'album:nx:1', 'album:nx:1')
    expect(await ask('scanCode')).toEqual({ errMsg: 'scanCode:fail cancel', errno: 1 })
    expect(await ask('scanCode', { onlyFromCamera: true })).toMatchObject({ errMsg: 'scanCode:fail cancel' })
    expect(await ask('scanCode')).toMatchObject({ result: 'nx:1' })
    expect(fake.faults).toEqual([])
  })

  it('that sees what no test has put before it is a fault', async () => {
    const { ask, fake } = scanning()
    expect(await ask('scanCode')).toMatchObject({ errMsg: 'scanCode:fail cancel' })
    expect(fake.faults).toEqual(['scanCode: nobody has said what the camera sees next (state.next.scans)'])
  })
})
