import type { Phone, PhoneEvent } from '../phone'
import { callApp, type Members } from './base'

/** A function of the app's that is told something. */
export type Listener = (said?: unknown) => unknown

/** Is it something that can be told? */
export const isListener = (value: unknown): value is Listener => typeof value === 'function'

/**
 * `onName` and `offName` of an event of the phone's. `offName` without a listener removes all the app has, and none of
 * the host's own.
 * @param detailOf what the app is told, from what the phone said.
 */
export function channel(phone: Phone, name: string, event: PhoneEvent, detailOf: (said: unknown) => unknown): Members {
  const listeners = new Set<Listener>()
  let listening = false

  function on(listener: unknown): void {
    if (isListener(listener)) listeners.add(listener)
    else phone.fault(`wx.on${name} needs a function`)
    if (listening) return
    listening = true
    phone.on(event, (said) => {
      for (const each of [...listeners]) callApp(phone, `wx.on${name} callback function`, () => each(detailOf(said)))
    })
  }

  function off(listener?: unknown): void {
    if (listener === undefined) listeners.clear()
    else if (isListener(listener)) listeners.delete(listener)
  }

  return { [`on${name}`]: on, [`off${name}`]: off }
}
