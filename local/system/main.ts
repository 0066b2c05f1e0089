import { say, wordsOf } from '../machine/console'
import { leaving } from '../machine/leaving'
import { startSystem } from './system'

/** Starts everything that stands in for the cloud, and the app, on one machine; runs until it is told to stop. */
export async function main(): Promise<void> {
  const end = leaving()
  try {
    await startSystem(end)
  } catch (error) {
    // A step that fails because we are leaving is no failure.
    if (end.isLeaving()) return
    say(`✗ ${wordsOf(error)}`)
    end.leave(1)
  }
}
