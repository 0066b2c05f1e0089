/**
 * The one clock of a local system. Loaded before anything else (`node --require`), it shifts this process's `Date` by the
 * milliseconds that stand as a double in CLOCK_FILE. Every process of a system reads the same eight bytes, so all of them
 * are set, and advanced, at once. Timers run on as ever. A process outside of a system is given CLOCK_SHIFT_MS instead.
 */
const { openSync, readSync } = require('node:fs')
const { shiftDate } = require('./shift.cjs')

const { CLOCK_FILE, CLOCK_SHIFT_MS } = process.env

/** What the file says at this moment. */
function shiftIn(path) {
  const file = openSync(path, 'r')
  const bytes = Buffer.alloc(8)
  return () => (readSync(file, bytes, 0, 8, 0) === 8 ? bytes.readDoubleLE() : 0)
}

if (!globalThis.Date.isShifted) {
  if (CLOCK_FILE) shiftDate(globalThis, shiftIn(CLOCK_FILE))
  else if (CLOCK_SHIFT_MS) shiftDate(globalThis, () => Number(CLOCK_SHIFT_MS))
}
