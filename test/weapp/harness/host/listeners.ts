import type { Phone, PhoneEvent } from './phone'

/** Who hears of what happens to the phone; `failed` is told of a listener that throws. */
export function createListeners(
  failed: (event: PhoneEvent, error: unknown) => void,
): Pick<Phone, 'on' | 'off' | 'emit'> {
  const listeners = new Map<PhoneEvent, Set<(detail: unknown) => void>>()
  return {
    on: (event, listener) => {
      const all = listeners.get(event) ?? new Set()
      listeners.set(event, all.add(listener))
    },
    off: (event, listener) => {
      if (listener) listeners.get(event)?.delete(listener)
      else listeners.delete(event)
    },
    emit: (event, detail) => {
      for (const listener of [...(listeners.get(event) ?? [])]) {
        try {
          listener(detail)
        } catch (error) {
          failed(event, error)
        }
      }
    },
  }
}
