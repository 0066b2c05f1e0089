import { startTask, wechatOn } from './support/fakePhone'

describe('upload', () => {
  const files = { 'wxfile://tmp_a.jpg': { base64: 'QUJD', type: 'jpeg', width: 1, height: 1, bytes: 3, kept: false } }
  const url = 'https://bucket.s3.example.com/'

  /** Temporary files go at a start, so they come after it. */
  const ready = () => {
    const wechat = wechatOn()
    Object.assign(wechat.phone.state.files, files)
    return wechat
  }

  it('sends one file with its fields and tells how far it is', async () => {
    const wechat = ready()
    wechat.fake.answer = async () => ({ status: 204, header: {}, body: '' })
    const { task, ended } = startTask(wechat, 'uploadFile', {
      url,
      filePath: 'wxfile://tmp_a.jpg',
      name: 'file',
      formData: { key: 'k', policy: 'p' },
      header: { 'content-type': 'text/plain' },
    })
    const progress: object[] = []
    task.onProgressUpdate((said) => progress.push(said))
    expect(await ended).toEqual({ data: '', statusCode: 204, errMsg: 'uploadFile:ok' })
    expect(progress).toEqual([
      { progress: 50, totalBytesSent: 2, totalBytesExpectedToSend: 3 },
      { progress: 100, totalBytesSent: 3, totalBytesExpectedToSend: 3 },
    ])
    expect(wechat.fake.uploads).toEqual([
      {
        url,
        header: { referer: expect.stringContaining('servicewechat.com') },
        name: 'file',
        fileName: 'tmp_a.jpg',
        fields: { key: 'k', policy: 'p' },
        base64: 'QUJD',
        contentType: 'image/jpeg',
        timeout: 60_000,
      },
    ])
    expect(wechat.fake.faults).toEqual([])
  })

  it.each([
    ['a file that is not there', { filePath: 'wxfile://tmp_b.jpg' }, 'uploadFile:fail file not found'],
    [
      'no field name',
      { name: undefined },
      'uploadFile:fail parameter error: parameter.name should be String instead of Undefined;',
    ],
    ['a foreign host', { url: 'https://api.example.com' }, 'uploadFile:fail url not in domain list'],
  ])('fails for %s', async (_, changes, errMsg) => {
    const wechat = ready()
    const options = { url, filePath: 'wxfile://tmp_a.jpg', name: 'file', ...changes }
    expect(await wechat.told('uploadFile', options)).toMatchObject({ errMsg })
    expect(wechat.fake.uploads).toEqual([])
  })

  it('takes texts for fields only', async () => {
    const wechat = ready()
    await wechat.told('uploadFile', { url, filePath: 'wxfile://tmp_a.jpg', name: 'file', formData: { n: 1 } })
    expect(wechat.fake.faults).toEqual(['uploadFile: the field "n" is not a text'])
  })
})
