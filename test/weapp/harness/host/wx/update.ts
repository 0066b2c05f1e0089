import type { Phone } from '../phone'
import { callApp, guarded, later, type Members } from './base'
import type { Listener } from './channel'

/**
 * `wx.getUpdateManager()`. Whether a newer version waits is `state.update`; the app hears of it in a later turn, once.
 */
export function updateApis(phone: Phone): Members {
  const listeners: Record<'check' | 'ready' | 'failed', Set<Listener>> = {
    check: new Set(),
    ready: new Set(),
    failed: new Set(),
  }
  let checked = false
  let applied = false

  const say = (event: keyof typeof listeners, said?: unknown) => {
    for (const each of [...listeners[event]])
      callApp(phone, `UpdateManager ${event} callback function`, () => each(said))
  }

  async function check(): Promise<void> {
    if (checked) return
    checked = true
    await later()
    say('check', { hasUpdate: phone.state.update !== undefined })
    await later()
    if (phone.state.update) say(phone.state.update)
  }

  const manager = guarded(phone, 'UpdateManager', {
    onCheckForUpdate: (listener: Listener) => void listeners.check.add(listener),
    onUpdateReady: (listener: Listener) => void listeners.ready.add(listener),
    onUpdateFailed: (listener: Listener) => void listeners.failed.add(listener),
    applyUpdate: () => {
      phone.called('applyUpdate')
      if (phone.state.update !== 'ready') return phone.fault('applyUpdate: update is not ready')
      if (applied) return phone.fault('applyUpdate has been called')
      applied = true
      delete phone.state.update
      phone.router.restart()
    },
  })

  return {
    getUpdateManager: () => {
      phone.called('getUpdateManager')
      void check()
      return manager
    },
  }
}
