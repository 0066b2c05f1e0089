import type { Phone } from '../phone'
import { asyncApis, later, type Members } from './base'
import { fieldsOf, numberOf, textOf } from './options'
import { refuse, wordsOf } from './refusal'

type Listener = (...said: unknown[]) => unknown

/** The channel between a page and the one that opened it. */
function eventChannel(events: Readonly<Record<string, unknown>> = {}) {
  const listeners = new Map<string, Set<Listener>>()
  const of = (name: string) => {
    const found = listeners.get(name) ?? new Set<Listener>()
    listeners.set(name, found)
    return found
  }
  const channel = {
    on: (name: string, listener: Listener) => void of(name).add(listener),
    once: (name: string, listener: Listener) => {
      const first: Listener = (...said) => {
        channel.off(name, first)
        listener(...said)
      }
      channel.on(name, first)
    },
    off: (name: string, listener?: Listener) => {
      if (listener) of(name).delete(listener)
      else of(name).clear()
    },
    emit: (name: string, ...said: unknown[]) => {
      for (const each of [...of(name)]) each(...said)
    },
  }
  for (const [name, listener] of Object.entries(events))
    if (typeof listener === 'function') channel.on(name, (...said) => Reflect.apply(listener, undefined, said))
  return channel
}

/** Moving between pages. The page changes in a later turn than the call, and what the router refuses is refused. */
export function navigationApis(phone: Phone): Members {
  async function go(move: () => void): Promise<void> {
    await later()
    try {
      move()
    } catch (error) {
      throw refuse(wordsOf(error))
    }
  }

  return asyncApis(phone, {
    navigateTo: async (options) => {
      const url = textOf(options, 'url')
      await go(() => phone.router.navigateTo(url))
      return { eventChannel: eventChannel(fieldsOf(options, 'events')) }
    },
    redirectTo: (options) => {
      const url = textOf(options, 'url')
      return go(() => phone.router.redirectTo(url))
    },
    switchTab: (options) => {
      const url = textOf(options, 'url')
      return go(() => phone.router.switchTab(url))
    },
    reLaunch: (options) => {
      const url = textOf(options, 'url')
      return go(() => phone.router.reLaunch(url))
    },
    navigateBack: (options) => {
      const delta = numberOf(options, 'delta', 1)
      return go(() => phone.router.navigateBack(delta))
    },
  })
}
