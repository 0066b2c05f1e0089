import type { Traces } from '../../types'
import type { Phone } from '../phone'

/** What the app left behind on the phone; begun when it is first asked for. */
export function tracesOf({ state }: Phone): Traces {
  state.traces ??= { phoneCalls: [], navigations: [], album: [], calendar: [], subscriptions: {}, awake: false }
  return state.traces
}
