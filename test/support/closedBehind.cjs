const { TestEnvironment } = require('jest-environment-node')

/** What is being closed at the end of a file is given so long, in milliseconds; only what stays open waits for it. */
const CLOSING_MS = 5_000

/** A worker's own: its line to the parent, and what it prints to, which is there from the first word on. */
const ITS_OWN = new Set(['PipeWrap', 'TTYWrap'])

/** What keeps this process alive: how many of each kind. */
function heldOpen() {
  const counts = new Map()
  const kinds = process.getActiveResourcesInfo().filter((kind) => !ITS_OWN.has(kind))
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}

/** The kinds of which there are more than then. */
const leftOpenSince = (before) =>
  [...heldOpen()].filter(([kind, count]) => count > (before.get(kind) ?? 0)).map(([kind]) => kind)

/**
 * A file that leaves a timer, a socket, a server or a child behind is red, and told which. Jest alone only notices that a
 * worker did not end within half a second, which a busy machine also does. Workers only: a process that runs files itself
 * has its own things open.
 */
class ClosedBehind extends TestEnvironment {
  async setup() {
    await super.setup()
    this.before = heldOpen()
  }

  async teardown() {
    await super.teardown()
    if (process.send === undefined) return
    const until = performance.now() + CLOSING_MS
    while (leftOpenSince(this.before).length > 0 && performance.now() < until) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    const left = leftOpenSince(this.before)
    if (left.length > 0) throw new Error(`left open: ${left.join(', ')}`)
  }
}

module.exports = Object.assign(ClosedBehind, { heldOpen, leftOpenSince })
