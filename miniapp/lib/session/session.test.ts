/** A phone that was used before: what is kept on it, and what WeChat and the network do. */
const kept = new Map<string, string>()
const wechat = { login: jest.fn(), request: jest.fn(), removeSavedFile: jest.fn() }

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageSync: (key: string) => kept.get(key) ?? '',
    setStorageSync: (key: string, text: string) => kept.set(key, text),
    removeStorageSync: (key: string) => kept.delete(key),
    getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
    getFileSystemManager: () => ({ removeSavedFile: wechat.removeSavedFile }),
    login: () => wechat.login(),
    request: (options: unknown) => wechat.request(options),
  },
}))
Object.assign(globalThis, { API_BASE: '/api', STREET_ID: 'qishan' })

const HOUR_MS = 3_600_000
const me = { memberId: 'me', streetId: 'qishan', status: 'confirmed', grants: [] }

/** Starts the app on this phone: everything is read from what is kept. */
async function start() {
  jest.resetModules()
  return { ...(await import('./session')), ...(await import('../api/api')), ...(await import('../offline/copies')) }
}

beforeEach(() => {
  kept.clear()
  for (const mock of Object.values(wechat)) mock.mockReset()
  wechat.login.mockImplementation(() => Promise.reject({ errMsg: 'login:fail' }))
  wechat.request.mockImplementation(() => Promise.reject({ errMsg: 'request:fail' }))
  kept.set('session', JSON.stringify({ token: 'old', expiresAt: Date.now() - HOUR_MS, me }))
})

test('started without a network hours after the token ran out, the person stays signed in and keeps their copies', async () => {
  const app = await start()
  app.keepCopy('me', 'home', { points: 7 })
  await expect(app.api.insights.home({})).rejects.toMatchObject({ code: 'OFFLINE' })
  expect(app.session()?.me.memberId).toBe('me')
  expect(app.copyOf('me', 'home')?.data).toEqual({ points: 7 })
  expect((await start()).session()?.me.memberId).toBe('me')
})

test('a sign-in that no network carries waits for nothing more', async () => {
  wechat.login.mockImplementation(() => Promise.resolve({ code: 'c' }))
  const app = await start()
  await expect(app.api.insights.home({})).rejects.toMatchObject({ code: 'OFFLINE' })
  const asked = wechat.request.mock.calls.map(([{ url }]) => url)
  expect(new Set(asked)).toEqual(new Set(['/api/sessions']))
})

test('with the network back the token is renewed and the request goes through', async () => {
  wechat.login.mockImplementation(() => Promise.resolve({ code: 'c' }))
  wechat.request.mockImplementation(({ url, header }: { url: string; header: Record<string, string> }) =>
    Promise.resolve({
      statusCode: 200,
      header: {},
      data: url.endsWith('/sessions')
        ? { token: 'new', expiresAt: Date.now() + HOUR_MS, serverTime: Date.now(), me }
        : { by: header.authorization },
    }),
  )
  const app = await start()
  await expect(app.api.insights.home({})).resolves.toEqual({ by: 'Bearer new' })
})

test('signing out leaves nothing of the person but what they already gave to be sent', async () => {
  kept.set('outbox:reports', '[]')
  kept.set(
    'draft:report',
    JSON.stringify({ id: 'r', memberId: 'me', photos: [{ id: 'p', photo: { path: '/p' }, uploaded: false }] }),
  )
  const app = await start()
  app.keepCopy('me', 'home', 1)
  app.keepCopy(app.streetOwner('qishan'), 'stations', 2)
  app.signOut()
  expect([...kept.keys()].sort()).toEqual(['copy:street-qishan:stations', 'outbox:reports'])
  expect(wechat.removeSavedFile).toHaveBeenCalledWith(expect.objectContaining({ filePath: '/p' }))
})

test('another person on this phone finds no copies of the one before', async () => {
  wechat.login.mockImplementation(() => Promise.resolve({ code: 'c' }))
  const other = { ...me, memberId: 'other' }
  wechat.request.mockImplementation(() =>
    Promise.resolve({
      statusCode: 200,
      header: {},
      data: { token: 't', expiresAt: Date.now() + HOUR_MS, serverTime: Date.now(), me: other },
    }),
  )
  const app = await start()
  app.keepCopy('me', 'home', 1)
  await app.signIn()
  expect(app.session()?.me.memberId).toBe('other')
  expect([...kept.keys()].filter((key) => key.startsWith('copy:'))).toEqual([])
})

test('a right that is new is there with the token that has it, not before; one that ended is gone at once', async () => {
  const grant = (role: string) => ({ role, communityIds: ['east'] })
  kept.set(
    'session',
    JSON.stringify({ token: 'old', expiresAt: Date.now() + HOUR_MS, me: { ...me, grants: [grant('worker')] } }),
  )
  const after = { ...me, grants: [grant('gridWorker')] }
  wechat.login.mockImplementation(() => Promise.resolve({ code: 'c' }))
  const data = { token: 'new', expiresAt: Date.now() + HOUR_MS, me: after }
  wechat.request.mockImplementation(() => Promise.resolve({ statusCode: 200, header: {}, data }))
  const app = await start()
  app.noticeMe(after as never)
  expect(app.session()).toMatchObject({ token: 'old', me: { grants: [] } })
  await app.renewRights()
  expect(app.session()).toMatchObject({ token: 'new', me: after })
})
