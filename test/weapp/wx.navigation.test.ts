import { wechatOn } from './support/fakePhone'

const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('moving between pages', () => {
  it('happens in a later turn, and gives the opened page a channel', async () => {
    const { ask, fake } = wechatOn()
    const opened = ask('navigateTo', {
      url: '/pages/a',
      events: { done: (said: string) => fake.drawn.push(`heard ${said}`) },
    })
    expect(fake.drawn).toEqual([])
    const { eventChannel } = await opened
    expect(fake.drawn).toEqual(['navigateTo /pages/a'])
    if (typeof eventChannel !== 'object' || eventChannel === null || !('emit' in eventChannel))
      throw new Error('no channel')
    if (typeof eventChannel.emit === 'function') eventChannel.emit('done', '好')
    expect(fake.drawn).toContain('heard 好')
  })

  it.each(['navigateTo', 'redirectTo', 'switchTab', 'reLaunch'])(
    '%s takes an address and fails in the router’s words',
    async (name) => {
      const { ask, fake } = wechatOn()
      expect(await ask(name, { url: '/pages/a' })).toMatchObject({ errMsg: `${name}:ok` })
      fake.routerSays = 'page "pages/a" is not found'
      expect(await ask(name, { url: '/pages/a' })).toEqual({ errMsg: `${name}:fail page "pages/a" is not found` })
      expect(await ask(name)).toMatchObject({ errno: 1001 })
      expect(fake.faults).toEqual([])
    },
  )

  it('goes back one page unless told otherwise', async () => {
    const { ask, fake } = wechatOn()
    await ask('navigateBack')
    await ask('navigateBack', { delta: 2 })
    expect(fake.drawn).toEqual(['navigateBack 1', 'navigateBack 2'])
  })
})

interface UpdateManager {
  onCheckForUpdate: (listener: (said: object) => void) => void
  onUpdateReady: (listener: () => void) => void
  onUpdateFailed: (listener: () => void) => void
  applyUpdate: () => void
}
const isManager = (value: unknown): value is UpdateManager =>
  typeof value === 'object' && value !== null && 'applyUpdate' in value

describe('a newer version', () => {
  async function managed(update?: 'ready' | 'failed') {
    const wechat = wechatOn(update ? { update } : {})
    const manager = wechat.raw('getUpdateManager', [])
    if (!isManager(manager)) throw new Error('no update manager')
    const heard: unknown[] = []
    manager.onCheckForUpdate((said) => heard.push(said))
    manager.onUpdateReady(() => heard.push('ready'))
    manager.onUpdateFailed(() => heard.push('failed'))
    // The check is told first, what came of it in a later turn.
    for (let turns = 0; turns < 50 && heard.length < (update ? 2 : 1); turns += 1) await turn()
    return { ...wechat, manager, heard }
  }

  it('is offered when it is there, and starts the app anew once', async () => {
    const { manager, heard, fake, phone } = await managed('ready')
    expect(heard).toEqual([{ hasUpdate: true }, 'ready'])
    manager.applyUpdate()
    expect(fake.restarts).toBe(1)
    expect(phone.state.update).toBeUndefined()
    expect(fake.faults).toEqual([])
  })

  it('that did not arrive is told as such', async () => {
    expect((await managed('failed')).heard).toEqual([{ hasUpdate: true }, 'failed'])
  })

  it('that is not there is not offered, and applying it is a fault', async () => {
    const { manager, heard, fake } = await managed()
    expect(heard).toEqual([{ hasUpdate: false }])
    manager.applyUpdate()
    expect(fake.faults).toEqual(['applyUpdate: update is not ready'])
    expect(fake.restarts).toBe(0)
  })
})
